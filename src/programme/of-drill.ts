import { dateUtc, MINUTE, type WallTime } from '../base/drill-time';
import { hashText } from '../base/hash';
import { pointsOf } from '../score/scorecard';
import type { Scorecard } from '../score/types';
import { BLANK, type CardSummary, type FieldsOf, type Held, type Person } from './fields';
import { findPerson } from './people';

/** A drill that was played, as its row and its frozen scorecard tell it. */
export interface PlayedDrill {
  readonly drillId: string;
  readonly scenarioId: string;
  /** 1 to 5, where it is known. */
  readonly difficulty?: number;
  /** Id of a team of the programme, where it is known. */
  readonly team?: string;
  readonly title: string;
  /** Wall time of StartEx, ms. */
  readonly startedAt: WallTime;
  readonly severity: string | null;
  /** Drill time from StartEx to EndEx, ms. */
  readonly durationMs: number | null;
  readonly coaching?: 'guided' | 'hinted' | 'free';
  readonly participants: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'player' | 'bot';
    readonly role?: string | undefined;
  }[];
  readonly card?: Scorecard;
}

/** The id of a drill's entry: two people who were in the same drill mean the same entry. */
export function drillEntryId(drillId: string): string {
  const id = `drill-${drillId}`;
  return id.length <= 80 ? id : `drill-${hashText(drillId).slice(0, 32)}`;
}

/**
 * A drill as an entry of the history. Players are found among the people of the programme by their name, and keep their name where
 * they are not found; colleagues made of code are nobody's turn and are left out. The day is by UTC.
 */
export function entryOfDrill(drill: PlayedDrill, people: readonly Person[]): FieldsOf<'entry'> {
  const { card } = drill;
  const players = new Map(drill.participants.filter((p) => p.kind === 'player').map((p) => [p.id, p]));
  const who = (id: string): string | undefined => {
    const player = players.get(id);
    return player === undefined ? undefined : (findPerson(people, player.name)?.id ?? player.name.slice(0, 200));
  };
  const rolesOf = card === undefined ? [] : card.people.flatMap((p) => p.roles.map((role) => ({ id: p.person, role })));
  const given = [...players.values()].flatMap((p) => (p.role === undefined ? [] : [{ id: p.id, role: p.role }]));
  const held = (rolesOf.length > 0 ? rolesOf : given).flatMap(({ id, role }): Held[] => {
    const person = who(id);
    return person === undefined || role === '' ? [] : [{ person, role: role.slice(0, 40) }];
  });
  return {
    ...BLANK.entry,
    what: 'drill',
    date: dateUtc(drill.startedAt),
    severity: (drill.severity ?? '').slice(0, 40),
    durationMinutes:
      drill.durationMs === null ? null : Math.min(525_600, Math.max(0, Math.round(drill.durationMs / MINUTE))),
    summary: drill.title.slice(0, 4_000),
    startedAt: drill.startedAt,
    team: drill.team ?? '',
    drillId: drill.drillId,
    scenarioId: drill.scenarioId,
    difficulty: drill.difficulty ?? 0,
    coaching: drill.coaching ?? 'free',
    held: held.slice(0, 100),
    card: card === undefined ? null : cardSummary(card, who),
  };
}

/** What trends need of a scorecard. An evaluator's word counts where there is one; what cost nothing and could win nothing is left out. */
function cardSummary(card: Scorecard, who: (id: string) => string | undefined): CardSummary {
  const indicators = new Map<string, CardSummary['indicators'][number]>();
  for (const dimension of card.dimensions) {
    for (const finding of dimension.findings) {
      if (finding.echoOf !== undefined || finding.possible <= 0) continue;
      const before = indicators.get(finding.indicator);
      indicators.set(finding.indicator, {
        id: finding.indicator.slice(0, 200),
        title: finding.title.slice(0, 200),
        dimension: dimension.id.slice(0, 200),
        points: (before?.points ?? 0) + pointsOf(finding),
        possible: (before?.possible ?? 0) + finding.possible,
      });
    }
  }
  return {
    percent: card.percent,
    rating: card.rating,
    dimensions: card.dimensions.slice(0, 40).map(({ id, title, percent, possible }) => ({
      id: id.slice(0, 200),
      title: title.slice(0, 200),
      percent,
      possible,
    })),
    indicators: [...indicators.values()].slice(0, 300),
    people: card.people.slice(0, 100).flatMap(({ person, percent, rating }) => {
      const name = who(person);
      return name === undefined ? [] : [{ person: name, percent, rating }];
    }),
  };
}
