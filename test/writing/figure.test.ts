import { describe, expect, it } from 'vitest';
import { pairsInOrder, precisionRecall, rankCorrelation } from './figure';

describe('figures', () => {
  it('tell what was found from what should have been', () => {
    expect(precisionRecall([true, true, false, false], [true, false, true, false])).toEqual({
      precision: 0.5,
      recall: 0.5,
    });
    expect(precisionRecall([false], [false])).toEqual({ precision: 1, recall: 1 });
  });

  it('correlate ranks, with ties', () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBeCloseTo(1);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.9487, 3);
    expect(rankCorrelation([1, 1], [1, 2])).toBe(0);
  });

  it('count pairs that are far enough apart', () => {
    expect(pairsInOrder([90, 50, 45], [80, 60, 70])).toEqual({ share: 2 / 3, pairs: 3 });
    expect(pairsInOrder([90, 50, 45], [80, 60, 70], 10)).toEqual({ share: 1, pairs: 2 });
    expect(pairsInOrder([90, 50], [50, 50])).toEqual({ share: 0, pairs: 1 });
  });
});
