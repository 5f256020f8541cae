import type { Company } from '../../../playbook/company';
import type { MemberNow, RoomSnapshot, Seat } from '../../../session/room/types';

/** Seats at a table; a record takes no more participants. */
export const MOST_SEATS = 40;

/** Characters of a name. */
const MOST_NAME = 80;

/** One seat more, without a role, for a person of the company who is free; unchanged when the table is full. */
export function withExtraSeat(seats: readonly Seat[], company: Pick<Company, 'people'>): readonly Seat[] {
  if (seats.length >= MOST_SEATS) return seats;
  const taken = new Set(seats.map((s) => s.id));
  const free = company.people.find((p) => !taken.has(p.id) && /^[a-z0-9][a-z0-9-]*$/.test(p.id));
  let n = seats.length + 1;
  while (taken.has(`responder-${n}`)) n += 1;
  const seat = free === undefined ? { id: `responder-${n}`, name: `Responder ${n}` } : { id: free.id, name: free.name };
  return [...seats, { ...seat, role: '', roleTitle: 'Responder', kind: 'nobody' }];
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
