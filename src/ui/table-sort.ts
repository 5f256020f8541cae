export type SortValue = number | string | null;

/** The rows in the order of a column; what has no value comes last either way. Ties keep their order; rows are not changed. */
export function sortRows<R>(rows: readonly R[], pick: (row: R) => SortValue, descending: boolean): readonly R[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, value: pick(row) }))
    .sort((one, other) => {
      if (one.value === other.value) return one.index - other.index;
      if (one.value === null) return 1;
      if (other.value === null) return -1;
      return (one.value < other.value ? -1 : 1) * sign;
    })
    .map((entry) => entry.row);
}
