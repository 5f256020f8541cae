import { expect, test } from 'vitest';
import { markdown, Tally } from './tally';

const found = (ids: readonly string[], change: object = {}) => ({
  kind: 'found' as const,
  entries: ids.map((id, i) => ({ seq: i + 1, id })),
  phase: 'live',
  hashes: ['h', 'h'] as const,
  draft: 0,
  openedInMs: 5,
  ...change,
});

function tallyOf(...ids: readonly string[]): Tally {
  const tally = new Tally();
  for (const [i, id] of ids.entries()) tally.note({ kind: 'acknowledged', seq: i + 1, id });
  return tally;
}

test('what was acknowledged and is there is not lost, and more may be there', () => {
  const tally = tallyOf('a', 'b');
  expect(tally.check('tab', found(['a', 'b', 'never told']))).toMatchObject({ acknowledged: 2, lost: 0, mistakes: [] });
  expect(tally.check('tab', found(['a', 'b', 'never told']))).toMatchObject({ acknowledged: 0 });
});

test('an acknowledged entry that is gone is lost, also one of a life before', () => {
  const tally = tallyOf('a', 'b');
  tally.check('tab', found(['a', 'b']));
  expect(tally.check('browser', found(['a'])).lost).toBe(1);
});

test.each([
  ['moved', found(['b', 'a'])],
  [
    'gap',
    found([], {
      entries: [
        { seq: 1, id: 'a' },
        { seq: 3, id: 'b' },
      ],
    }),
  ],
  [
    'twice',
    found([], {
      entries: [
        { seq: 1, id: 'a' },
        { seq: 2, id: 'b' },
        { seq: 3, id: 'b' },
      ],
    }),
  ],
  ['replayed', found(['a', 'b'], { hashes: ['h', 'other'] })],
  ['draft', found(['a', 'b'], { draft: 4 })],
  ['paused', found(['a', 'b'], { phase: 'paused', draft: 5 })],
])('notices a mistake: %s', (word, what) => {
  const tally = tallyOf('a', 'b');
  tally.note({ kind: 'drafted', draft: 5 });
  expect(tally.check('tab', what).mistakes.join()).toContain(word);
});

test('the table adds up', () => {
  const rows = [tallyOf('a').check('tab', found([])), tallyOf('a', 'b').check('browser', found(['a', 'b']))];
  expect(markdown(rows, { date: 'today', seed: 1, browser: 'b' })).toContain('| all | 2 | 3 | 1 | 0 |');
});
