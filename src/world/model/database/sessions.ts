import type { DrillTime } from '../../../base/drill-time';
import { keyed32 } from '../../../base/keyed';
import type { DatabaseLock } from '../../../scenario/schema-database';
import { findGauge, gaugeAt } from '../gauges';
import type { WorldView } from '../operations';
import { holdsAt, timelineOf } from '../states-at';
import { authoredAt } from './authored';
import { type PoolRow, poolRowsAt } from './pool-sessions';
import { sizesAt } from './pool-sizes';
import type { LockRow, SessionRow } from './types';

/** The database's sessions and locks as they stand now: two views of one thing. */
export interface Activity {
  readonly sessions: readonly SessionRow[];
  readonly locks: readonly LockRow[];
}

/** Who is connected, what they do, what they hold and what they wait for, at `world.now`. Oldest sessions first. */
export function activityOf(world: WorldView): Activity {
  const t = world.now;
  const sizes = sizesAt(world, t);
  const authored = authoredAt(world, t).slice(0, sizes.authored);
  const pools = sizes.pools.flatMap((size, p) => poolRowsAt(world, p, size, t));
  const locks: LockRow[] = [];
  const waiting = new Map<number, { readonly since: DrillTime; readonly query?: string }>();
  for (const lock of locksNow(world)) {
    const holder = authored.find((row) => row.session === lock.session && row.xactStart !== null);
    if (holder === undefined) continue;
    const blockers = authored.filter((row) => lock.blockedBy.includes(row.session) && row.xactStart !== null);
    const since = holder.queryStart ?? holder.backendStart;
    const waits = blockers.length > 0;
    if (waits) waiting.set(holder.pid, { since });
    locks.push(lockRow(lock, holder.pid, waits ? since : null, blockers));
    for (const waiter of lock.waiters) {
      for (const { row } of waitersOf(world, pools, waiting, waiter.pool, waiter.sessions)) {
        const from = waitsSince(world, row, since);
        waiting.set(row.pid, { since: from, query: waiter.query });
        locks.push(lockRow({ ...lock, mode: waiter.mode }, row.pid, from, [holder]));
      }
    }
  }
  for (const { row, relation, mode } of pools) {
    if (relation === undefined || waiting.has(row.pid)) continue;
    locks.push({ locktype: 'relation', relation, mode, granted: true, pid: row.pid, waitStart: null, blockedBy: [] });
  }
  const rows = [...authored, ...pools.map((p) => p.row)].map((row) => held(row, waiting.get(row.pid)));
  rows.sort((a, b) => a.backendStart - b.backendStart || a.pid - b.pid);
  return { sessions: rows, locks };
}

function locksNow(world: WorldView): readonly DatabaseLock[] {
  const timeline = timelineOf(world);
  return world.scenario.exhibits.database.locks.filter((lock) => holdsAt(timeline, lock.when, world.now));
}

function lockRow(
  lock: DatabaseLock,
  pid: number,
  waitStart: DrillTime | null,
  blockers: readonly SessionRow[],
): LockRow {
  return {
    locktype: lock.locktype,
    relation: lock.relation ?? null,
    mode: lock.mode,
    granted: waitStart === null,
    pid,
    waitStart,
    blockedBy: blockers.map((row) => row.pid),
  };
}

/** The first sessions of a pool that do not wait for something else already. */
function waitersOf(
  world: WorldView,
  pools: readonly PoolRow[],
  waiting: ReadonlyMap<number, unknown>,
  pool: string,
  sessions: number | string,
): readonly PoolRow[] {
  const gauge = typeof sessions === 'string' ? findGauge(world, sessions) : undefined;
  const count =
    typeof sessions === 'number' ? sessions : gauge === undefined ? 0 : Math.round(gaugeAt(world, gauge, world.now));
  return pools.filter((p) => p.pool === pool && !waiting.has(p.row.pid)).slice(0, Math.max(0, count));
}

/** Clients of a pool wait this long for a lock before they give up, and the next request waits in their place; ms. */
const PATIENCE = 30_000;
/** They come one after the other, within this time after the lock was taken; ms. */
const ARRIVAL = 8_000;

/** Since when a session of a pool has waited for a lock that has been held since `since`. */
function waitsSince(world: WorldView, row: SessionRow, since: DrillTime): DrillTime {
  const began = Math.max(row.backendStart, since) + (keyed32(world.seed, 'arrival', row.pid) % ARRIVAL);
  const retries = Math.max(0, Math.floor((world.now - began) / PATIENCE));
  return Math.min(world.now, began + retries * PATIENCE);
}

/** A session that waits for a lock, as `pg_stat_activity` shows it. */
function held(row: SessionRow, wait: { readonly since: DrillTime; readonly query?: string } | undefined): SessionRow {
  if (wait === undefined) return row;
  const { since, query } = wait;
  const blocked = { ...row, state: 'active', waitEventType: 'Lock', waitEvent: 'relation' } as const;
  return query === undefined ? blocked : { ...blocked, query, queryStart: since, xactStart: since, stateChange: since };
}
