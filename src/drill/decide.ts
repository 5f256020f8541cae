import type { WallTime } from '../base/drill-time';
import type { Act } from './acts';
import { stateAtWall } from './advance';
import type { Drill } from './drill';
import { handlerFor } from './handlers/table';
import { phaseRefusal } from './phases';
import type { DrillState, PersonId, Refusal } from './state';

/** Whoever plays may do everything. A facilitator runs the drill and plays no part; the system notices that nobody is left. */
function authority(drill: Drill, by: PersonId, act: Act): Refusal | undefined {
  if (!drill.actors.has(by)) return { code: 'unknown-person', sentence: `“${by}” takes no part in this drill.` };
  const kind = drill.people.get(by)?.kind;
  if (kind === 'player' || kind === 'bot') return undefined;
  const allowed = by === 'system' ? act.type === 'drill.pause' : act.type.startsWith('drill.');
  if (allowed) return undefined;
  const sentence =
    by === 'system'
      ? 'Hotwash itself only pauses a drill.'
      : 'A facilitator runs the drill; what happens in it is up to the players.';
  return { code: 'not-a-player', sentence };
}

/** Judges a proposal against the drill as it stands: a reason to refuse it, or nothing. Pure, and alike on every replica. */
export function decide(drill: Drill, state: DrillState, by: PersonId, act: Act): Refusal | undefined {
  const unauthorised = authority(drill, by, act);
  if (unauthorised !== undefined) return unauthorised;
  const wrongPhase = phaseRefusal(state.phase, act.type);
  if (wrongPhase !== undefined) return wrongPhase;
  return handlerFor(act.type).decide?.({ drill, state, act, by });
}

/** The same judgement before sending: what would happen to this proposal at this wall time. */
export function preview(
  drill: Drill,
  state: DrillState,
  proposal: { readonly by: PersonId; readonly act: Act },
  wall: WallTime,
): Refusal | undefined {
  return decide(drill, stateAtWall(drill, state, wall), proposal.by, proposal.act);
}
