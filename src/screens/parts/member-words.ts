import type { MemberNow, Seat, Standing } from '../../session/room/types';
import type { Presence } from '../../ui/presence-dot';

const TITLES: Readonly<Record<Standing, string>> = {
  facilitator: 'Facilitator',
  evaluator: 'Evaluator',
  observer: 'Observer',
  player: 'Player',
};

/** What somebody is in a room, in a word. */
export function standingTitle(standing: Standing): string {
  return TITLES[standing];
}

/** The mark beside somebody's name. */
export function presenceOf(member: Pick<MemberNow, 'isOnline' | 'isHidden'>): Presence {
  if (!member.isOnline) return 'away';
  return member.isHidden ? 'hidden' : 'here';
}

/**
 * Whether somebody is there, in words: `here`, `another window in front`, `dropped out 2 min ago`.
 * @param now the room's wall time (ms), as `lastSeen` is.
 */
export function presenceText(member: Pick<MemberNow, 'isOnline' | 'isHidden' | 'lastSeen'>, now: number): string {
  if (member.isOnline) return member.isHidden ? 'another window in front' : 'here';
  return `dropped out ${sinceText(now - member.lastSeen)}`;
}

/** `just now`, `2 min ago`, `3 h ago` of a span in ms. */
export function sinceText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} d ago`;
}

/** A seat as people speak of it: its role, or whose place it is where it has none. */
export function seatTitle(seat: Pick<Seat, 'role' | 'roleTitle' | 'name'>): string {
  return seat.role === '' ? `${seat.roleTitle} (${seat.name})` : seat.roleTitle;
}

/** `Ana`, `Ana and Ben`, `Ana, Ben and Cem`. */
export function namesText(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
