import { describe, expect, it } from 'vitest';
import { linePoints, PLOT } from './trend-line';

describe('the line of a trend', () => {
  it('puts a single drill into the middle', () => expect(linePoints([50])).toEqual([{ x: 100, y: 18 }]));
  it('goes from edge to edge, better is higher, and stays inside', () => {
    const [a, b, c] = linePoints([0, 50, 140]);
    expect([a?.x, c?.x]).toEqual([5, PLOT.width - 5]);
    expect((a?.y ?? 0) > (b?.y ?? 0) && (b?.y ?? 0) > (c?.y ?? 0)).toBe(true);
    expect(c?.y).toBe(5);
  });
});
