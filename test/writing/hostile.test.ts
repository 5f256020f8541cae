import { describe, expect, it } from 'vitest';
import { parseStatusText } from '../../src/exchange/judged/status-text';
import { judgePostmortem } from '../../src/score/writing/judge-postmortem';
import type { WritingCard } from '../../src/score/writing/types';
import { judgeUpdates } from '../../src/score/writing/updates/judge-updates';
import { HOSTILE } from './hostile';

/** The judge aims at 2 s (`npm run bench -- judge`); a machine that does other things as well may need longer. */
const LONGEST = 8_000;

function withinTime(work: () => WritingCard, length: number): void {
  const started = performance.now();
  const card = work();
  expect(performance.now() - started).toBeLessThan(LONGEST);
  expect(card.score).toBeGreaterThanOrEqual(0);
  expect(card.score).toBeLessThanOrEqual(100);
  for (const c of card.criteria)
    for (const s of c.spans) {
      expect(s.start, c.id).toBeGreaterThanOrEqual(0);
      expect(s.end, c.id).toBeLessThanOrEqual(length);
      expect(s.end, c.id).toBeGreaterThan(s.start);
    }
}

describe('hostile texts', () => {
  for (const [name, text] of HOSTILE) {
    it(`${name}: judged as a postmortem`, () => withinTime(() => judgePostmortem(text), text.length));
  }

  for (const [name, text] of HOSTILE) {
    it(`${name}: judged as an update`, () =>
      withinTime(
        () =>
          judgeUpdates({
            updates: [
              { at: '2026-03-04T14:00:00Z', text },
              { at: null, text },
            ],
          }),
        text.length,
      ));
  }

  for (const [name, text] of HOSTILE) {
    it(`${name}: taken for a status page`, () => {
      const started = performance.now();
      parseStatusText(text, 0);
      expect(performance.now() - started).toBeLessThan(LONGEST);
    });
  }

  it('are judged by the thousand updates', () => {
    const updates = Array.from({ length: 2_000 }, (_, i) => ({
      at: new Date(Date.UTC(2026, 2, 4) + i * 60_000).toISOString(),
      text: `Update ${i}: about ${i % 100} % of logins fail. We are restarting server ${i}. Next update in 30 minutes.`,
    }));
    withinTime(() => judgeUpdates({ updates }), 1_000);
  });
});
