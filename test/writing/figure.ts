/** One line of the table of figures: how well a part of the judge does on a labelled set of the project's own making. */
export interface Figure {
  /** What was judged: `blame`, `postmortems, criteria`. */
  readonly set: string;
  /** How many things were labelled: sentences, documents, or verdicts on them. */
  readonly n: number;
  /** Of what the judge found, the share that is labelled so, 0 to 1; absent where the set asks for an order only. */
  readonly precision?: number;
  /** Of what is labelled so, the share that the judge found, 0 to 1. */
  readonly recall?: number;
  /** Rank correlation (Spearman) between the judge's scores and the labelled order, -1 to 1. */
  readonly rank?: number;
  /** Share of pairs that the judge puts in the labelled order, 0 to 1. */
  readonly pairs?: number;
  readonly note?: string;
}

/** What was found, against what is labelled; a share of nothing is 1. */
export function precisionRecall(found: readonly boolean[], labelled: readonly boolean[]) {
  const both = found.filter((f, i) => f && labelled[i] === true).length;
  const share = (of: number) => (of === 0 ? 1 : both / of);
  return { precision: share(found.filter(Boolean).length), recall: share(labelled.filter(Boolean).length) };
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  return values.map((v) => {
    const below = values.filter((x) => x < v).length;
    const same = values.filter((x) => x === v).length;
    return below + (same + 1) / 2;
  });
}

/** Spearman's rank correlation, -1 to 1; 0 when one side has no order at all. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, rx] of x.entries()) {
    const [dx, dy] = [rx - mean, (y[i] ?? mean) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

/** Share of pairs of clearly different quality (`least` or more apart) whose scores stand in the same order. */
export function pairsInOrder(
  quality: readonly number[],
  scores: readonly number[],
  least = 1,
  counts: (i: number, j: number) => boolean = () => true,
): { readonly share: number; readonly pairs: number } {
  let [right, pairs] = [0, 0];
  for (const [i, qi] of quality.entries())
    for (const [j, qj] of quality.entries()) {
      if (qi - qj < least || !counts(i, j)) continue;
      pairs++;
      if ((scores[i] ?? 0) > (scores[j] ?? 0)) right++;
    }
  return { share: pairs === 0 ? 1 : right / pairs, pairs };
}
