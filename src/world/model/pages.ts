import { HOUR } from '../../base/drill-time';
import type { ExhibitPage } from '../../scenario/schema-exhibits';
import { keepsEvidence } from './deleted-lines';
import { findGauge, gaugeAt } from './gauges';
import type { Operation, PageView, WorldView } from './operations';
import { auditRows } from './rows/audit';
import { AUDIT_TABLE } from './rows/audit-table';
import type { AuditRow } from './rows/types';
import { poolSize } from './settings';
import { holdsAt, timelineOf } from './states-at';

type PageVersion = ExhibitPage['versions'][number];

/** What a page says now: its first version whose guard holds; absent when none does. */
export function pageVersion(world: WorldView, page: ExhibitPage): PageVersion | undefined {
  const timeline = timelineOf(world);
  return page.versions.find((v) => holdsAt(timeline, v.when, world.now));
}

/** The page with its text filled in and the things that can be done on it. */
export function pageView(world: WorldView, page: ExhibitPage, version: PageVersion): PageView {
  return {
    id: page.id,
    title: page.title,
    console: page.console,
    text: fillPage(world, version.text),
    actions: page.actions.map(({ id, title, confirm, operation, argument }) => ({
      id,
      title,
      confirm,
      operation: pageOperation(operation, argument),
    })),
  };
}

type PageOperation = ExhibitPage['actions'][number]['operation'];

function pageOperation(operation: PageOperation, argument: string): Operation {
  if (operation === 'quota.raise') return { op: 'quota.raise', vendor: argument };
  if (operation === 'service.restart') return { op: 'service.restart', name: argument };
  if (operation === 'signins.revoke') return { op: 'signins.revoke', whose: argument };
  if (operation === 'secrets.set') {
    const [name = '', value = ''] = argument.split('=');
    return { op: 'secrets.set', name, value };
  }
  return { op: 'pool.resize', size: Number(argument) };
}

/** As far back as a page lists the audit log. */
const LISTED = 24 * HOUR;
const AUDIT_SLOT = '{audit}';

/** Evidence of the audit entries that a page lists. */
export function evidenceListed(world: WorldView, text: string): readonly string[] {
  return text.includes(AUDIT_SLOT) ? auditListed(world).flatMap((r) => r.evidence) : [];
}

function auditListed(world: WorldView): readonly AuditRow[] {
  const keeps = keepsEvidence(world, AUDIT_TABLE);
  return auditRows(world, world.now - LISTED, world.now).filter((r) => keeps(r.at));
}

/** The audit log as the platform lists it, newest first. */
function auditText(world: WorldView): string {
  const rows = auditListed(world).map(({ at, action, email, ip, payload }) => {
    const traits = Object.entries((JSON.parse(payload) as { traits: Readonly<Record<string, string>> }).traits);
    const more = traits.filter(([key]) => key !== 'provider').map(([key, value]) => `${key}=${value}`);
    const time = new Date(world.startEpoch + at).toISOString().slice(0, 19).replace('T', ' ');
    return [time, action.padEnd(16), email.padEnd(34), ip.padEnd(15), ...more].join('  ').trimEnd();
  });
  return rows.length === 0 ? 'No entries.' : rows.toReversed().join('\n');
}

/**
 * `{gauge:<id>}` is the gauge's value now, `{pool}` the connection limit, `{audit}` the audit log of the last day without the
 * customers' sign-ins; other braces stay as written.
 */
function fillPage(world: WorldView, text: string): string {
  return text.replace(/\{(?:gauge:([^{}]+)|pool|audit)\}/g, (slot, id: string | undefined) => {
    if (slot === AUDIT_SLOT) return auditText(world);
    if (id === undefined) return String(poolSize(world));
    const gauge = findGauge(world, id);
    return gauge === undefined ? slot : gaugeAt(world, gauge, world.now).toFixed(gauge.decimals);
  });
}
