import type { DrillTime } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import { advanceTo, applyEntry, entryTime, initialState } from '../../drill/fold';
import type { Entry } from '../../drill/record';
import type { DrillState } from '../../drill/state';

/** States that are kept: enough that little is folded between two of them, few enough to hold a long drill. */
const KEPT = 200;
const SHORTEST = 10;

interface Checkpoint {
  /** Entries folded so far. */
  readonly folded: number;
  readonly state: DrillState;
}

export interface ReplayIndex {
  /** The drill as it stood at drill time `t`; also at times that were skipped. */
  readonly at: (t: DrillTime) => DrillState;
}

/**
 * States of one drill by time, for a scrubber. Folds the record once, when first asked, and keeps a state now and then; what
 * lies between is folded from the nearest one before. Playing on goes from the state that was shown last.
 */
export function replayIndex(drill: Drill, entries: readonly Entry[]): ReplayIndex {
  let kept: { readonly checkpoints: readonly Checkpoint[]; readonly times: readonly DrillTime[] } | undefined;
  let last: (Checkpoint & { readonly t: DrillTime }) | undefined;

  const foldAll = () => {
    const checkpoints: Checkpoint[] = [];
    const times: DrillTime[] = [];
    const stride = Math.max(SHORTEST, Math.ceil(entries.length / KEPT));
    let state = initialState(drill);
    for (const [i, entry] of entries.entries()) {
      if (i % stride === 0) checkpoints.push({ folded: i, state });
      const before = entryTime(state, entry).t;
      state = applyEntry(drill, state, entry);
      // What was skipped can be looked at all the same: the skip takes effect where it lands.
      times.push(entry.act.type === 'drill.skip' ? state.t : before);
    }
    checkpoints.push({ folded: entries.length, state });
    return { checkpoints, times };
  };

  return {
    at: (t) => {
      kept ??= foldAll();
      const { checkpoints, times } = kept;
      // An entry that takes effect after `t` ends the replay there, even if a later one should count from before.
      const later = times.findIndex((time) => time > t);
      const wanted = later < 0 ? entries.length : later;
      let from = checkpoints.findLast((c) => c.folded <= wanted) ?? { folded: 0, state: initialState(drill) };
      if (last !== undefined && last.t <= t && last.folded <= wanted && last.folded >= from.folded) from = last;
      let { state } = from;
      for (const entry of entries.slice(from.folded, wanted)) state = applyEntry(drill, state, entry);
      const folded = { folded: wanted, state, t };
      last = folded;
      return advanceTo(drill, state, t);
    },
  };
}
