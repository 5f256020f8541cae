import type { DrillTime } from '../base/drill-time';
import type { Scenario } from '../scenario/schema';
import type { Drill } from './drill';
import type { DrillState, TimedFact, WorldChange } from './state';

/** What the model of the production is asked with: the authored world and how this drill has moved it. */
export interface WorldInput {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly variant: string;
  readonly startEpoch: number;
  readonly now: DrillTime;
  readonly history: readonly WorldChange[];
  readonly facts: readonly TimedFact[];
}

/** The production as it stands in a drill state. */
export function worldView(drill: Drill, state: DrillState): WorldInput {
  return {
    scenario: drill.bundle.scenario,
    seed: drill.header.seed,
    variant: drill.variant,
    startEpoch: drill.startEpoch,
    now: state.t,
    history: state.world.history,
    facts: state.facts,
  };
}
