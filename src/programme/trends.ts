import type { WallTime } from '../base/drill-time';
import type { HistoryEntry, Person } from './fields';
import { findPerson } from './people';
import { MAX_NUMBERS, median, slopeOf } from './slope';
import { byTime } from './turns';

/** One drill in a trend. */
export interface TrendPoint {
  /** Id of the entry in the history. */
  readonly entry: string;
  readonly date: string;
  /** Wall time of StartEx, ms, where it is known. */
  readonly at: WallTime | null;
  readonly percent: number;
  readonly scenarioId: string;
  /** 0: not known. */
  readonly difficulty: number;
  /** Somebody was told what to do: it shows less than a drill without. */
  readonly isGuided: boolean;
}

/** Where the line runs at one drill, and between what the order of the drills allows it to run; percent. */
export interface TrendLine {
  readonly mid: number;
  readonly low: number;
  readonly high: number;
}

export interface Trend {
  readonly id: string;
  readonly title: string;
  /** The oldest first. */
  readonly points: readonly TrendPoint[];
  /** Points of a hundred from one drill to the next; null below four drills. */
  readonly slope: { readonly perDrill: number; readonly low: number; readonly high: number } | null;
  /** One a point, for the last of them that were looked at; empty below four drills. */
  readonly line: readonly (TrendLine & { readonly entry: string })[];
  readonly verdict: 'better' | 'worse' | 'level' | 'unclear' | 'too-few';
  /** The verdict in a sentence, with how many drills it rests on. */
  readonly words: string;
  /** What makes the drills hard to compare, a sentence each. */
  readonly caveats: readonly string[];
}

/** Confidence of every range, in percent. */
export const CONFIDENCE = 90;
/** Less than this from the first drill to the last, in points of a hundred, is called level. */
const LEVEL = 5;

/** How the whole has gone from drill to drill. */
export function overallTrend(entries: readonly HistoryEntry[]): Trend {
  return trendOf(
    'overall',
    'All dimensions',
    entries.toSorted(byTime).flatMap((e) => (e.card === null ? [] : [pointOf(e, e.card.percent)])),
  );
}

/** How each dimension has gone, in the order in which they first appear. A drill that had nothing to judge in one has no point for it. */
export function dimensionTrends(entries: readonly HistoryEntry[]): readonly Trend[] {
  const found = new Map<string, { title: string; points: TrendPoint[] }>();
  for (const entry of entries.toSorted(byTime)) {
    for (const { id, title, percent, possible } of entry.card?.dimensions ?? []) {
      if (possible <= 0) continue;
      const row = found.get(id) ?? { title, points: [] };
      found.set(id, row);
      row.points.push(pointOf(entry, percent));
    }
  }
  return [...found].map(([id, { title, points }]) => trendOf(id, title, points));
}

