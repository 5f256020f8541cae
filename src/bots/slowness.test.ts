import { describe, expect, it } from 'vitest';
import type { Situation } from './intent';
import { slowness } from './slowness';

const paged = (...texts: string[]): Situation =>
  ({ view: { pages: texts.map((text, i) => ({ id: `p${i}`, at: i, text, to: undefined })) } }) as unknown as Situation;

describe('what people notice of slowness', () => {
  const slow = 'ALERT production: stored readings open slowly. 95th percentile above 3,000 ms for 5 minutes.';

  it('is what the alert says of them', () => {
    expect(slowness(paged(slow))?.during).toBe('Stored readings open slowly');
  });

  it.each([
    ['nobody was paged', []],
    ['something fails as well', [slow, 'ALERT production: share of errors of function x above 30 %.']],
    ['it only fails', ['ALERT production: the check of the start page fails.']],
    ['nothing is slow', ['ALERT production: the disk is nearly full.']],
  ])('is nothing when %s', (_, texts) => {
    expect(slowness(paged(...texts))).toBeUndefined();
  });
});
