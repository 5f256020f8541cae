import { describe, expect, it } from 'vitest';
import { allFigures, committedTable, docsTables } from './figures';

describe('the tables in docs/scoring.md', () => {
  it('are what is so now; `npm run figures -- --write` renews them', async () => {
    for (const [name, text] of Object.entries(await docsTables())) expect(committedTable(name), name).toBe(text);
  });

  it('cover every labelled set', async () => {
    const sets = (await allFigures()).map((f) => f.set);
    for (const name of ['blame', 'action items', 'durations', 'times', 'updates', 'Root cause', 'postmortems'])
      expect(
        sets.some((s) => s.startsWith(name)),
        name,
      ).toBe(true);
  });
});
