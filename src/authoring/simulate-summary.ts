import type { SimulatedDrill } from './simulate';
import type { Outcome } from './simulate-outcome';

/** The drills of one bot in one variant, taken together. */
export interface Group {
  readonly scenario: string;
  readonly variant: string;
  readonly bot: string;
  readonly runs: number;
  /** Percent. */
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** How many drills ended how; what did not occur is left out. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

/** Something that a sweep of drills found wrong. */
export interface Shortfall {
  readonly kind: 'no-good-end' | 'order';
  readonly scenario: string;
  readonly variant: string;
  readonly text: string;
}

/** Which bot plays better than which: the score is right only if it says so too. */
export const BETTER: readonly (readonly [better: string, worse: string])[] = [
  ['careful', 'hurried'],
  ['hurried', 'silent'],
  ['hurried', 'careless'],
];

/** The bot that must bring every drill to a good end. */
export const ALWAYS_GOOD = 'careful';

/** The middle of some numbers (of an even count the mean of the two in the middle), one decimal. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.round(((low + high) / 2) * 10) / 10;
}

/** Puts drills together by scenario, variant and bot, in the order in which they come. */
export function groupsOf(drills: readonly SimulatedDrill[]): readonly Group[] {
  const groups = new Map<string, SimulatedDrill[]>();
  for (const drill of drills) {
    const key = JSON.stringify([drill.scenario, drill.variant, drill.bot]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [drill]);
    else group.push(drill);
  }
  return [...groups.values()].flatMap((rows): Group[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const scores = rows.map((r) => r.score);
    const outcomes: Partial<Record<Outcome, number>> = {};
    for (const row of rows) outcomes[row.outcome] = (outcomes[row.outcome] ?? 0) + 1;
    return [
      {
        scenario: first.scenario,
        variant: first.variant,
        bot: first.bot,
        runs: rows.length,
        median: median(scores),
        lowest: Math.min(...scores),
        highest: Math.max(...scores),
        outcomes,
      },
    ];
  });
}

/** Where a sweep misses what it must show: a good end of every careful drill, and medians in the order of `BETTER`. */
export function shortfalls(drills: readonly SimulatedDrill[]): readonly Shortfall[] {
  const groups = groupsOf(drills);
  const missed = drills
    .filter((d) => d.bot === ALWAYS_GOOD && d.outcome !== 'good')
    .map((d): Shortfall => {
      const { scenario, variant, seed, outcome } = d;
      return { kind: 'no-good-end', scenario, variant, text: `${d.bot} on seed ${seed}: ${outcome}` };
    });
  const disorder = groups.flatMap((better) =>
    groups
      .filter(
        (worse) =>
          worse.scenario === better.scenario &&
          worse.variant === better.variant &&
          BETTER.some(([b, w]) => b === better.bot && w === worse.bot) &&
          worse.median >= better.median,
      )
      .map((worse): Shortfall => {
        const { scenario, variant } = better;
        const text = `${better.bot} (${better.median.toFixed(1)}) is not above ${worse.bot} (${worse.median.toFixed(1)})`;
        return { kind: 'order', scenario, variant, text };
      }),
  );
  return [...missed, ...disorder];
}

/** The lowest scores of each bot, the very lowest first: the seeds to look at. */
export function worstSeeds(drills: readonly SimulatedDrill[], each = 3): readonly SimulatedDrill[] {
  const bots = [...new Set(drills.map((d) => d.bot))];
  return bots.flatMap((bot) =>
    drills
      .filter((d) => d.bot === bot)
      .toSorted((a, b) => a.score - b.score)
      .slice(0, each),
  );
}
