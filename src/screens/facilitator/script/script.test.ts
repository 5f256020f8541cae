import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../../base/drill-time';
import type { MselRow } from '../../../drill/msel';
import { dueWithin, filterRows } from './msel-filter';
import { stacked } from './next-strip';

const row = (id: string, status: MselRow['status'], at?: number): MselRow => ({
  id,
  from: 'monitoring',
  to: 'page',
  text: id,
  trigger: '',
  status,
  isImprovised: false,
  isEdited: false,
  isFired: false,
  ...(at === undefined ? {} : status === 'delivered' ? { deliveredAt: at } : { dueAt: at }),
});

describe('parts of the script', () => {
  const rows = [
    row('a', 'delivered', minutes(1)),
    row('b', 'delivered', minutes(2)),
    row('c', 'waiting'),
    row('d', 'scheduled', minutes(9)),
    row('e', 'held', minutes(5)),
    row('f', 'withheld'),
  ];
  const ids = (list: readonly MselRow[]) => list.map((r) => r.id).join('');

  it('is what comes by its time, what was fired newest first, and what is held', () => {
    expect(ids(filterRows(rows, 'coming'))).toBe('edc');
    expect(ids(filterRows(rows, 'fired'))).toBe('ba');
    expect(ids(filterRows(rows, 'held'))).toBe('e');
    expect(filterRows(rows, 'all')).toBe(rows);
  });

  it('looks ahead over what is scheduled, and not over what is held', () => {
    expect(ids(dueWithin(rows, minutes(0), 10))).toBe('d');
    expect(ids(dueWithin(rows, minutes(9) + 1, 10))).toBe('');
  });

  it('never lays marks of the strip over each other while a level is free', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: minutes(10) }), { maxLength: 3 }), (times) => {
        const due = times.toSorted((a, b) => a - b).map((at, i) => row(String(i), 'scheduled', at));
        const marks = stacked(due, 0);
        for (const a of marks)
          for (const b of marks)
            if (a !== b && a.level === b.level) expect(Math.abs(a.share - b.share)).toBeGreaterThanOrEqual(0.05 - 1e-9);
        expect(marks.every((m) => m.share >= 0 && m.share <= 1 && m.level < 3)).toBe(true);
      }),
    );
  });
});
