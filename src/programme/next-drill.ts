import { dayText } from './dates';
import type { HistoryEntry } from './fields';
import { byTime } from './turns';

/** A scenario as far as choosing the next drill is concerned. */
export interface PlayableScenario {
  readonly id: string;
  readonly title: string;
  /** 1 to 5. */
  readonly difficulty: number;
  /** Ids of the indicators that it gives occasion to, where that is known. */
  readonly indicators?: readonly string[];
  /** Occasions by id of the dimension: asked where nothing is known of its indicators. */
  readonly dimensions: Readonly<Record<string, number>>;
}

/** How well an indicator was kept over the last drills. */
export interface Weakness {
  readonly indicator: string;
  readonly title: string;
  readonly dimension: string;
  /** Percent of its points, the latest drills counting most. */
  readonly percent: number;
  /** Drills of those looked at that had something to judge. */
  readonly drills: number;
}

export interface Proposal {
  readonly scenarioId: string;
  /** Sentences, the most important first. */
  readonly reasons: readonly string[];
  /** The weakest first, three at most. */
  readonly weakest: readonly Weakness[];
  /** Other scenarios that put the same to the test, the next best first. */
  readonly others: readonly string[];
}

/** As many drills are looked back on. The latest counts eight times as much as the eighth. */
const LOOK_BACK = 8;
/** How much the mean of all indicators counts against what was seen of one: once, as in a drill of middling age. */
const PRIOR = 4;
const SHOWN = 3;

/**
 * What to play next: the scenario that exercises the weakest indicator and was played longest ago. Before any drill has a
 * scorecard, the easiest that was not played. Undefined when there is nothing to play. With `team`, only its own drills count, where it has any.
 */
export function proposeDrill(
  entries: readonly HistoryEntry[],
  scenarios: readonly PlayableScenario[],
  { team = '' }: { readonly team?: string } = {},
): Proposal | undefined {
  const drills = entries.filter((e) => e.what === 'drill').toSorted(byTime);
  const own = drills.filter((e) => e.team === team);
  const counted = team !== '' && own.some((e) => e.card !== null) ? own : drills;
  // What always got its full points is no weakness.
  const all = weaknesses(counted);
  const weak = all.filter((w) => w.percent < 100);
  const byAge = scenarios.toSorted((a, b) => ageOrder(a, b, counted));
  for (const weakness of weak) {
    const fitting = byAge.filter((s) => exercises(s, weakness, drills));
    const [chosen, ...others] = fitting;
    if (chosen === undefined) continue;
    return {
      scenarioId: chosen.id,
      reasons: reasonsOf(chosen, weakness, weak, counted, drills, fitting.length),
      weakest: weak.slice(0, SHOWN),
      others: others.map((s) => s.id),
    };
  }
  const [first] = byAge;
  if (first === undefined) return undefined;
  const why =
    all.length === 0
      ? 'No drill has a scorecard yet, so nothing is known to be weak.'
      : weak.length === 0
        ? 'Everything that was judged over the last drills got its full points.'
        : 'No scenario exercises what is weakest.';
  return {
    scenarioId: first.id,
    reasons: [why, ageWords(first, counted, byAge.length)],
    weakest: weak.slice(0, SHOWN),
    others: byAge.slice(1).map((s) => s.id),
  };
}

