import type { HistoryEntry, Schedule } from '../../programme/fields';
import { type PlayableScenario, proposeDrill } from '../../programme/next-drill';
import { nameOf } from '../../programme/people';
import type { Seat } from '../../programme/rotation';
import type { ProgrammeContext } from './context';
import type { PlannedScenario } from './types';

/** Scenarios as choosing the next drill wants them. */
export function playable(scenarios: readonly PlannedScenario[]): readonly PlayableScenario[] {
  return scenarios.map(({ id, title, difficulty, exercises }) => ({ id, title, difficulty, dimensions: exercises }));
}

/** The drills that say what is weak: those of the programme, and before it has any those of this browser. */
export function judgedEntries({
  programme,
  entries,
}: Pick<ProgrammeContext, 'programme' | 'entries'>): readonly HistoryEntry[] {
  return programme.entries.some((e) => e.card !== null) ? programme.entries : entries;
}

/** The id of the scenario that a schedule plays next: its own, or the one that exercises what is weakest. Undefined when it is not here. */
export function scenarioFor(context: ProgrammeContext, { scenario, team }: Schedule): string | undefined {
  const { scenarios } = context;
  if (scenario.choose === 'fixed') return scenarios.find((s) => s.id === scenario.id)?.id;
  return proposeDrill(judgedEntries(context), playable(scenarios), { team })?.scenarioId;
}

/** The address that sets up a room for a scheduled drill, with its team, its title and who sits where. */
export function playAddress(
  { programme }: Pick<ProgrammeContext, 'programme'>,
  { team, title }: Pick<Schedule, 'team' | 'title'>,
  scenarioId: string,
  seats: readonly Seat[],
): string {
  const hints = new URLSearchParams({ team });
  if (title !== '') hints.set('title', title);
  const filled = seats.flatMap((s) => (s.person === null ? [] : [`${s.role}:${nameOf(programme.people, s.person)}`]));
  if (filled.length > 0) hints.set('seats', filled.join(','));
  return `#/team/${encodeURIComponent(scenarioId)}/${hints.toString()}`;
}
