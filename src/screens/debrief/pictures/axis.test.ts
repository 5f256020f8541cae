import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../../base/drill-time';
import { axisOf, momentAt, place, ticks, valueScale } from './axis';

const epoch = Date.UTC(2026, 2, 4, 14, 3);

describe('the axis of time', () => {
  it('begins on whole five minutes before the fault and ends with the drill', () => {
    const axis = axisOf(epoch, minutes(-7), minutes(40));
    expect((epoch + axis.from) % minutes(5)).toBe(0);
    expect(axis.from).toBe(minutes(-8));
    expect(axis.to).toBe(minutes(40));
  });

  it('has at most as many ticks as asked for, on round minutes of UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 2, max: 12 }), (length, most) => {
        const axis = axisOf(epoch, 0, minutes(length));
        const all = ticks(axis, most);
        expect(all.length).toBeLessThanOrEqual(most + 1);
        for (const t of all) expect((epoch + t) % minutes(1)).toBe(0);
      }),
    );
  });

  it('finds the moment of a place again', () => {
    const axis = axisOf(epoch, 0, minutes(60));
    expect(momentAt(axis, place(axis, minutes(12)))).toBe(minutes(12));
    expect(place(axis, minutes(999))).toBe(1);
    expect(momentAt(axis, -3)).toBe(axis.from);
  });
});

describe('the scale of values', () => {
  it.each([
    [100, 100],
    [95.4, 100],
    [8, 8],
    [0.7, 0.8],
    [0, 1],
    [1234, 1500],
  ])('for %d goes up to %d', (most, top) => {
    expect(valueScale(most).top).toBeCloseTo(top, 6);
  });

  it('covers the largest value with a few ticks from zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (most) => {
        const scale = valueScale(most);
        expect(scale.top).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(scale.ticks[0]).toBe(0);
        expect(scale.ticks.length).toBeGreaterThan(1);
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
