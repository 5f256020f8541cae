import type { DrillTime } from '../../../base/drill-time';
import { keyed32 } from '../../../base/keyed';
import type { WorldView } from '../operations';
import { timelineOf } from '../states-at';

/** When each process of the database was ended or cancelled by somebody, and when everything was restarted. */
export interface Ended {
  /** Times by pid, ascending. */
  readonly terminated: ReadonlyMap<number, readonly DrillTime[]>;
  readonly cancelled: ReadonlyMap<number, readonly DrillTime[]>;
  /** Restarts of the database, which end every session, and of the pooler, which end the ordinary ones; ascending. */
  readonly restarts: readonly DrillTime[];
  readonly poolRestarts: readonly DrillTime[];
}

const MEMO = {};

/** What facts say of ended sessions; computed once while the facts are the same. */
export function endedOf(world: WorldView): Ended {
  const { memo } = timelineOf(world);
  const known = memo.get(MEMO);
  if (known !== undefined) return known as Ended;
  const terminated = new Map<number, DrillTime[]>();
  const cancelled = new Map<number, DrillTime[]>();
  const restarts: DrillTime[] = [];
  const poolRestarts: DrillTime[] = [];
  for (const { at, fact } of world.facts) {
    if (fact.type === 'backend.terminated') push(terminated, fact.pid, at);
    else if (fact.type === 'backend.cancelled') push(cancelled, fact.pid, at);
    else if (fact.type === 'service.restarted' && (fact.name === 'postgres' || fact.name === 'pooler')) {
      poolRestarts.push(at);
      if (fact.name === 'postgres') restarts.push(at);
    }
  }
  const ended: Ended = { terminated, cancelled, restarts, poolRestarts };
  memo.set(MEMO, ended);
  return ended;
}

function push(map: Map<number, DrillTime[]>, pid: number, at: DrillTime): void {
  const times = map.get(pid);
  if (times === undefined) map.set(pid, [at]);
  else times.push(at);
}

/** The first of some ascending times from `from` to `to`, both included. */
export function firstWithin(
  times: readonly DrillTime[] | undefined,
  from: DrillTime,
  to: DrillTime,
): DrillTime | undefined {
  return times?.find((at) => at >= from && at <= to);
}

/** Places of sessions: authored ones first, then those of the pools. No two live sessions have the same. */
const PLACES = 16_384;
/** Process ids on Linux stay below 2^22. */
const ROUNDS = 249;
/** A place has another number every ten seconds, so that numbers grow with time, as they do, and start over after 41 minutes. */
const ROUND = 10_000;

/**
 * The process id of the session at a place (a number from 0 that no other session has at the time) that began at `start`.
 * `turn` tells sessions at the same place apart that began soon after one another.
 */
export function pidOf(world: WorldView, place: number, start: DrillTime, turn: number): number {
  const round = Math.floor((world.startEpoch + start) / ROUND) + turn * 17 + (keyed32(world.seed, 'pid', place) % 3);
  // An odd factor only reorders the places, so that neighbours do not look like neighbours.
  return (1 + (round % ROUNDS)) * PLACES + ((place * 6_007 + (keyed32(world.seed, 'pid') % PLACES)) % PLACES);
}
