import type { Situation } from '../../src/bots/intent';
import { viewFor } from '../../src/drill/view';
import type { Operation } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { given, type Step } from './given';
import { shipped } from './shipped';

/** A situation in the shipped scenario, at a moment at which the fault is plain. */
export function situation(variant: string, steps: readonly Step[] = []): Situation {
  const { bundle } = shipped();
  const { drill, at } = given(steps);
  const { streams, charts } = bundle.scenario.telemetry;
  const world = {
    scenario: bundle.scenario,
    seed: 's',
    variant,
    startEpoch: Date.parse(bundle.scenario.start),
    now: 120_000,
    history: [],
    facts: [],
  };
  return {
    view: viewFor(drill, at(120_000), 'claude'),
    me: 'claude',
    seed: 's',
    playbook: bundle.playbook,
    company: bundle.company,
    menu: { streams, charts },
    read: <O extends Operation>(operation: O) => perform(world, operation),
  };
}
