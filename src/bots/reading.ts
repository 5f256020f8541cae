import { DAY, HOUR } from '../base/drill-time';
import type { Act } from '../drill/acts';
import type { LogLine, OperationValues } from '../world/model/operations';
import { observeAudit, observeEgress, observeExposure, observeReaders } from './access';
import { observeDamage } from './data-look';
import { observeDatabase } from './database-look';
import { readHealth } from './health';
import type { Situation } from './intent';
import { quoted } from './quoted';
import { clock } from './situation';

/** What somebody saw on a console: enough to tell others, and nothing that was not on it. */
export interface Observation {
  readonly console: string;
  readonly query: string;
  readonly evidence: readonly string[];
  /** A sentence or two with counts and the words on the screen. */
  readonly text: string;
}

/** What a bot can be asked to look at. */
export type Target =
  | { readonly kind: 'logs'; readonly streams: readonly string[] }
  | { readonly kind: 'tracker' }
  | { readonly kind: 'deployments' }
  | { readonly kind: 'metrics' }
  | { readonly kind: 'pages'; readonly console: 'vendor' | 'platform' }
  | { readonly kind: 'versions'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'flags' }
  | { readonly kind: 'secrets' }
  | { readonly kind: 'commits' }
  /** Sessions and locks of the database. */
  | { readonly kind: 'database' }
  /** What is wrong in the stored rows, and what still writes. */
  | { readonly kind: 'damage' }
  /** Who reads what, by the access logs; the audit log of sign-in; calls to strange hosts; secrets in public and reported packages. */
  | { readonly kind: 'access' }
  | { readonly kind: 'audit' }
  | { readonly kind: 'egress' }
  | { readonly kind: 'exposure' };

/** Messages that differ only in numbers, ids and addresses are one message. */
function shape(text: string): string {
  const bare = text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '#');
  return (bare.includes('@') ? bare.replace(/\S+@\S+/g, '#') : bare)
    .replace(/\b[0-9a-f]{6,}\b/gi, '#')
    .replace(/\d+/g, '#');
}

/** Groups lines by message, most frequent first. */
export function grouped(lines: readonly Pick<LogLine, 'text'>[]): readonly { text: string; times: number }[] {
  const groups = new Map<string, { text: string; times: number }>();
  for (const line of lines) {
    const key = shape(line.text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { text: line.text, times: 1 });
    else group.times++;
  }
  return [...groups.values()].sort((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1));
}

function readLogs(now: Situation, streams: readonly string[]): Observation {
  const names = now.menu.streams.filter((s) => streams.includes(s.id)).map((s) => s.title);
  const title = names.length === 1 ? (names[0] ?? 'Logs') : names.join(', ');
  const base = { console: 'logs', query: streams.join(' ') };
  const from = now.view.t - HOUR;
  const result = now.read({ op: 'logs.read', streams, from, to: now.view.t, minLevel: 'warn', limit: 4_000 });
  if (!result.ok) return { ...base, evidence: [], text: `${title}: ${result.error.message}` };
  const bad = result.value.lines.filter((l) => l.level === 'error' || l.level === 'fatal');
  const groups = grouped(bad.length > 0 ? bad : result.value.lines);
  const known = acquaintances(now);
  // What has failed now and then for weeks is no news, as long as there is any.
  const news = groups.filter((g) => !known.some((title) => g.text.includes(title)));
  const top = (news.length > 0 ? news : groups).slice(0, 2);
  if (top.length === 0) {
    return { ...base, evidence: result.evidence, text: `${title}: no warnings or errors in the last hour.` };
  }
  const list = top.map((g) => `${g.times} × ${quoted(g.text)}`).join(', then ');
  const lead = top[0];
  const first = lead && (bad.length > 0 ? bad : result.value.lines).find((l) => shape(l.text) === shape(lead.text));
  const since = first === undefined ? '' : ` The first of these at ${clock(now, first.at)}.`;
  const kind = bad.length > 0 ? 'errors' : 'warnings, no errors';
  return {
    ...base,
    evidence: result.evidence,
    text: `${title}, last hour: ${bad.length || result.value.lines.length} ${kind}. Mostly ${list}.${since}`,
  };
}

/** The tracker's issues of the last hours, the busiest first. */
export function trackerRows(now: Situation, hours = 1): OperationValues['tracker.list']['rows'] {
  const result = now.read({ op: 'tracker.list', from: now.view.t - hours * HOUR, to: now.view.t });
  return result.ok ? result.value.rows.toSorted((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1)) : [];
}

/** Titles of the tracker's issues that were there long before the trouble. */
function acquaintances(now: Situation): readonly string[] {
  return trackerRows(now).flatMap((row) => (row.firstSeen < now.view.t - DAY ? [row.title] : []));
}

function readTracker(now: Situation): Observation {
  const result = now.read({ op: 'tracker.list', from: now.view.t - HOUR, to: now.view.t });
  if (!result.ok)
    return { console: 'tracker', query: 'last hour', evidence: [], text: `Error tracker: ${result.error.message}` };
  const top = trackerRows(now).filter((r) => r.events > 0);
  const row = top[0];
  if (row === undefined)
    return {
      console: 'tracker',
      query: 'last hour',
      evidence: result.evidence,
      text: 'Error tracker: nothing in the last hour.',
    };
  const detail = now.read({ op: 'tracker.issue', id: row.id, from: now.view.t - HOUR, to: now.view.t });
  const base = { console: 'tracker', query: `last hour ${row.id}` };
  const others = top.length > 1 ? ` ${top.length - 1} other issues are far below or older.` : '';
  return {
    ...base,
    evidence: [...result.evidence, ...(detail.ok ? detail.evidence : [])],
    text: `Error tracker, last hour: ${row.events} × ${quoted(row.title)} in ${row.service}, ${row.people} people, first seen ${clock(now, row.firstSeen)}.${others}`,
  };
}

