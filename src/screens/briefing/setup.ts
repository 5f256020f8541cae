import type { Participant } from '../../drill/record';
import type { Company } from '../../playbook/company';
import type { Playbook } from '../../playbook/schema';
import { defaultPeople } from '../parts/default-people';

/** Who plays a role: a player at this screen, a colleague made of code, or nobody. */
export type SeatKind = 'player' | 'bot' | 'nobody';

/** How much the coach says: all the time, when asked, nothing. */
export type CoachLevel = 'guided' | 'hinted' | 'free';

/** One row of the briefing's table of roles. */
export interface SeatRow {
  readonly role: string;
  readonly roleTitle: string;
  /** Person of the company that plays this role by default. */
  readonly person: string;
  readonly name: string;
  readonly kind: SeatKind;
}

/** What a drill is set up with. */
export interface DrillSetup {
  readonly participants: readonly Participant[];
  readonly seed: string | null;
  readonly variant: string | null;
  /** How much somebody who plays alone is helped; `null`: they are not alone. */
  readonly coaching: CoachLevel | null;
}

/**
 * The rows for the roles that a scenario needs, with their people by default. One player, as Incident Commander; teammates in
 * the rest.
 */
export function defaultSeats(
  playbook: Playbook,
  company: Company,
  roles: readonly string[],
  previousScribe: string | null,
): readonly SeatRow[] {
  return defaultPeople(playbook, company, roles, previousScribe).map(({ fallsToAnother, ...row }, index) => ({
    ...row,
    kind: index === 0 ? 'player' : fallsToAnother ? 'nobody' : 'bot',
  }));
}

/** Participants out of the rows; rows with nobody are left out. */
export function participantsOf(rows: readonly SeatRow[]): readonly Participant[] {
  return rows
    .filter((r): r is SeatRow & { kind: 'player' | 'bot' } => r.kind !== 'nobody')
    .map((r) => ({
      id: r.person,
      name: r.name.trim() === '' ? r.person : r.name.trim().slice(0, 80),
      kind: r.kind,
      role: r.role,
    }));
}

/** What keeps the drill from starting, and how to mend it. */
export function setupProblem(rows: readonly SeatRow[]): string | null {
  return rows.some((r) => r.kind === 'player') ? null : 'Give at least one role to a player.';
}

/** The coach is for one person who plays alone, with colleagues made of code or nobody. */
export function playsAlone(rows: readonly SeatRow[]): boolean {
  return rows.filter((r) => r.kind === 'player').length === 1;
}
