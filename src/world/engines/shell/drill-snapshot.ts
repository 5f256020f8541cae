import type { Drill } from '../../../drill/drill';
import { nextIssueNumber } from '../../../drill/handlers/detection';
import type { DrillState, PersonId } from '../../../drill/state';
import { worldView } from '../../../drill/world-view';
import type { ShellSnapshot, ShellStatics } from './snapshot';

/** What the shell of a person is told once. */
export function staticsOf(drill: Drill, person: PersonId): ShellStatics {
  return {
    scenario: drill.bundle.scenario,
    seed: drill.header.seed,
    variant: drill.variant,
    startEpoch: drill.startEpoch,
    person: { id: person, name: drill.people.get(person)?.name ?? person },
  };
}

/** What a line of a shell sees of a drill. */
export function snapshotOf(drill: Drill, state: DrillState): ShellSnapshot {
  const { now, history, facts } = worldView(drill, state);
  const { ticket, bugs, statusPage } = state;
  return { now, history, facts, ticket, bugs, nextIssueNumber: nextIssueNumber(drill, state), statusPage };
}
