/** A copy with one more at the end. One block copy, so that a list of thousands stays cheap to add to. */
export function appended<T>(list: readonly T[], item: T): readonly T[] {
  return list.concat([item]);
}

/** A copy with the item at `index` changed; the same list when there is none. Cheaper than a map over all. */
export function changedAt<T>(list: readonly T[], index: number, change: (item: T) => T): readonly T[] {
  const item = list[index];
  return item === undefined ? list : list.with(index, change(item));
}
