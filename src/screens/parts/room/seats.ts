import type { MemberNow, RoomSnapshot, Seat } from '../../../session/room/types';

/** Seats at a table; a record takes no more participants. */
export const MOST_SEATS = 40;

/** Characters of a name. */
const MOST_NAME = 80;

/** One seat more, without a role; unchanged when the table is full. */
export function withExtraSeat(seats: readonly Seat[]): readonly Seat[] {
  if (seats.length >= MOST_SEATS) return seats;
  const taken = new Set(seats.map((s) => s.id));
  let n = seats.length + 1;
  while (taken.has(`responder-${n}`)) n += 1;
  return [...seats, { id: `responder-${n}`, name: `Responder ${n}`, role: '', roleTitle: 'Responder', kind: 'nobody' }];
}

/** What is wrong with a name, and how to mend it; `null` when it is fine. */
export function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'Give the name by which the others know you.';
  return name.trim().length > MOST_NAME ? `A name has at most ${MOST_NAME} characters.` : null;
}

/** Those who sit in a seat, in the order in which they came. */
export function sittersOf(snapshot: Pick<RoomSnapshot, 'members' | 'seats'>, seat: string): readonly MemberNow[] {
  return (snapshot.seats[seat] ?? []).flatMap((id) => snapshot.members.filter((m) => m.id === id && !m.isRemoved));
}
