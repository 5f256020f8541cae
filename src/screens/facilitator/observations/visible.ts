import type { Observation } from '../../../drill/facilitation-state';
import type { DrillState } from '../../../drill/state';

/** Observations as one person may see them. */
export interface VisibleObservations {
  readonly mine: readonly Observation[];
  readonly others: readonly Observation[];
  /** So many of others' are kept from them until EndEx. */
  readonly hidden: number;
}

/** Is the live part over? From then on evaluators compare what they noted. */
export function isAfterEndEx(state: Pick<DrillState, 'phase'>): boolean {
  return state.phase === 'postmortem' || state.phase === 'debrief' || state.phase === 'stopped';
}

/**
 * What `me` noted, and what others did: a facilitator sees it at once, an evaluator after EndEx, because ratings that are to
 * be compared have to be given independently.
 */
export function visibleObservations(state: DrillState, me: string, canSteer: boolean): VisibleObservations {
  const all = state.observations ?? [];
  const others = all.filter((o) => o.evaluator.id !== me);
  const isOpen = canSteer || isAfterEndEx(state);
  return {
    mine: all.filter((o) => o.evaluator.id === me),
    others: isOpen ? others : [],
    hidden: isOpen ? 0 : others.length,
  };
}
