import type { WallTime } from '../base/drill-time';
import { dayText } from './dates';
import type { Person } from './fields';
import type { Programme } from './fold';
import { type Occurrence, upcoming } from './occurrences';
import { canHold, Turns } from './turns';
import { isTimeZone, localOf } from './zones';

/** The roles that are shared out, in the order in which a team is told of them. */
export const SEATS = ['ic', 'deputy', 'scribe', 'comms'] as const;
export type SeatRole = (typeof SEATS)[number];

export interface Seat {
  readonly role: SeatRole;
  /** Id of a person; null: nobody can. */
  readonly person: string | null;
  /** Why, as a piece of a sentence: `scribe in 1 of 6 drills, last on 12 Oct 2026`. */
  readonly why: string;
}

/** Who does what in one scheduled drill. */
export interface Assignment {
  readonly occurrence: Occurrence;
  readonly seats: readonly Seat[];
  /** Everybody of the team who is there to play, in seats or not; the facilitator is none of them. */
  readonly players: readonly string[];
  /** Everybody of the team who is away that day. */
  readonly away: readonly string[];
}

/**
 * Shares out the roles of every scheduled drill that starts in `[now, to)`, one after another, on top of who held what in the history.
 * Nobody is scribe twice running where it can be helped; the scribe's turn comes first, command second, then deputy and communications.
 * While nobody is away, turns as scribe differ by one at most, and so do turns at command where three people or more can write.
 * The same programme gives the same answer. Times are wall time, ms.
 */
export function rotationOf(programme: Programme, now: WallTime, to: WallTime): readonly Assignment[] {
  const turns = new Turns(programme.entries, programme.people);
  return upcoming(programme, now, to)
    .occurrences.filter((o) => o.status !== 'cancelled')
    .map((occurrence) => assign(programme, occurrence, turns));
}

function assign(programme: Programme, occurrence: Occurrence, turns: Turns): Assignment {
  const schedule = programme.schedules.find((s) => s.id === occurrence.schedule);
  const team = schedule?.team ?? '';
  const members = programme.people.filter((p) => p.teams.includes(team) && p.id !== schedule?.facilitator);
  const away = members.filter((p) => isAway(programme, p, occurrence));
  const present = members.filter((p) => !away.includes(p));
  const able = (role: SeatRole): readonly Person[] => present.filter((p) => canHold(p, role));
  const [ic, scribe] = commandAndScribe(able('ic'), able('scribe'), team, turns);
  const taken = new Set([ic?.id, scribe?.id]);
  const deputy = best(
    able('deputy').filter((p) => !taken.has(p.id)),
    'deputy',
    turns,
  );
  taken.add(deputy?.id);
  const comms = best(
    able('comms').filter((p) => !taken.has(p.id)),
    'comms',
    turns,
  );
  const day = occurrence.local.slice(0, 10);
  const seat = (role: SeatRole, person: Person | undefined): Seat => ({
    role,
    person: person?.id ?? null,
    why: person === undefined ? nobody(role, able(role), away) : why(person, role, turns, team),
  });
  const seats = [seat('ic', ic), seat('deputy', deputy), seat('scribe', scribe), seat('comms', comms)].map((s) =>
    s.role === 'comms' && s.person === null && ic !== undefined
      ? { ...s, person: ic.id, why: 'with the commander, as the playbook has it when nobody else is free' }
      : s,
  );
  // Command that also speaks is no turn at communications.
  const turn = new Map<SeatRole, Person | undefined>([
    ['ic', ic],
    ['deputy', deputy],
    ['scribe', scribe],
    ['comms', comms],
  ]);
  for (const [role, person] of turn)
    if (person !== undefined)
      turns.note(
        team,
        role,
        able(role).map((p) => p.id),
        [person.id],
        day,
      );
  return { occurrence, seats, players: present.map((p) => p.id), away: away.map((p) => p.id) };
}

/** Is the person away on the day of the drill, by the day where they are? */
function isAway(programme: Programme, person: Person, { start, timeZone }: Occurrence): boolean {
  const day = localOf(start, isTimeZone(person.timeZone) ? person.timeZone : timeZone).slice(0, 10);
  return programme.absences.some((a) => a.person === person.id && a.from <= day && day <= a.to);
}

/**
 * Scribe and commander are chosen together, so that the scribe's turn never leaves a team without command: of all pairs that are
 * possible the one whose scribe is owed most, then whose commander is, then who held it longest ago.
 */
function commandAndScribe(
  pool: readonly Person[],
  scribes: readonly Person[],
  team: string,
  turns: Turns,
): readonly [Person | undefined, Person | undefined] {
  const previous = turns.previousHolder(team, 'scribe');
  const pairs = pool.flatMap((ic) => scribes.filter((s) => s.id !== ic.id).map((scribe) => ({ ic, scribe })));
  if (pairs.length === 0) {
    const ic = best(pool, 'ic', turns);
    return [ic, ic === undefined ? best(scribes, 'scribe', turns) : undefined];
  }
  const fresh = pairs.filter((p) => p.scribe.id !== previous);
  const [chosen] = (fresh.length > 0 ? fresh : pairs).toSorted(
    (a, b) =>
      turns.owed(b.scribe.id, 'scribe') - turns.owed(a.scribe.id, 'scribe') ||
      turns.owed(b.ic.id, 'ic') - turns.owed(a.ic.id, 'ic') ||
      // Who is about to write cannot command then, and so commands now.
      turns.owed(b.ic.id, 'scribe') - turns.owed(a.ic.id, 'scribe') ||
      longestAgo(a.scribe, b.scribe, 'scribe', turns) ||
      longestAgo(a.ic, b.ic, 'ic', turns),
  );
  return [chosen?.ic, chosen?.scribe];
}

function best(able: readonly Person[], role: SeatRole, turns: Turns): Person | undefined {
  return able.toSorted((a, b) => turns.owed(b.id, role) - turns.owed(a.id, role) || longestAgo(a, b, role, turns))[0];
}

function longestAgo(a: Person, b: Person, role: SeatRole, turns: Turns): number {
  const [x, y] = [turns.last(a.id, role), turns.last(b.id, role)];
  return x !== y ? (x < y ? -1 : 1) : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const TITLES: Readonly<Record<SeatRole, string>> = {
  ic: 'commander',
  deputy: 'deputy',
  scribe: 'scribe',
  comms: 'communications lead',
};

function why(person: Person, role: SeatRole, turns: Turns, team: string): string {
  const { held, drills } = turns.count(person.id, role);
  if (role === 'scribe' && turns.previousHolder(team, role) === person.id)
    return 'scribe last time too: nobody else can be this time';
  if (drills === 0) return `has not been ${TITLES[role]} yet`;
  const of = `${drills} ${drills === 1 ? 'drill' : 'drills'}`;
  if (held === 0) return `${TITLES[role]} in none of ${of} so far`;
  return `${TITLES[role]} in ${held} of ${of}, last on ${dayText(turns.last(person.id, role))}`;
}

function nobody(role: SeatRole, able: readonly Person[], away: readonly Person[]): string {
  if (able.length > 0) return 'nobody is left for it: everybody who can has another role';
  const gone = away.filter((p) => canHold(p, role)).map((p) => p.name);
  const none = role === 'ic' ? 'nobody of the pool is there' : `nobody who can be ${TITLES[role]} is there`;
  return gone.length === 0 ? none : `${none}: ${gone.join(', ')} away`;
}
