import type { Figure } from '../figure';

/** Found and right, found and wrong, there and not found. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** What a finder gave against what it should have given: each label counts as often as it stands there. */
export function tally(found: readonly string[], wanted: readonly string[]): Tally {
  const left = [...wanted];
  let right = 0;
  for (const label of found) {
    const at = left.indexOf(label);
    if (at === -1) continue;
    left.splice(at, 1);
    right++;
  }
  return { right, wrong: found.length - right, missed: left.length };
}

/**
 * The figures of a set, of the rows that the grammar was made with, and of those that it never saw. `firstReading` is what came out
 * when the latter were read for the first time, before anything was learned from them: what to expect of a stranger's text.
 */
export function figuresOf<R extends { readonly heldOut?: true }>(
  set: string,
  rows: readonly R[],
  judge: (row: R) => Tally,
  firstReading?: { readonly precision: number; readonly recall: number },
): readonly Figure[] {
  const parts: readonly [string, readonly R[]][] = [
    [set, rows],
    [`${set}, seen`, rows.filter((r) => r.heldOut !== true)],
    [`${set}, held out`, rows.filter((r) => r.heldOut === true)],
  ];
  return parts.map(([name, list]) => {
    const sum = { right: 0, wrong: 0, missed: 0 };
    for (const row of list) {
      const t = judge(row);
      sum.right += t.right;
      sum.wrong += t.wrong;
      sum.missed += t.missed;
    }
    const share = (part: number, rest: number): number => (part + rest === 0 ? 1 : part / (part + rest));
    return {
      set: name,
      n: list.length,
      precision: share(sum.right, sum.wrong),
      recall: share(sum.right, sum.missed),
      ...(firstReading !== undefined && name.endsWith('held out')
        ? { note: `at first reading ${firstReading.precision.toFixed(2)} / ${firstReading.recall.toFixed(2)}` }
        : {}),
    };
  });
}
