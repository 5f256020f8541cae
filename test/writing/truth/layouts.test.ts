import { describe, expect, it } from 'vitest';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { CAREFUL, share, written } from './drills';
import { LAYOUTS } from './layouts';

/** Points of a hundred by which the form may move the whole. */
const STILL = 2;

describe.each(CAREFUL)('the postmortem of %s, %s', (scenario, variant) => {
  const w = written(scenario, variant);
  it.each(Object.keys(LAYOUTS))('gets the same points as %s', (name) => {
    const text = LAYOUTS[name]?.(w.markdown) ?? '';
    const card = postmortemCard(w.input, text);
    const moved = w.card.criteria
      .filter((c) => Math.abs(share(card, c.id) - share(w.card, c.id)) > 0.1)
      .map(
        (c) =>
          `${c.id} ${share(w.card, c.id).toFixed(2)} → ${share(card, c.id).toFixed(2)}: ${card.criteria.find((x) => x.id === c.id)?.reason}`,
      );
    expect(moved).toEqual([]);
    expect(Math.abs(card.score - w.card.score), `${card.score} for ${w.card.score}`).toBeLessThanOrEqual(STILL);
  });
});
