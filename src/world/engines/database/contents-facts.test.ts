import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spans } from './contents-facts';

const times = fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { maxLength: 400 });

describe('spans of deleted lines', () => {
  it('hold every deleted line, and no line that is still there', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 5 }), (all, every) => {
        const damaged = all.filter((_, i) => i % every === 0);
        const intact = all.filter((_, i) => i % every !== 0);
        const found = spans(damaged, intact, 1_000);
        const inside = (at: number) => found.some(([from, to]) => at - 1_000 >= from && at - 1_000 <= to);
        expect(damaged.every(inside)).toBe(true);
        expect(intact.some(inside)).toBe(false);
      }),
    );
  });

  it('are joined across the narrowest gaps when there are too many for a fact', () => {
    const damaged = Array.from({ length: 1_000 }, (_, i) => i * 10 + (i > 500 ? 5_000 : 0));
    const intact = damaged.map((at) => at + 5);
    const found = spans(damaged, intact, 0);
    expect(found).toHaveLength(400);
    expect(damaged.every((at) => found.some(([from, to]) => at >= from && at <= to))).toBe(true);
    expect(found.some(([, to]) => to === 5_000)).toBe(true);
    expect(found.some(([from]) => from === 10_010)).toBe(true);
  });
});
