import { type Drill, personName } from '../../../drill/drill';
import type { PersonId } from '../../../drill/state';
import type { View } from '../../../drill/view';
import type { MemberNow, RoomSnapshot } from '../../../session/room/types';

/** Who answers for a seat: people who are there, or whose window is out of sight, or who have dropped out; a bot; nobody. */
export type SeatPresence = 'here' | 'hidden' | 'away' | 'nobody' | 'bot';

/** One seat as the facilitator sees it: who plays it, and what roles they hold. */
export interface SeatFacts {
  readonly id: PersonId;
  readonly name: string;
  /** Titles of the roles held now. */
  readonly holds: readonly string[];
  /** Title of the role handed out in the briefing. */
  readonly role: string | undefined;
  readonly members: readonly MemberNow[];
  readonly presence: SeatPresence;
}

const PLACES = {
  lobby: 'in the lobby',
  floor: 'on the floor',
  postmortem: 'at the postmortem',
  debrief: 'in the debrief',
  console: 'in a console',
} as const;

/** What somebody's screen shows, in words; nothing when they have not said or are not there. */
export function showingText(drill: Drill, member: MemberNow): string | undefined {
  const { showing } = member;
  if (showing === undefined || !member.isOnline) return undefined;
  const channel = showing.channel?.startsWith('dm:')
    ? `messages with ${personName(drill, showing.channel.slice(3))}`
    : showing.channel;
  const what = [showing.console, channel].filter((part) => part !== undefined);
  return what.length === 0 ? PLACES[showing.where] : what.join(', ');
}

/** Who answers for a seat now. Bots are colleagues made of code: they are always there. */
export function presenceOfSeat(isBot: boolean, members: readonly MemberNow[]): SeatPresence {
  if (isBot) return 'bot';
  if (members.length === 0) return 'nobody';
  const online = members.filter((m) => m.isOnline);
  if (online.length === 0) return 'away';
  return online.every((m) => m.isHidden) ? 'hidden' : 'here';
}

/** The seats of the drill, in the order of its header, as they are played now. */
export function seatFacts(drill: Drill, view: View, here: RoomSnapshot): readonly SeatFacts[] {
  const title = (role: string) => drill.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
  return drill.header.participants.map((seat) => {
    const row = view.roster.find((r) => r.id === seat.id);
    const members = (here.seats[seat.id] ?? [])
      .map((id) => here.members.find((m) => m.id === id))
      .filter((m) => m !== undefined);
    return {
      id: seat.id,
      name: seat.name,
      holds: (row?.holds ?? []).map(title),
      role: seat.role === undefined ? undefined : title(seat.role),
      members,
      presence: presenceOfSeat((row?.kind ?? seat.kind) === 'bot', members),
    };
  });
}

/** Who is in the room without a seat: those who run or watch the exercise, and players who have not sat down. */
export function withoutSeat(here: RoomSnapshot): readonly MemberNow[] {
  return here.members.filter((m) => !m.isRemoved && m.seats.length === 0);
}
