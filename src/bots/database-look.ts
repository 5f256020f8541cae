import { type DrillTime, MINUTE } from '../base/drill-time';
import type { LockRow, SessionRow } from '../world/model/database/types';
import type { Situation } from './intent';
import { quoted } from './quoted';
import type { Observation } from './reading';

/**
 * What somebody who knows databases looks for in the lists of sessions and locks: the same query in several sessions for long;
 * the session at the root of those that wait for a lock; the application that sits on most of the connections.
 */
export interface Pile {
  /** The session that leads: of helpers of one query the connection that is oldest. */
  readonly lead: SessionRow;
  readonly sessions: number;
  /** How long the query has been running, ms. */
  readonly age: number;
}

export interface Blockage {
  /** Who is waited for and waits for nobody. */
  readonly root: SessionRow;
  readonly waiting: number;
}

export interface Hoard {
  readonly application: string;
  readonly sessions: number;
  readonly all: number;
  /** One of them: to look at, or to end. */
  readonly oldest: SessionRow;
}

/** A query that has run for longer than this is long, ms. */
const LONG = MINUTE;
/** Work of the server and of backups, which takes as long as it takes and which nobody ends. */
const UPKEEP = /^(?:autovacuum|vacuum|copy|start_replication|analyze)\b/i;
const UPKEEP_APPLICATION = /dump|replication|cron/i;

function sessionsOf(now: Situation): readonly SessionRow[] {
  const result = now.read({ op: 'sessions.list' });
  return result.ok ? result.value.rows : [];
}

function isUpkeep(row: SessionRow): boolean {
  return UPKEEP.test(row.query) || UPKEEP_APPLICATION.test(row.applicationName);
}

/** The same long query in two sessions or more: something asks faster than it is answered, or one query takes all there is. */
export function pileIn(now: Situation): Pile | undefined {
  const groups = new Map<string, SessionRow[]>();
  for (const row of sessionsOf(now)) {
    if (row.state !== 'active' || row.waitEventType === 'Lock' || isUpkeep(row)) continue;
    if (row.queryStart === null || now.view.t - row.queryStart < LONG) continue;
    const group = groups.get(row.query);
    if (group === undefined) groups.set(row.query, [row]);
    else group.push(row);
  }
  const largest = [...groups.values()].filter((g) => g.length > 1).sort((a, b) => b.length - a.length)[0];
  const lead = largest?.toSorted((a, b) => a.backendStart - b.backendStart || a.pid - b.pid)[0];
  if (largest === undefined || lead === undefined) return undefined;
  return { lead, sessions: largest.length, age: now.view.t - (lead.queryStart ?? now.view.t) };
}

/** Who stands at the beginning of the queue for a lock, when anybody waits for one. */
export function blockageIn(now: Situation): Blockage | undefined {
  const result = now.read({ op: 'locks.list' });
  const locks = result.ok ? result.value.rows : [];
  const waiting = locks.filter((lock) => !lock.granted && lock.blockedBy.length > 0);
  const first = waiting[0];
  if (first === undefined) return undefined;
  const rootPid = rootOf(waiting, first);
  const root = sessionsOf(now).find((row) => row.pid === rootPid);
  return root === undefined ? undefined : { root, waiting: new Set(waiting.map((lock) => lock.pid)).size };
}

/** Follows who waits for whom to whom nobody blocks; a ring of them ends where it began. */
function rootOf(waiting: readonly LockRow[], first: LockRow): number | undefined {
  const seen = new Set<number>();
  let pid = first.blockedBy[0];
  while (pid !== undefined && !seen.has(pid)) {
    seen.add(pid);
    const behind = waiting.find((lock) => lock.pid === pid);
    if (behind === undefined) return pid;
    pid = behind.blockedBy[0];
  }
  return pid;
}

/** Share of all connections (percent) that one application may hold before it is conspicuous. */
const CONSPICUOUS = 45;
const SOME = 12;

/** An application that sits on most of the connections without working: its transactions or connections are never ended. */
export function hoardIn(now: Situation): Hoard | undefined {
  const rows = sessionsOf(now);
  const groups = new Map<string, SessionRow[]>();
  for (const row of rows) {
    if (row.state === 'active') continue;
    const group = groups.get(row.applicationName);
    if (group === undefined) groups.set(row.applicationName, [row]);
    else group.push(row);
  }
  const [application, held = []] = [...groups].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const oldest = held.toSorted((a, b) => a.backendStart - b.backendStart || a.pid - b.pid)[0];
  if (application === undefined || oldest === undefined) return undefined;
  if (held.length < SOME || held.length * 100 < rows.length * CONSPICUOUS) return undefined;
  return { application, sessions: held.length, all: rows.length, oldest };
}

const nameOf = (row: SessionRow): string => `pid ${row.pid} (${row.applicationName || 'no name'}, ${row.user})`;

const minutesOf = (ms: DrillTime): number => Math.max(1, Math.round(ms / MINUTE));

/** Looks at sessions and locks and says what stands out, with who it is; the playbook's three questions about the database. */
export function observeDatabase(now: Situation): Observation {
  const sessions = now.read({ op: 'sessions.list' });
  const locks = now.read({ op: 'locks.list' });
  const evidence = [...(sessions.ok ? sessions.evidence : []), ...(locks.ok ? locks.evidence : [])];
  const base = { console: 'database', query: 'sessions locks', evidence: [...new Set(evidence)] };
  const all = sessionsOf(now).length;
  const said: string[] = [];
  const pile = pileIn(now);
  const blockage = blockageIn(now);
  const hoard = hoardIn(now);
  if (pile !== undefined) {
    const text = `active for ${minutesOf(pile.age)} min with the same query, led by ${nameOf(pile.lead)}: ${pile.lead.query.slice(0, 240)}`;
    said.push(`${pile.sessions} × “${text}”`);
  }
  if (blockage !== undefined) {
    const { root } = blockage;
    const since = root.queryStart === null ? '' : ` for ${minutesOf(now.view.t - root.queryStart)} min`;
    said.push(`${blockage.waiting} × “waiting for a lock, all behind ${nameOf(root)}, which is ${root.state}${since}”`);
  }
  if (hoard !== undefined) {
    const text = `connection kept by ${hoard.application}, ${hoard.oldest.state} and never given back`;
    said.push(`${hoard.sessions} × “${text}”`);
  }
  if (said.length > 0) return { ...base, text: `Database: ${said.join(', then ')}. ${all} connections in all.` };
  const longest = sessionsOf(now)
    .filter((row) => row.state === 'active' && row.queryStart !== null && !isUpkeep(row))
    .sort((a, b) => (a.queryStart ?? 0) - (b.queryStart ?? 0))[0];
  const query = longest === undefined ? '' : ` The longest query is of ${nameOf(longest)}: ${quoted(longest.query)}.`;
  return { ...base, text: `Database: nobody waits for a lock, ${all} connections, no query twice.${query}` };
}
