import { skillsShown } from '../coach/skills';
import type { Header } from '../drill/record';
import type { Scorecard } from '../score/types';
import { frozenCard } from './finish';
import type { House } from './ports';

/** Key of the setting that says how much help was wanted last. */
export const COACH_LEVEL = 'coach-level';

export type CoachLevel = NonNullable<Header['coaching']>;

/** A drill that was played to its debrief in this browser, with the card that was frozen then. */
export interface PlayedDrill {
  readonly id: string;
  readonly scenarioId: string;
  /** Wall time at which it was set up, ms. */
  readonly at: number;
  readonly coaching: CoachLevel;
  readonly card: Scorecard;
}

/** The drills of this browser that have a card, newest first. Drills that cannot be read are left out. */
export async function playedDrills({ archive }: Pick<House, 'archive'>): Promise<readonly PlayedDrill[]> {
  const rows = await archive.listDrills().catch(() => []);
  const played = await Promise.all(
    rows
      .filter((row) => row.phase === 'debrief')
      .map(async (row): Promise<PlayedDrill[]> => {
        const card = await frozenCard({ archive }, row.id);
        const coaching = row.header.coaching ?? 'free';
        return card === undefined
          ? []
          : [{ id: row.id, scenarioId: row.scenarioId, at: row.createdAt, coaching, card }];
      }),
  );
  return played.flat().sort((a, b) => b.at - a.at);
}

/** How much help was wanted last. A newcomer is guided; who has played without choosing gets hints on request. */
export async function coachLevel(house: Pick<House, 'archive'>): Promise<CoachLevel> {
  const stored = await house.archive.setting(COACH_LEVEL).catch(() => undefined);
  if (stored === 'guided' || stored === 'hinted' || stored === 'free') return stored;
  return (await playedDrills(house)).length === 0 ? 'guided' : 'hinted';
}

/** What the coach need not say any more. */
export async function knownSkills(house: Pick<House, 'archive'>): Promise<ReadonlySet<string>> {
  return skillsShown((await playedDrills(house)).map((d) => d.card));
}