/** How each person has gone, by what was theirs to do; who is known to the programme by their name there, others by the name they played under. */
export function personTrends(entries: readonly HistoryEntry[], people: readonly Person[]): readonly Trend[] {
  const found = new Map<string, { title: string; points: TrendPoint[] }>();
  for (const entry of entries.toSorted(byTime)) {
    for (const { person, percent } of entry.card?.people ?? []) {
      const known = findPerson(people, person);
      const id = known?.id ?? person;
      const row = found.get(id) ?? { title: known?.name ?? person, points: [] };
      found.set(id, row);
      row.points.push(pointOf(entry, percent));
    }
  }
  return [...found]
    .map(([id, { title, points }]) => trendOf(id, title, points))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

/**
 * What to say when several trends are looked at together; undefined when none of them claims a change. A range that holds nine times in
 * ten misses once in ten.
 */
export function chanceNote(trends: readonly Trend[]): string | undefined {
  const claims = trends.filter((t) => t.verdict === 'better' || t.verdict === 'worse').length;
  const judged = trends.filter((t) => t.verdict !== 'too-few').length;
  if (claims === 0 || judged < 3) return undefined;
  return `Each range holds with ${CONFIDENCE} % confidence. Of ${judged} trends side by side about ${judged < 15 ? 'one' : Math.round(judged / 10)} can show a change by chance alone.`;
}

function pointOf(entry: HistoryEntry, percent: number): TrendPoint {
  const { id, date, startedAt, scenarioId, difficulty, coaching } = entry;
  return { entry: id, date, at: startedAt, percent, scenarioId, difficulty, isGuided: coaching === 'guided' };
}

function trendOf(id: string, title: string, points: readonly TrendPoint[]): Trend {
  const found = slopeOf(
    points.map((p) => p.percent),
    100 - CONFIDENCE,
  );
  const recent = points.slice(-MAX_NUMBERS);
  const caveats = caveatsOf(points);
  const range = found?.range ?? null;
  if (found === undefined || range === null)
    return { id, title, points, slope: null, line: [], verdict: 'too-few', words: fewWords(points.length), caveats };
  const slope = { perDrill: found.step, low: range.low, high: range.high };
  const verdict = verdictOf(slope, recent.length);
  return {
    id,
    title,
    points,
    slope,
    line: lineOf(recent, slope),
    verdict,
    words: wordsOf(verdict, slope, points.length),
    caveats,
  };
}

function verdictOf({ low, high }: NonNullable<Trend['slope']>, n: number): Trend['verdict'] {
  if (low > 0) return 'better';
  if (high < 0) return 'worse';
  return Math.max(-low, high) * (n - 1) <= LEVEL ? 'level' : 'unclear';
}

/**
 * The line through the middle of the drills. Its band has the range of the slope turning about that middle, and the range of the middle
 * itself, by how many drills lie above and below it; four drills allow no such range, and have their whole spread instead.
 */
function lineOf(points: readonly TrendPoint[], slope: NonNullable<Trend['slope']>): Trend['line'] {
  const middle = (points.length - 1) / 2;
  const levels = points.map((p, i) => p.percent - slope.perDrill * (i - middle)).sort((a, b) => a - b);
  const cut = signCut(levels.length, (100 - CONFIDENCE) / 200);
  const [least = 0, most = 0] = [levels[cut], levels[levels.length - 1 - cut]];
  const within = (n: number): number => Math.min(100, Math.max(0, n));
  return points.map(({ entry }, i) => {
    const turns = [slope.low - slope.perDrill, slope.high - slope.perDrill].map((s) => s * (i - middle));
    const along = slope.perDrill * (i - middle);
    return {
      entry,
      mid: within(median(levels) + along),
      low: within(least + along + Math.min(0, ...turns)),
      high: within(most + along + Math.max(0, ...turns)),
    };
  });
}

/** How many values can be left out at either end of a sorted list, so that its middle lies between the rest; 0 where none can. */
function signCut(n: number, tail: number): number {
  let chance = 1;
  for (let i = 0; i < n; i++) chance /= 2;
  let [sum, cut] = [0, 0];
  for (let k = 0; k < n / 2; k++) {
    sum += chance;
    if (sum > tail) break;
    cut = k;
    chance = (chance * (n - k)) / (k + 1);
  }
  return cut;
}

function fewWords(n: number): string {
  if (n === 0) return 'No drill has judged this yet.';
  if (n === 1) return 'One drill: there is nothing to compare it with yet.';
  return `No change that can be told yet (n=${n}): a direction needs four drills at least.`;
}

function wordsOf(verdict: Trend['verdict'], { perDrill, low, high }: NonNullable<Trend['slope']>, n: number): string {
  const range = `between ${signed(low)} and ${signed(high)} points a drill with ${CONFIDENCE} % confidence`;
  if (verdict === 'better') return `Better (n=${n}): about ${signed(perDrill)} points a drill, ${range}.`;
  if (verdict === 'worse') return `Worse (n=${n}): about ${signed(perDrill)} points a drill, ${range}.`;
  if (verdict === 'level') return `About level (n=${n}): ${range}.`;
  return `No change that can be told yet (n=${n}): ${range}.`;
}

/** `+1.5`, `-0.3`, `0`. */
function signed(n: number): string {
  const rounded = Math.round(n * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded === 0 ? '0' : String(rounded);
}

function caveatsOf(points: readonly TrendPoint[]): readonly string[] {
  if (points.length < 2) return [];
  const scenarios = new Set(points.map((p) => p.scenarioId)).size;
  const known = points.map((p) => p.difficulty).filter((d) => d > 0);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const guided = points.filter((p) => p.isGuided).length;
  return [
    scenarios > 1 ? `${scenarios} different scenarios were played: they do not ask the same of a team.` : '',
    known.length > 1 && least !== most
      ? `Difficulty went from ${least} to ${most} of 5, and counts for nothing here.`
      : '',
    guided > 0 && guided < points.length
      ? `${guided} of ${points.length} drills were guided, which shows less than playing alone.`
      : '',
    points.length > MAX_NUMBERS ? `Only the last ${MAX_NUMBERS} drills are looked at.` : '',
  ].filter((s) => s !== '');
}
