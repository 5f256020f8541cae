import type { Proposal } from '../../drill/record';
import type { Member, RoomState } from './room-state';
import { SEAT_ENTRY, sittersOf } from './seating';

/** What the room's conductor may notice on behalf of nobody. Who sits where follows from the log itself. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(['drill.pause', 'seat.away', 'seat.back']);
const OBSERVING: ReadonlySet<string> = new Set(['observe', 'observe.withdraw']);

/**
 * Whether a member may put this into the drill's record. That is about whose word it is; whether the drill allows it, the
 * drill itself decides.
 */
export function mayPropose(state: RoomState, member: Member, { id, by, act }: Proposal): boolean {
  if (id.startsWith(SEAT_ENTRY)) return false;
  if (OBSERVING.has(act.type) && !isOwnObservation(member, act)) return false;
  if (by === 'facilitator') {
    if (member.standing === 'evaluator') return OBSERVING.has(act.type);
    return member.standing === 'facilitator' && (act.type !== 'seat.person' || isForNobody(state, act));
  }
  if (by === 'system') return OF_THE_SYSTEM.has(act.type) && conducts(state, member) && isForSilence(state, act);
  const sitting = sittersOf(state, by);
  if (sitting === undefined) return false;
  return sitting.length === 0 ? conducts(state, member) : sitting.includes(member.id);
}

/** Speaks for the bots and the system: whoever holds the lease, and every host. */
function conducts(state: RoomState, member: Member): boolean {
  return member.isHost || state.lease?.member === member.id;
}

/** The system pauses for a silence that stands in the log, as of its beginning, and only if nothing was done since. */
function isForSilence({ silence, lastEntry }: RoomState, act: Proposal['act']): boolean {
  if (act.type !== 'drill.pause') return true;
  if (silence === undefined || act.reason !== 'away' || act.asOf !== silence.from) return false;
  return lastEntry === undefined || lastEntry.at <= silence.from;
}

/** Nobody observes in another's name. */
function isOwnObservation(member: Member, act: Proposal['act']): boolean {
  return 'evaluator' in act && act.evaluator.id === member.id;
}

/** A facilitator may give a seat to a bot, or take it back, while no person sits there. */
function isForNobody(state: RoomState, act: Proposal['act']): boolean {
  return act.type === 'seat.person' && act.names.length === 0 && (sittersOf(state, act.seat) ?? []).length === 0;
}
