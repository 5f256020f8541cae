import { stableId } from '../../base/hash';
import type { Header, Proposal } from '../../drill/record';
import type { RoomState } from './room-state';

/** Entries that follow from the log are named so; nobody else may take such a name first. */
export const SEAT_ENTRY = 'seat-';

/** No more people share a seat than the record has names for. */
export const MOST_IN_A_SEAT = 8;

/** Who sits in a seat: member ids; undefined when the room has no such seat (names come from outside, so only own keys count). */
export function sittersOf(state: RoomState, seat: string): readonly string[] | undefined {
  return Object.hasOwn(state.seats, seat) ? state.seats[seat] : undefined;
}

/** Who plays a seat, as the record says it. */
interface Sitting {
  readonly kind: 'player' | 'bot';
  readonly names: readonly string[];
}

function sittingIn(state: RoomState, seat: string): Sitting {
  const names = (sittersOf(state, seat) ?? []).map((id) => state.members[id]?.name ?? '');
  if (names.length > 0) return { kind: 'player', names };
  const kind = state.lobby?.seats.find((s) => s.id === seat)?.kind;
  // A seat that was meant for a person stays one: the gap is seen, and nobody pretends to fill it.
  return { kind: kind === 'bot' ? 'bot' : 'player', names: [] };
}

/** What the record says of a seat at the start. A seat with nobody in it carries the name of the company's person. */
function sittingByHeader(header: Header, state: RoomState, seat: string): Sitting | undefined {
  const participant = header.participants.find((p) => p.id === seat);
  if (participant === undefined) return undefined;
  const isEmpty = (sittersOf(state, seat) ?? []).length === 0;
  return { kind: participant.kind, names: participant.kind === 'bot' || isEmpty ? [] : [participant.name] };
}

/**
 * What the record has to hear about seats after a message: one `seat.person` for each seat of the drill that is played
 * otherwise than before. `begin` is compared with its own header, since people may have moved while it was on its way.
 */
export function seatEntries(before: RoomState, after: RoomState, source: readonly [string, string]): Proposal[] {
  const header = after.drill?.header;
  if (header === undefined) return [];
  const changed: Proposal[] = [];
  for (const { id: seat } of header.participants) {
    if (sittersOf(after, seat) === undefined) continue;
    const was = before.drill === undefined ? sittingByHeader(header, after, seat) : sittingIn(before, seat);
    const { kind, names } = sittingIn(after, seat);
    if (was?.kind === kind && was.names.join('\0') === names.join('\0')) continue;
    const id = `${SEAT_ENTRY}${stableId(...source, seat)}`;
    changed.push({ id, by: 'system', act: { type: 'seat.person', seat, kind, names: [...names] } });
  }
  return changed;
}

/** The state without these members in any seat. */
export function unseated(state: RoomState, members: readonly string[]): RoomState {
  const seats = Object.fromEntries(
    Object.entries(state.seats).map(([seat, sitting]) => [seat, sitting.filter((id) => !members.includes(id))]),
  );
  return { ...state, seats };
}

/** Does somebody sit anywhere? */
export function isSeated(state: RoomState, member: string): boolean {
  return Object.values(state.seats).some((sitting) => sitting.includes(member));
}
