import type { Bundle } from '../../drill/bundle';
import type { Lobby, RoomSnapshot, Seat } from '../../session/room/types';
import { defaultPeople } from '../parts/default-people';
import { namesText } from '../parts/member-words';
import { sittersOf } from '../parts/room/seats';

/** The longest texts that a lobby takes (characters); a scenario of somebody's own may have longer ones. */
const MOST = { title: 200, summary: 4_000, briefing: 20_000, name: 80, role: 40 };

/**
 * Seats for the roles that a scenario needs. A role that falls to another by default stays empty unless somebody takes it.
 * Whom the script lets speak is nobody's seat: it would put words into the mouth of whoever sits there.
 */
export function defaultSeats({ scenario, playbook, company }: Bundle, previousScribe: string | null): readonly Seat[] {
  const speakers = new Set(scenario.injects.map((inject) => inject.from));
  const silent = { ...company, people: company.people.filter((p) => !speakers.has(p.id)) };
  return defaultPeople(playbook, silent, scenario.roles, previousScribe).map((row) => {
    const isNamed = silent.people.some((p) => p.id === row.person);
    return {
      id: row.person,
      role: row.role.slice(0, MOST.role),
      roleTitle: row.roleTitle.slice(0, MOST.name),
      name: (isNamed ? row.name : row.roleTitle).slice(0, MOST.name),
      kind: row.fallsToAnother ? 'nobody' : 'bot',
    };
  });
}

/** The lobby of a new room. Nothing in it is a spoiler. */
export function newLobby(
  { scenario }: Bundle,
  room: Pick<Lobby, 'scenarioId' | 'seats' | 'isFacilitated'> & { readonly team?: string | undefined },
): Lobby {
  const { team, ...rest } = room;
  return {
    ...rest,
    seats: [...room.seats],
    title: scenario.title.slice(0, MOST.title),
    summary: scenario.summary.slice(0, MOST.summary),
    briefing: scenario.briefing.slice(0, MOST.briefing),
    ...(team === undefined ? {} : { team: team.slice(0, MOST.name) }),
  };
}

/** What keeps a drill from being started, and how to mend it; `null` when nothing does. */
export function startProblem(snapshot: RoomSnapshot): string | null {
  const { lobby, connection } = snapshot;
  if (connection.status !== 'connected') return 'This machine is not connected to the room right now.';
  if (lobby === undefined) return 'The room is still being read.';
  const isTaken = lobby.seats.some((seat) => sittersOf(snapshot, seat.id).length > 0);
  return isTaken ? null : 'Nobody sits at the table yet. At least one player takes a seat.';
}

/** What whoever starts the drill should know first. */
export function startNotes(snapshot: RoomSnapshot): readonly string[] {
  const { members, lobby, seats } = snapshot;
  if (lobby === undefined) return [];
  const standing = members.filter((m) => m.standing === 'player' && !m.isRemoved && m.seats.length === 0);
  const gone = members.filter((m) => !m.isRemoved && !m.isOnline && m.seats.length > 0);
  const empty = lobby.seats.filter((s) => (seats[s.id] ?? []).length === 0 && s.kind === 'nobody' && s.role !== '');
  const is = (list: readonly unknown[], one: string, many: string) => (list.length === 1 ? one : many);
  return [
    ...(standing.length > 0
      ? [`${namesText(standing.map((m) => m.name))} ${is(standing, 'has', 'have')} no seat.`]
      : []),
    ...(gone.length > 0
      ? [`${namesText(gone.map((m) => m.name))} ${is(gone, 'is', 'are')} not here now; the seat stays theirs.`]
      : []),
    ...(empty.length > 0 ? [`Nobody plays ${namesText(empty.map((s) => s.roleTitle))}.`] : []),
  ];
}
