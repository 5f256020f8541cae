import { useMemo } from 'react';
import { type MselRow, mselOf } from '../../../drill/msel';
import { useControl } from '../parts/control-context';

/** The script as it stands. Worked out anew only when something in the drill changed, not at each tick. */
export function useMsel(): readonly MselRow[] {
  const { drill, state } = useControl().snapshot;
  const { injects, waitingInjects, agenda, heldInjects, editedInjects, improvised, happenings, phase } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is new at each tick, the script only when these are
  return useMemo(
    () => mselOf(drill, state),
    [drill, injects, waitingInjects, agenda, heldInjects, editedInjects, improvised, happenings, phase],
  );
}
