import { useMemo } from 'react';
import type { Hint } from '../../../coach/hint';
import { hintsForPlayer } from '../../../coach/hints';
import { situationOf } from '../../../conduct/conduct';
import { useFloor } from '../parts/floor-context';

/** What a good responder would do now, for the acting person. `known`: what needs no saying any more. */
export function useHints(known: ReadonlySet<string>): readonly Hint[] {
  const { drill, state, actingAs } = useFloor().snapshot;
  return useMemo(() => hintsForPlayer(situationOf(drill, state, actingAs), known), [drill, state, actingAs, known]);
}
