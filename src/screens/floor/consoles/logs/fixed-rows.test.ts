import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHeight, rowsInSight, scrollTopFor, steadyTop, TALLEST } from './fixed-rows';

const ROW = 21;
const count = fc.oneof(fc.nat(200), fc.integer({ min: 500_000, max: 3_000_000 }));
const height = fc.integer({ min: 60, max: 1_500 });

describe('rows of equal height', () => {
  it('fill what is in sight wherever the list is scrolled to, and few more', () => {
    fc.assert(
      fc.property(count, height, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (n, h, share) => {
        const most = Math.max(0, listHeight(n, ROW) - h);
        const scrolled = Math.min(most, Math.max(0, share * most));
        const { first, last, top } = rowsInSight(n, ROW, share * most, h);
        expect(last - first).toBeLessThan(h / ROW + 28);
        if (n === 0) return;
        const bottom = top + (last - first + 1) * ROW;
        expect(top - 0.01).toBeLessThanOrEqual(scrolled);
        if (last < n - 1) expect(bottom + 0.01).toBeGreaterThanOrEqual(scrolled + h);
        else expect(bottom).toBeLessThanOrEqual(listHeight(n, ROW) + 0.01);
      }),
    );
  });

  it('reach the first and the last row of a list longer than a browser is tall', () => {
    const n = 2_000_000;
    expect(listHeight(n, ROW)).toBe(TALLEST);
    expect(rowsInSight(n, ROW, 0, 600)).toMatchObject({ first: 0, top: 0 });
    const end = rowsInSight(n, ROW, TALLEST - 600, 600);
    expect(end.last).toBe(n - 1);
    expect(end.top + (end.last - end.first + 1) * ROW).toBeCloseTo(TALLEST, 3);
  });

  it('come into sight when they are scrolled to, and stay where they are in sight already', () => {
    fc.assert(
      fc.property(count, height, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (n, h, share, pick) => {
        if (n === 0) return;
        const index = pick % n;
        const from = share * Math.max(0, listHeight(n, ROW) - h);
        const to = scrollTopFor(n, ROW, index, from, h);
        const { first, last, top } = rowsInSight(n, ROW, to, h);
        expect(index).toBeGreaterThanOrEqual(first);
        expect(index).toBeLessThanOrEqual(last);
        const y = top + (index - first) * ROW - Math.max(0, Math.min(to, listHeight(n, ROW) - h));
        expect(y).toBeGreaterThan(-1);
        expect(y + ROW).toBeLessThan(h + 1);
        expect(Math.abs(scrollTopFor(n, ROW, index, to, h) - to)).toBeLessThan(1);
      }),
    );
  });

  it('stay in sight when others come above them, or go', () => {
    fc.assert(
      fc.property(
        count,
        height,
        fc.integer({ min: -100, max: 900_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, h, moved, share) => {
          const after = n + moved;
          fc.pre(after * ROW > h && n * ROW > h);
          const top = share * (listHeight(n, ROW) - h);
          const then = steadyTop(n, after, moved, ROW, top, h);
          const of = (length: number, scrolled: number): number => {
            const { first, top: y } = rowsInSight(length, ROW, scrolled, h);
            return first - (y - scrolled) / ROW;
          };
          fc.pre(of(n, top) + moved >= 0);
          expect(of(after, then)).toBeCloseTo(of(n, top) + moved, 1);
        },
      ),
    );
  });
});
