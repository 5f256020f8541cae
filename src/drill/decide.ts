import type { WallTime } from '../base/drill-time';
import type { Act } from './acts';
import { stateAtWall } from './advance';
import type { Drill } from './drill';
import { isFacilitation, seatActs } from './facilitation-acts';
import { handlerFor } from './handlers/table';
import { phaseRefusal } from './phases';
import type { DrillState, PersonId, Refusal } from './state';

/** Those who play do what happens in the drill, and hold its clock unless somebody facilitates. */
function playersAuthority(drill: Drill, act: Act): Refusal | undefined {
  if (isFacilitation(act.type))
    return { code: 'not-facilitator', sentence: 'This is for whoever runs the exercise, and not for those who play.' };
  const { facilitated } = drill.header;
  // Anybody stops a drill when something real happens.
  if (facilitated === undefined || !act.type.startsWith('drill.') || act.type === 'drill.stop-real') return undefined;
  const who = facilitated.by.length === 0 ? 'The facilitator' : facilitated.by.join(' or ');
  return { code: 'not-facilitator', sentence: `${who} runs the clock of this drill. Ask for it there.` };
}

/** A facilitator runs the exercise and plays no part; the system notices who is there. */
function authority(drill: Drill, by: PersonId, act: Act): Refusal | undefined {
  if (!drill.actors.has(by)) return { code: 'unknown-person', sentence: `“${by}” takes no part in this drill.` };
  const { type } = act;
  if (by === 'system') {
    return type === 'drill.pause' || seatActs.some((s) => s === type)
      ? undefined
      : { code: 'not-a-player', sentence: 'Hotwash itself only pauses a drill and says who is there.' };
  }
  if (by !== 'facilitator') return playersAuthority(drill, act);
  return type.startsWith('drill.') || type === 'postmortem.skip' || isFacilitation(type)
    ? undefined
    : { code: 'not-a-player', sentence: 'A facilitator runs the drill; what happens in it is up to the players.' };
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
