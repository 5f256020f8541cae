import type { Exercises } from './exercises';
import { type DimensionProgress, type FinishedDrill, progressOf } from './progress';

/** A scenario as far as choosing the next drill is concerned. */
export interface Playable {
  readonly id: string;
  readonly title: string;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly exercises: Exercises;
}

/** What to play next, and why in a sentence. */
export interface Proposed {
  readonly scenarioId: string;
  readonly dimension?: string;
  readonly reason: string;
}

/** The weakest dimension: lowest recent mean; of equals the one judged more often. */
function weakest(progress: readonly DimensionProgress[]): DimensionProgress | undefined {
  return progress.toSorted(
    (a, b) => a.recent - b.recent || b.points.length - a.points.length || (a.id < b.id ? -1 : 1),
  )[0];
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/**
 * The next drill: of the scenarios that exercise the weakest dimension the one played least; of equals the one that gives most
 * occasions for it, then the easier. Before anything was played, the easiest. Nothing when there is nothing to play.
 */
export function proposeNext(drills: readonly FinishedDrill[], scenarios: readonly Playable[]): Proposed | undefined {
  const easiest = scenarios.toSorted((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1))[0];
  if (easiest === undefined) return undefined;
  const weak = weakest(progressOf(drills));
  if (weak === undefined)
    return { scenarioId: easiest.id, reason: 'You have not finished a drill yet; this is the one to begin with.' };
  const playedOf = (id: string): number => drills.filter((d) => d.scenarioId === id).length;
  const occasions = (s: Playable): number => s.exercises[weak.id] ?? 0;
  const fitting = scenarios
    .filter((s) => occasions(s) > 0)
    .toSorted(
      (a, b) =>
        playedOf(a.id) - playedOf(b.id) ||
        occasions(b) - occasions(a) ||
        a.difficulty - b.difficulty ||
        (a.id < b.id ? -1 : 1),
    );
  const chosen = fitting[0] ?? easiest;
  const played = playedOf(chosen.id);
  const over = weak.points.length === 1 ? 'in one drill' : `over ${Math.min(3, weak.points.length)} drills`;
  const before = played === 0 ? 'you have not played it yet' : `you have played it ${times(played)}`;
  return {
    scenarioId: chosen.id,
    dimension: weak.id,
    reason: `${weak.title} is the weakest so far (${weak.recent.toFixed(0)} % ${over}). This one puts it to the test, and ${before}.`,
  };
}
