import { describe, expect, it } from 'vitest';
import { sortRows } from './table-sort';

const rows = [
  { id: 'a', value: 3 },
  { id: 'b', value: null },
  { id: 'c', value: 1 },
  { id: 'd', value: 3 },
];
const order = (descending: boolean) => sortRows(rows, (row) => row.value, descending).map((row) => row.id);

describe('sorting rows', () => {
  it('goes up and down and keeps ties in their order', () => {
    expect(order(false)).toEqual(['c', 'a', 'd', 'b']);
    expect(order(true)).toEqual(['a', 'd', 'c', 'b']);
  });
  it('does not touch the rows', () => {
    order(true);
    expect(rows.map((row) => row.id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
