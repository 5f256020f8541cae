import type { DrillTime, WallTime } from '../base/drill-time';
import { appended } from '../base/list';
import { advanceTo, stateAtWall } from './advance';
import { clockAt } from './clock';
import { decide } from './decide';
import type { Drill } from './drill';
import { evolve } from './evolve';
import { emptyState } from './initial';
import { triggerInjects } from './injects';
import type { Entry } from './record';
import type { DrillState } from './state';

export { advanceTo, stateAtWall };

/** The drill before its first entry, with the world brought up to StartEx. */
export function initialState(drill: Drill): DrillState {
  return advanceTo(drill, emptyState(drill), 0);
}

/**
 * Drill time at which an entry takes effect. A pause that the system notices afterwards counts from the last sign of life;
 * nobody else can date a pause back, for that would undo what they have seen.
 */
export function entryTime(
  state: DrillState,
  entry: Pick<Entry, 'at' | 'act' | 'by'>,
): { wall: WallTime; t: DrillTime } {
  const wall = Math.max(entry.at, state.lastWall);
  const { act } = entry;
  const asOf = act.type === 'drill.pause' && act.reason === 'away' && entry.by === 'system' ? act.asOf : undefined;
  const read = asOf === undefined ? wall : Math.min(asOf, wall);
  return { wall, t: Math.max(state.t, clockAt(state.clock, read)) };
}

/**
 * Folds one entry: what was due before it happens first, then the entry is decided. What `decide` refuses changes nothing
 * but the list of refusals. Never throws, whatever the entry says.
 */
export function applyEntry(drill: Drill, state: DrillState, entry: Entry): DrillState {
  const { wall, t } = entryTime(state, entry);
  const current = advanceTo(drill, state, t);
  const refusal = decide(drill, current, entry.by, entry.act);
  const stamped = { ...current, seq: entry.seq, lastWall: wall };
  if (refusal !== undefined) {
    const row = { ...refusal, seq: entry.seq, by: entry.by, act: entry.act.type };
    return { ...stamped, refusals: appended(stamped.refusals, row) };
  }
  const evolved = evolve(drill, stamped, entry, t, wall);
  // What the act triggers comes first; a skip then moves the clock over all that lies between.
  return advanceTo(drill, triggerInjects(drill, evolved, t), clockAt(evolved.clock, wall));
}

/** Folds entries in order, from the beginning or from a state reached before. */
export function foldEntries(drill: Drill, entries: readonly Entry[], from?: DrillState): DrillState {
  let state = from ?? initialState(drill);
  for (const entry of entries) state = applyEntry(drill, state, entry);
  return state;
}

/**
 * The drill at drill time `t`: entries that took effect by then, and everything due by then. For replay and fork. A moment
 * that was skipped is shown as it was passed through; where the clock stands (before, after, in a pause), so does the drill.
 */
export function stateAt(drill: Drill, entries: readonly Entry[], t: DrillTime): DrillState {
  let state = initialState(drill);
  for (const entry of entries) {
    if (entryTime(state, entry).t > t) break;
    const next = applyEntry(drill, state, entry);
    if (next.t > t) break;
    state = next;
  }
  return state.clock.running ? advanceTo(drill, state, t) : state;
}
