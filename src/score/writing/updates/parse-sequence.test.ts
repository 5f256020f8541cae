import { describe, expect, it } from 'vitest';
import { MOST_CHARACTERS, MOST_UPDATES, parseUpdateSequence } from './parse-sequence';

describe('a sequence of updates from JSON', () => {
  it('is read with and without times, and from a bare list', () => {
    const read = parseUpdateSequence({
      declared: null,
      cadence: 20,
      updates: [{ at: 1_700_000_000, text: 'a' }, { text: 'b' }],
    });
    expect(read).toEqual({
      ok: true,
      value: {
        declared: null,
        cadence: 20,
        updates: [
          { at: '1700000000', text: 'a' },
          { at: null, text: 'b' },
        ],
      },
    });
    expect(parseUpdateSequence([{ at: null, text: 'a' }])).toMatchObject({ ok: true });
  });

  it('is refused with the place, and how to mend it', () => {
    const read = parseUpdateSequence({
      cadence: 'often',
      updates: [
        { at: null, text: 'a' },
        { at: true, text: 3 },
      ],
    });
    if (read.ok) throw new Error('it was read');
    expect(read.error.map((p) => p.path)).toEqual(['cadence', 'updates[1].at', 'updates[1].text']);
    for (const p of read.error) expect(p.hint.length).toBeGreaterThan(20);
    for (const json of [null, 3, 'x', {}, { updates: [] }, { updates: 'x' }]) {
      const refused = parseUpdateSequence(json);
      expect(refused.ok).toBe(false);
      if (!refused.ok) expect(refused.error[0]?.hint).toContain('updates');
    }
  });

  it('has an end to its size', () => {
    const half = 'x'.repeat(MOST_CHARACTERS / 2 + 1);
    expect(
      parseUpdateSequence([
        { at: null, text: half },
        { at: null, text: half },
      ]),
    ).toMatchObject({ ok: false, error: [{ path: 'updates' }] });
    expect(
      parseUpdateSequence(Array.from({ length: MOST_UPDATES + 1 }, () => ({ at: null, text: 'x' }))),
    ).toMatchObject({ ok: false });
  });
});