/** All indicators that the last drills had something to judge in, the weakest first. What did not apply is not counted. */
export function weaknesses(drills: readonly HistoryEntry[]): readonly Weakness[] {
  const recent = drills.filter((e) => e.card !== null).slice(-LOOK_BACK);
  const found = new Map<
    string,
    { title: string; dimension: string; got: number; weight: number; drills: number; possible: number }
  >();
  let [got, weight] = [0, 0];
  for (const [i, entry] of recent.entries()) {
    const counts = LOOK_BACK - recent.length + i + 1;
    for (const { id, title, dimension, points, possible } of entry.card?.indicators ?? []) {
      if (possible <= 0) continue;
      const share = Math.min(1, Math.max(0, points / possible));
      const row = found.get(id) ?? { title, dimension, got: 0, weight: 0, drills: 0, possible: 0 };
      found.set(id, {
        title,
        dimension,
        got: row.got + share * counts,
        weight: row.weight + counts,
        drills: row.drills + 1,
        possible: row.possible + possible,
      });
      got += share * counts;
      weight += counts;
    }
  }
  const mean = weight === 0 ? 0 : got / weight;
  // One bad moment is no weakness yet: what was seldom judged is drawn towards the mean of all.
  const ranked = [...found].map(([indicator, row]) => ({
    indicator,
    row,
    share: (row.got + PRIOR * mean) / (row.weight + PRIOR),
  }));
  return ranked
    .sort((a, b) => a.share - b.share || b.row.possible - a.row.possible || (a.indicator < b.indicator ? -1 : 1))
    .map(({ indicator, row }) => ({
      indicator,
      title: row.title,
      dimension: row.dimension,
      percent: Math.round((row.got / row.weight) * 1_000) / 10,
      drills: row.drills,
    }));
}

/** Does a scenario give occasion to an indicator? Its own list says so, else the drills that played it, else its dimension. */
function exercises(
  scenario: PlayableScenario,
  { indicator, dimension }: Weakness,
  drills: readonly HistoryEntry[],
): boolean {
  if (scenario.indicators !== undefined) return scenario.indicators.includes(indicator);
  const played = drills.filter((e) => e.scenarioId === scenario.id && e.card !== null);
  if (played.length > 0) return played.some((e) => e.card?.indicators.some((i) => i.id === indicator) === true);
  return (scenario.dimensions[dimension] ?? 0) > 0;
}

function lastPlayed(scenario: PlayableScenario, drills: readonly HistoryEntry[]): string {
  return drills.findLast((e) => e.scenarioId === scenario.id)?.date ?? '';
}

/** Played longest ago first, never at all before that; of equals the easier. */
function ageOrder(a: PlayableScenario, b: PlayableScenario, drills: readonly HistoryEntry[]): number {
  const [x, y] = [lastPlayed(a, drills), lastPlayed(b, drills)];
  if (x !== y) return x < y ? -1 : 1;
  return a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1);
}

function reasonsOf(
  chosen: PlayableScenario,
  weakness: Weakness,
  weak: readonly Weakness[],
  counted: readonly HistoryEntry[],
  drills: readonly HistoryEntry[],
  fitting: number,
): readonly string[] {
  const over =
    weakness.drills === 1
      ? 'in the one drill that judged it'
      : `over ${weakness.drills} drills, the latest counting most`;
  const isWeakest = weak[0]?.indicator === weakness.indicator;
  const also = weak.slice(0, SHOWN).filter((w) => w.indicator !== weakness.indicator && exercises(chosen, w, drills));
  const and =
    also.length === 0
      ? ''
      : ` It also exercises ${also.map((w) => `"${w.title}" (${Math.round(w.percent)} %)`).join(' and ')}.`;
  const skipped = isWeakest ? '' : `No scenario exercises "${weak[0]?.title ?? ''}", which is weaker still.`;
  return [
    `"${weakness.title}" is the weakest ${isWeakest ? 'of what was judged' : 'that a scenario exercises'}: ${Math.round(weakness.percent)} % of its points ${over}.`,
    `${chosen.title} puts it to the test.${and}`,
    ageWords(chosen, counted, fitting),
    weakness.drills === 1 ? 'It was judged once only, so this is a first guess.' : '',
    skipped,
  ].filter((s) => s !== '');
}

function ageWords(scenario: PlayableScenario, drills: readonly HistoryEntry[], of: number): string {
  const last = lastPlayed(scenario, drills);
  if (last === '') return 'It has not been played yet.';
  return of === 1
    ? `It was played last on ${dayText(last)}.`
    : `It was played last on ${dayText(last)}, longer ago than the others that fit.`;
}
