import { describe, expect, it } from 'vitest';
import { nearestMark, neighbourMark } from './scrubber-marks';

const marks = [
  { id: 'declared', at: 300, label: 'Declared' },
  { id: 'paged', at: 60, label: 'Paged' },
  { id: 'resolved', at: 2000, label: 'Resolved' },
];

describe('the nearest mark', () => {
  it('is found within reach only', () => {
    expect(nearestMark(marks, 280, 50)?.id).toBe('declared');
    expect(nearestMark(marks, 1000, 50)).toBeNull();
  });
  it('is the earlier of two equally near', () => {
    expect(nearestMark(marks, 180, 500)?.id).toBe('paged');
  });
});

describe('the next and the last mark', () => {
  it('leave out the one that one stands on', () => {
    expect(neighbourMark(marks, 300, 1)?.id).toBe('resolved');
    expect(neighbourMark(marks, 300, -1)?.id).toBe('paged');
  });
  it('end at the ends', () => {
    expect(neighbourMark(marks, 2000, 1)).toBeNull();
    expect(neighbourMark(marks, 60, -1)).toBeNull();
  });
});
