import { useMemo } from 'react';
import { type TruthNow, truthNow } from '../../../report/truth-now';
import { useControl } from '../parts/control-context';

/** What is really the matter, as it stands. Worked out anew only when something in the drill changed, not at each tick. */
export function useTruth(): TruthNow {
  const { drill, state } = useControl().snapshot;
  const { world, facts, agenda, happenings, injects, heldInjects, phase } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is new at each tick, its truth only when these are
  return useMemo(() => truthNow(drill, state), [drill, world, facts, agenda, happenings, injects, heldInjects, phase]);
}