function readDeployments(now: Situation): Observation {
  const base = { console: 'github', query: 'deployments' };
  const result = now.read({ op: 'deployments.list' });
  if (!result.ok) return { ...base, evidence: [], text: `Deployments: ${result.error.message}` };
  const recent = result.value.rows.filter((d) => d.at > now.view.t - 3 * HOUR).toSorted((a, b) => b.at - a.at);
  const list = recent
    .slice(0, 4)
    .map((d) => `${clock(now, d.at)} ${d.environment}: ${d.title} (${d.function ?? d.sha})`);
  const text =
    list.length === 0 ? 'Deployments: none in the last three hours.' : `Deployments, newest first: ${list.join('; ')}.`;
  return { ...base, evidence: result.evidence, text };
}

function readPages(now: Situation, console: 'vendor' | 'platform'): Observation {
  const list = now.read({ op: 'pages.list' });
  const evidence: string[] = [];
  const texts: string[] = [];
  const ids: string[] = [];
  for (const row of list.ok ? list.value.rows : []) {
    if (row.console !== console) continue;
    const page = now.read({ op: 'pages.read', id: row.id });
    if (!page.ok) continue;
    ids.push(row.id);
    evidence.push(...page.evidence);
    texts.push(`${row.title}: ${quoted(page.value.text.replace(/[#*|\n]+/g, ' ').trim())}`);
  }
  const text = texts.length === 0 ? `There is no ${console} page to read.` : texts.slice(0, 3).join('; ');
  return { console, query: ids.join(' '), evidence, text };
}

function readVersions(now: Situation, name: string): Observation {
  const base = { console: 'platform', query: `functions ${name}` };
  const result = now.read({ op: 'functions.versions', name });
  if (!result.ok) return { ...base, evidence: [], text: result.error.message };
  const rows = result.value.rows.toSorted((a, b) => b.at - a.at).slice(0, 3);
  const list = rows.map((r) => `${r.version}${r.live ? ' (live)' : ''} from ${clock(now, r.at)}`).join(', ');
  return { ...base, evidence: result.evidence, text: `Versions of ${name}: ${list}.` };
}

function readFlags(now: Situation): Observation {
  const base = { console: 'flags', query: 'all' };
  const result = now.read({ op: 'flags.list' });
  if (!result.ok) return { ...base, evidence: [], text: result.error.message };
  const rows = result.value.rows.map((f) => `${f.name} ${f.environments.production === false ? 'off' : 'on'}`);
  return { ...base, evidence: result.evidence, text: `Flags in production: ${rows.join(', ')}.` };
}

function readSecrets(now: Situation): Observation {
  const base = { console: 'platform', query: 'secrets' };
  const result = now.read({ op: 'secrets.list' });
  if (!result.ok) return { ...base, evidence: [], text: result.error.message };
  const rows = result.value.rows.map((s) => `${s.name} set ${clock(now, s.updatedAt)}`);
  return { ...base, evidence: result.evidence, text: `Secrets: ${rows.join(', ')}.` };
}

function readCommits(now: Situation): Observation {
  const base = { console: 'github', query: 'commits' };
  const result = now.read({ op: 'commits.list', limit: 5 });
  if (!result.ok) return { ...base, evidence: [], text: result.error.message };
  const rows = result.value.rows.map((c) => `${c.sha.slice(0, 7)} ${c.title}`);
  return { ...base, evidence: result.evidence, text: `Newest commits: ${rows.join('; ')}.` };
}

/** Looks at something and says what is there. Calling a function by hand is not in here: it is a command (see `change.ts`). */
export function observe(now: Situation, target: Exclude<Target, { kind: 'call' }>): Observation {
  switch (target.kind) {
    case 'logs':
      return readLogs(now, target.streams);
    case 'tracker':
      return readTracker(now);
    case 'deployments':
      return readDeployments(now);
    case 'pages':
      return readPages(now, target.console);
    case 'versions':
      return readVersions(now, target.name);
    case 'flags':
      return readFlags(now);
    case 'secrets':
      return readSecrets(now);
    case 'commits':
      return readCommits(now);
    case 'database':
      return observeDatabase(now);
    case 'damage':
      return observeDamage(now);
    case 'access':
      return observeReaders(now);
    case 'audit':
      return observeAudit(now).seen;
    case 'egress':
      return observeEgress(now);
    case 'exposure':
      return observeExposure(now);
    case 'metrics': {
      const health = readHealth(now);
      return {
        console: 'metrics',
        query: health.charts,
        evidence: health.evidence,
        text: `Metrics at ${clock(now, now.view.t)}: ${health.text}.`,
      };
    }
  }
}

/** The act that puts a look into the record. */
export function lookAct(seen: Observation): Act {
  return {
    type: 'look',
    console: seen.console,
    query: seen.query.slice(0, 2_000),
    evidence: [...new Set(seen.evidence)].slice(0, 60),
  };
}
