import { DAY, type DrillTime, durationText } from '../../../../base/drill-time';
import type { LockRow, SessionRow } from '../../../../world/model/database/types';

/** States as the filter offers them: what is open in a transaction is one thing, failed or not. */
export type StateFilter = 'all' | 'active' | 'waiting' | 'in-transaction' | 'idle';

export interface SessionFilter {
  readonly state: StateFilter;
  /** An application's name; null: any. */
  readonly application: string | null;
  /** Words that the row must have, in any of its columns. */
  readonly text: string;
}

/** Does the session wait for a lock? */
export const waitsForLock = (row: SessionRow): boolean => row.waitEventType === 'Lock';

const inTransaction = (row: SessionRow): boolean => row.state.startsWith('idle in transaction');

function hasState(row: SessionRow, state: StateFilter): boolean {
  if (state === 'all') return true;
  if (state === 'waiting') return waitsForLock(row);
  if (state === 'in-transaction') return inTransaction(row);
  return row.state === state;
}

/** Sessions that pass the filter, in the order in which they came. */
export function filterSessions(rows: readonly SessionRow[], filter: SessionFilter): readonly SessionRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!hasState(row, filter.state)) return false;
    if (filter.application !== null && row.applicationName !== filter.application) return false;
    const text = [
      row.pid,
      row.user,
      row.applicationName,
      row.clientAddr ?? '',
      row.state,
      row.waitEvent ?? '',
      row.query,
    ].join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  });
}

/** The sessions of one application, counted. */
export interface ApplicationRow {
  readonly application: string;
  readonly total: number;
  readonly active: number;
  readonly inTransaction: number;
  /** When the oldest of them connected. */
  readonly oldest: DrillTime;
}

/** Sessions by application, most sessions first. */
export function byApplication(rows: readonly SessionRow[]): readonly ApplicationRow[] {
  const groups = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const group = groups.get(row.applicationName);
    if (group === undefined) groups.set(row.applicationName, [row]);
    else group.push(row);
  }
  return [...groups]
    .map(([application, members]) => ({
      application,
      total: members.length,
      active: members.filter((row) => row.state === 'active').length,
      inTransaction: members.filter(inTransaction).length,
      oldest: Math.min(...members.map((row) => row.backendStart)),
    }))
    .sort((a, b) => b.total - a.total || (a.application < b.application ? -1 : 1));
}

/** How long what a session does has lasted, ms: its query while it runs, else the time since it last changed. */
export function stateAge(row: SessionRow, now: DrillTime): number {
  const since = row.state === 'active' ? (row.queryStart ?? row.stateChange) : row.stateChange;
  return Math.max(0, now - since);
}

/** Does the session run a query? One that only sends changes on to a replica stays `active` for days. */
export const isRunning = (row: SessionRow): boolean => row.state === 'active' && row.xactStart !== null;

/** `45 s`, `37 min`, `2 h 05 min`, `9 d`. */
export function ageText(ms: number): string {
  return ms < 2 * DAY ? durationText(Math.max(0, ms)) : `${Math.floor(ms / DAY)} d`;
}

/** A session in the tree of who keeps whom waiting. */
export interface LockNode {
  readonly pid: number;
  readonly session: SessionRow | undefined;
  /** What it waits for; absent at the root. */
  readonly wait: LockRow | undefined;
  readonly waiters: readonly LockNode[];
}

/** Who keeps whom waiting: sessions that wait for nobody at the top, under each those that wait for it, longest first. */
export function lockTree(locks: readonly LockRow[], sessions: readonly SessionRow[]): readonly LockNode[] {
  const bySession = new Map(sessions.map((row) => [row.pid, row]));
  const waits = locks.filter((lock) => !lock.granted);
  const waiting = new Set(waits.map((lock) => lock.pid));
  const node = (pid: number, wait: LockRow | undefined, above: ReadonlySet<number>): LockNode => {
    const path = new Set([...above, pid]);
    const below = waits.filter((lock) => lock.blockedBy.includes(pid) && !path.has(lock.pid));
    below.sort((a, b) => (a.waitStart ?? 0) - (b.waitStart ?? 0) || a.pid - b.pid);
    return { pid, session: bySession.get(pid), wait, waiters: below.map((lock) => node(lock.pid, lock, path)) };
  };
  const blockers = [...new Set(waits.flatMap((lock) => lock.blockedBy))];
  let roots = blockers.filter((pid) => !waiting.has(pid));
  // In a deadlock everybody waits: then any of them is as good a beginning as another.
  if (roots.length === 0) roots = blockers.slice(0, 1);
  return roots.map((pid) => node(pid, undefined, new Set())).sort((a, b) => countOf(b) - countOf(a) || a.pid - b.pid);
}

/** How many wait below a session. */
export function countOf(node: LockNode): number {
  return node.waiters.reduce((sum, waiter) => sum + 1 + countOf(waiter), 0);
}

/** `4.2 ms`, `310 ms`, `1.84 s`, `2.6 min`, `3.1 h`: a time of the statistics with three digits at most. */
export function msText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  if (ms < 3_600_000) return `${(ms / 60_000).toFixed(1)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}

/** The name of a backup taken at an instant, unlike those that there are: `emergency_20251105_134500`. */
export function backupName(epochMs: number, taken: ReadonlySet<string>): string {
  const stamp = new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_');
  const name = `emergency_${stamp}`;
  let n = 1;
  while (taken.has(n === 1 ? name : `${name}_${n}`)) n++;
  return n === 1 ? name : `${name}_${n}`;
}
