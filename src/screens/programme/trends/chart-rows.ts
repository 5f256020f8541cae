import type { Trend } from '../../../programme/trends';

/** One drill as a chart has it. */
export interface ChartRow {
  /** From 1, in their order. */
  readonly n: number;
  readonly entry: string;
  readonly date: string;
  readonly percent: number;
  readonly scenario: string;
  readonly isGuided: boolean;
  /** Where the line runs, and between what it may; null where too few drills allow none. */
  readonly mid: number | null;
  readonly band: readonly [number, number] | null;
}

/** The drills of a trend with the line through them, one row each. */
export function chartRows(trend: Trend): readonly ChartRow[] {
  const lines = new Map(trend.line.map((l) => [l.entry, l]));
  return trend.points.map(({ entry, date, percent, scenarioId, isGuided }, i) => {
    const line = lines.get(entry);
    return {
      n: i + 1,
      entry,
      date,
      percent,
      scenario: scenarioId,
      isGuided,
      mid: line?.mid ?? null,
      band: line === undefined ? null : [line.low, line.high],
    };
  });
}
