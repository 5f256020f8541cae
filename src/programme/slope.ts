/**
 * A direction in few numbers, by order alone: the median of all slopes between two of them (Theil and Sen), and the range that
 * the order of the numbers allows (Kendall). Exact for any spread of values, so that four drills are never taken for forty. Only additions
 * and divisions, which every machine rounds alike.
 */

export interface Slope {
  /** A step, in the unit of the values: the median of all slopes. */
  readonly step: number;
  /** The range that holds the true step with the confidence asked for; null when so few numbers allow none. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

/** The most numbers that are looked at; of longer lists the last. */
export const MAX_NUMBERS = 40;

/** The slope of values that were taken one after another. `doubt` is the chance, of a hundred, that the range misses; 10 is usual. */
export function slopeOf(values: readonly number[], doubt = 10): Slope | undefined {
  const recent = values.slice(-MAX_NUMBERS);
  const slopes: number[] = [];
  for (const [i, a] of recent.entries())
    for (const [j, b] of recent.entries()) if (j > i) slopes.push((b - a) / (j - i));
  if (slopes.length === 0) return undefined;
  slopes.sort((a, b) => a - b);
  const cut = cutOff(recent.length, doubt / 200);
  const [low, high] = [slopes[cut ?? 0], slopes[slopes.length - 1 - (cut ?? 0)]];
  return {
    step: median(slopes),
    range: cut === undefined || low === undefined || high === undefined ? null : { low, high },
  };
}

/** How many slopes can be left out at either end; undefined when even leaving out none is too sure. */
function cutOff(n: number, tail: number): number | undefined {
  let sum = 0;
  let cut: number | undefined;
  for (const [inversions, chance] of orders(n).entries()) {
    sum += chance;
    if (sum > tail) break;
    cut = inversions;
  }
  return cut;
}

/** The chance of each number of pairs in the wrong order, when `n` numbers stand in an order of no meaning. */
function orders(n: number): readonly number[] {
  let chances: readonly number[] = [1];
  for (let size = 2; size <= n; size++) {
    const next: number[] = Array.from({ length: chances.length + size - 1 }, () => 0);
    for (const [k, chance] of chances.entries())
      for (let more = 0; more < size; more++) next[k + more] = (next[k + more] ?? 0) + chance / size;
    chances = next;
  }
  return chances;
}

/** The middle of sorted numbers; of an even count the mean of the two in the middle. */
export function median(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
