import type { DrillTime, WallTime } from '../base/drill-time';
import { appended } from '../base/list';
import type { Drill } from './drill';
import { handlerFor } from './handlers/table';
import type { Entry } from './record';
import type { DrillState } from './state';

/** Applies an accepted entry. `t` is the drill time at which it takes effect, `wall` its (monotonic) wall time. */
export function evolve(drill: Drill, state: DrillState, entry: Entry, t: DrillTime, wall: WallTime): DrillState {
  const { act, by, seq } = entry;
  const noted: DrillState = {
    ...state,
    happenings: appended(state.happenings, { seq, at: t, wall, by, act }),
    actCounts: { ...state.actCounts, [act.type]: (state.actCounts[act.type] ?? 0) + 1 },
  };
  return handlerFor(act.type).evolve({ drill, state: noted, act, by, at: t, wall, seq });
}
