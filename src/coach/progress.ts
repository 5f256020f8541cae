import type { DimensionScore } from '../score/types';

/** A drill of this browser that was played to its debrief, as far as progress is concerned. */
export interface FinishedDrill {
  readonly id: string;
  readonly scenarioId: string;
  /** Wall time, ms. */
  readonly at: number;
  readonly coaching: 'guided' | 'hinted' | 'free';
  readonly dimensions: readonly Pick<DimensionScore, 'id' | 'title' | 'percent' | 'possible'>[];
}

export interface ProgressPoint {
  readonly drill: string;
  readonly at: number;
  readonly percent: number;
  /** Somebody was told what to do: it shows less than a drill without. */
  readonly isGuided: boolean;
}

export interface DimensionProgress {
  readonly id: string;
  readonly title: string;
  /** Drills that judged it, the oldest first. */
  readonly points: readonly ProgressPoint[];
  /** Mean of the last drills, percent; one decimal. */
  readonly recent: number;
  /** What can honestly be said of the direction. */
  readonly trend: 'too-few' | 'up' | 'down' | 'level';
}

/** As many drills count as recent. */
const RECENT = 3;
/** Fewer drills than this are no trend. */
const FEWEST = 4;
/** Percent by which two halves have to differ before it is called a direction. */
const STEP = 5;

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

function trendOf(percents: readonly number[]): DimensionProgress['trend'] {
  if (percents.length < FEWEST) return 'too-few';
  const half = Math.floor(percents.length / 2);
  const by = mean(percents.slice(-half)) - mean(percents.slice(0, half));
  return by >= STEP ? 'up' : by <= -STEP ? 'down' : 'level';
}

/** How each dimension has gone from drill to drill. A dimension that a drill had nothing to judge in has no point for it. */
export function progressOf(drills: readonly FinishedDrill[]): readonly DimensionProgress[] {
  const ordered = drills.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const found = new Map<string, { readonly title: string; readonly points: ProgressPoint[] }>();
  for (const drill of ordered) {
    for (const d of drill.dimensions) {
      if (d.possible <= 0) continue;
      const row = found.get(d.id) ?? { title: d.title, points: [] };
      found.set(d.id, row);
      row.points.push({ drill: drill.id, at: drill.at, percent: d.percent, isGuided: drill.coaching === 'guided' });
    }
  }
  return [...found].map(([id, { title, points }]) => {
    const percents = points.map((p) => p.percent);
    return { id, title, points, recent: Math.round(mean(percents.slice(-RECENT)) * 10) / 10, trend: trendOf(percents) };
  });
}

/** The same in a sentence: with few drills it says so, and nothing more. */
export function progressWords({ points, trend }: DimensionProgress): string {
  const drills = points.length === 1 ? '1 drill' : `${points.length} drills`;
  const guided = points.filter((p) => p.isGuided).length;
  const helped = guided === 0 ? '' : `, ${guided} of them guided`;
  if (trend === 'too-few') return `${drills}${helped}: too few for a trend`;
  return `${drills}${helped}: ${trend === 'level' ? 'about level' : trend === 'up' ? 'getting better' : 'getting worse'}`;
}
