import { expect, it } from 'vitest';
import { withHelp } from '../score/help';
import { readScorecard } from './scorecard-schema';

const scale = { P: 85, S: 65, M: 40, hardFlagCap: 'M' } as const;
const bare = {
  engine: '1',
  percent: 85.4,
  rating: 'P',
  capped: false,
  dimensions: [],
  notApplicable: [],
  scale,
  speed: {},
  gaps: [],
  people: [],
} as const;

it('keeps the help taken in a frozen card, and still reads cards from before there was any', () => {
  const taken = [{ at: 1, by: 'codex', seq: 2, rule: 'declare', step: 2, cost: 0.5 }] as const;
  const helped = withHelp(bare, { coaching: 'hinted', taken, cost: 0.5, before: 0 }, scale);
  expect(readScorecard(JSON.parse(JSON.stringify(helped)))).toEqual(helped);
  expect(readScorecard(bare)).toEqual(bare);
});
