import { HOUR } from '../../../base/drill-time';
import { shown } from '../answers';
import { tallyOf } from '../damage/tally';
import type { OperationOf, OperationResult, WorldView } from '../operations';
import { holdsAt, holdsWithin, timelineOf } from '../states-at';
import { auditRows } from './audit';

/** As far back as evidence in the error log counts as seen in its rows: whoever reads older rows reads of the past. */
const RECENT = 24 * HOUR;

/** The parts of the database's inside that SQL shows, by the view that shows them. */
const VIEWS = { pg_stat_activity: 'sessions', pg_locks: 'locks', pg_stat_statements: 'statements' } as const;

/** As SQL names the audit log of sign-in. */
const AUDIT = 'audit_log_entries';

/** Tables whose rows show evidence by themselves, as SQL names them. */
const TABLES = ['readings', 'cron.job', 'cron.job_run_details'] as const;

/** Is the number there, and not only as part of another? Nought says nothing. */
function hasNumber(text: string, n: number): boolean {
  return n > 0 && new RegExp(`(?<![\\d.,])${n}(?![\\d.,]*\\d)`).test(text);
}

/** Do the rows say it? `{corrupt}` and `{lost}` are the counts of damaged and missing readings now. */
function says(world: WorldView, lower: string, matches: string | undefined): boolean {
  if (matches === undefined) return true;
  const slot = /^\{(corrupt|lost)\}$/.exec(matches)?.[1];
  if (slot === undefined) return lower.includes(matches.toLowerCase());
  const { corrupt, lost } = tallyOf(world);
  return hasNumber(lower, slot === 'corrupt' ? corrupt : lost);
}

/** Evidence of audit entries that rows with their address and their account or action show. */
function inAuditRows(world: WorldView, lower: string): readonly string[] {
  return auditRows(world, world.now - 7 * RECENT, world.now)
    .filter(
      (r) => r.evidence.length > 0 && lower.includes(r.ip) && (lower.includes(r.email) || lower.includes(r.action)),
    )
    .flatMap((r) => r.evidence);
}

/**
 * The evidence in rows that somebody has read with SQL. Of the error log it is what its console shows too: lines with the
 * evidence's text. Of sessions, locks and statements it is what holds now, where the rows say it.
 */
export function readRows(world: WorldView, op: OperationOf<'rows.read'>): OperationResult<'rows.read'> {
  const timeline = timelineOf(world);
  const lower = op.text.toLowerCase();
  const found: string[] = [];
  if (lower !== '' && op.relations.includes('error_logs')) {
    for (const stream of world.scenario.telemetry.streams) {
      if (stream.kind !== 'error-log') continue;
      for (const { evidence, when, matches } of stream.evidence) {
        const said = matches !== undefined && lower.includes(matches.toLowerCase());
        if (said && holdsWithin(timeline, when, world.now - RECENT, world.now)) found.push(evidence);
      }
    }
  }
  if (lower !== '' && op.relations.includes(AUDIT)) found.push(...inAuditRows(world, lower));
  for (const [view, part] of Object.entries(VIEWS)) {
    if (lower === '' || !op.relations.includes(view)) continue;
    for (const { evidence, when, matches } of world.scenario.exhibits.database.shows[part]) {
      const said = matches === undefined || lower.includes(matches.toLowerCase());
      if (said && holdsAt(timeline, when, world.now)) found.push(evidence);
    }
  }
  for (const { relation, evidence, when, matches } of world.scenario.exhibits.database.shows.rows) {
    if (lower === '' || !op.relations.includes(relation)) continue;
    if (holdsAt(timeline, when, world.now) && says(world, lower, matches)) found.push(evidence);
  }
  return shown<'rows.read'>({}, found);
}

/** Names of relations in SQL whose rows can be evidence. */
export function relationsIn(sql: string): readonly string[] {
  return ['error_logs', AUDIT, ...Object.keys(VIEWS), ...TABLES].filter((name) =>
    new RegExp(`\\b${name.replace('.', '\\.')}\\b`, 'i').test(sql),
  );
}
