import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../base/drill-time';
import { alignDown, extendSeries, rowsOf, stepFor, ticksFor, valueText } from './chart-data';

const at = (times: readonly number[]) => times.map((t) => ({ at: t, value: t * 2 }));

describe('chart data', () => {
  it('puts series side by side', () => {
    const rows = rowsOf([
      { id: 'a', title: 'A', points: at([1, 3]) },
      { id: 'at', title: 'At', points: at([2, 3]) },
    ]);
    expect(rows).toEqual([
      { at: 1, 's:a': 2 },
      { at: 2, 's:at': 4 },
      { at: 3, 's:a': 6, 's:at': 6 },
    ]);
  });

  it('extended piece by piece is what one reading would give', () => {
    const times = fc.uniqueArray(fc.nat(1_000), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(1_000), fc.nat(1_000), (list, from, start) => {
        const all = [{ id: 'a', title: 'A', points: at(list) }];
        const known = [{ id: 'a', title: 'A', points: at(list).map((p) => (p.at < from ? p : { ...p, value: -1 })) }];
        const fresh = [{ id: 'a', title: 'A', points: at(list.filter((t) => t >= from)) }];
        const wanted = all.map((s) => ({ ...s, points: s.points.filter((p) => p.at >= start || p.at >= from) }));
        expect(extendSeries(known, fresh, from, start)).toEqual(wanted);
      }),
    );
  });

  it('has between 80 and 160 points for the ranges on offer', () => {
    for (const length of [15, 60, 360, 1440].map((m) => m * MINUTE)) {
      expect(length / stepFor(length)).toBeGreaterThanOrEqual(80);
      expect(length / stepFor(length)).toBeLessThanOrEqual(160);
    }
    expect(alignDown(-5, 10)).toBe(-10);
  });

  it('puts ticks on round times of the clock', () => {
    const epoch = Date.parse('2026-03-04T13:37:20Z');
    const ticks = ticksFor(-60 * MINUTE, 0, epoch, 6);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const tick of ticks) expect((tick + epoch) % (10 * MINUTE)).toBe(0);
  });

  it('writes values short', () => {
    expect([0, 0.123, 12.34, 345.6, 1980.4].map(valueText)).toEqual(['0', '0.12', '12.3', '346', '1,980']);
  });
});
