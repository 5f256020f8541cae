/** A moment on a replay bar. */
export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad';
}

/** The mark nearest to `at`, at most `reach` away; the earlier one of two that are equally near. */
export function nearestMark<M extends Mark>(marks: readonly M[], at: number, reach: number): M | null {
  let best: M | null = null;
  for (const mark of marks) {
    const distance = Math.abs(mark.at - at);
    if (distance > reach) continue;
    if (
      best === null ||
      distance < Math.abs(best.at - at) ||
      (distance === Math.abs(best.at - at) && mark.at < best.at)
    )
      best = mark;
  }
  return best;
}

/** The next mark after `at`, or the last one before it (`direction` -1). */
export function neighbourMark<M extends Mark>(marks: readonly M[], at: number, direction: 1 | -1): M | null {
  let best: M | null = null;
  for (const mark of marks) {
    const isThere = direction === 1 ? mark.at > at : mark.at < at;
    if (isThere && (best === null || (direction === 1 ? mark.at < best.at : mark.at > best.at))) best = mark;
  }
  return best;
}
