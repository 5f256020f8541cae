import type { DrillTime } from '../../../base/drill-time';
import { keyed32 } from '../../../base/keyed';
import type { DatabasePool, LockMode, SessionState } from '../../../scenario/schema-database';
import type { WorldView } from '../operations';
import { AUTHORED_PLACES, CLIENT_READ } from './authored';
import { type Ended, endedOf, firstWithin, pidOf } from './ended';
import { grewAt } from './pool-sizes';
import type { SessionRow } from './types';

/** A session of a pool, with the relation that it has locked while it works. */
export interface PoolRow {
  readonly row: SessionRow;
  readonly pool: string;
  readonly relation: string | undefined;
  readonly mode: LockMode;
}

/** The `size` sessions that the pool with number `p` has at `t`. */
export function poolRowsAt(world: WorldView, p: number, size: number, t: DrillTime): readonly PoolRow[] {
  const { pools } = world.scenario.exhibits.database;
  const pool = pools[p];
  if (pool === undefined) return [];
  const ended = endedOf(world);
  return Array.from({ length: size }, (_, slot) => {
    const place = AUTHORED_PLACES + slot * pools.length + p;
    const { pid, start } = processAt(world, ended, pool, p, slot, place, t);
    return poolRow(world, pool, p, slot, pid, start, t);
  });
}

/** When the period began in which `t` lies; each place of a pool counts its periods from a moment of its own. */
function begunBy(world: WorldView, what: string, period: number, p: number, slot: number, t: DrillTime): DrillTime {
  const phase = keyed32(world.seed, what, p, slot) % period;
  return Math.floor((t + phase) / period) * period - phase;
}

/** Which process sits at a place of the pool: replaced when its time is up, and at once when somebody ends it. */
function processAt(
  world: WorldView,
  ended: Ended,
  pool: DatabasePool,
  p: number,
  slot: number,
  place: number,
  t: DrillTime,
): { readonly pid: number; readonly start: DrillTime } {
  const { startsAt } = world.scenario.incident;
  const earliest = pool.lives <= 0 ? Math.min(startsAt, t) : begunBy(world, 'pool-life', pool.lives, p, slot, t);
  let start = grewAt(world, p, slot, earliest, t);
  start = ended.poolRestarts.findLast((at) => at >= start && at <= t) ?? start;
  let pid = pidOf(world, place, start, 0);
  for (let turn = 1; ; turn++) {
    const killed = firstWithin(ended.terminated.get(pid), start, t);
    if (killed === undefined) return { pid, start };
    start = killed;
    pid = pidOf(world, place, start, turn);
  }
}

/** A session needs this long at most to run its first query, ms. */
const FIRST_QUERY = 900;

function poolRow(
  world: WorldView,
  pool: DatabasePool,
  p: number,
  slot: number,
  pid: number,
  start: DrillTime,
  t: DrillTime,
): PoolRow {
  const turnStart = pool.turns <= 0 ? start : Math.max(start, begunBy(world, 'pool-turn', pool.turns, p, slot, t));
  const key = (what: string, below: number): number => keyed32(world.seed, what, p, slot, pid, turnStart) % below;
  const state = pickState(pool, key('pool-state', stateTotal(pool)));
  const query = pool.queries[key('pool-query', pool.queries.length)];
  const since = Math.min(t, turnStart + key('pool-begin', Math.min(FIRST_QUERY, Math.max(1, pool.turns))));
  const resting = state === 'idle' || state === 'disabled';
  return {
    pool: pool.id,
    relation: resting ? undefined : query?.relation,
    mode: query?.mode ?? 'AccessShareLock',
    row: {
      pid,
      user: pool.user,
      database: pool.database,
      applicationName: pool.application,
      clientAddr: pool.clientAddr ?? null,
      backendStart: start,
      xactStart: resting ? null : since,
      queryStart: since,
      stateChange: since,
      ...(state === 'active' ? { waitEventType: null, waitEvent: null } : CLIENT_READ),
      state,
      query: query?.query ?? '',
      session: pool.id,
    },
  };
}

function stateTotal(pool: DatabasePool): number {
  return Math.max(
    1,
    Object.values(pool.states).reduce((sum, weight) => sum + (weight ?? 0), 0),
  );
}

function pickState(pool: DatabasePool, n: number): SessionState {
  let left = n;
  for (const [state, weight] of Object.entries(pool.states)) {
    left -= weight ?? 0;
    if (left < 0) return state as SessionState;
  }
  return 'idle';
}
