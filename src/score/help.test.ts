import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { minutes } from '../base/drill-time';
import { helpTaken, MOST_HELP_COST, withHelp } from './help';

const scale = { P: 85, S: 65, M: 40, hardFlagCap: 'M' } as const;
const dimension = (percent: number, possible = 10) => ({
  id: `d${percent}`,
  title: 'D',
  weight: 50,
  points: 1,
  possible,
  percent,
  rating: 'S' as const,
  capped: false,
  findings: [],
});
const card = (percent: number, ...dimensions: readonly ReturnType<typeof dimension>[]) => ({
  percent,
  rating: 'P' as const,
  capped: false,
  dimensions,
});
const took = (rule: string, step: 1 | 2 | 3): Step => [minutes(1), 'codex', { type: 'hint.take', rule, step }];

describe('help taken', () => {
  it('is nothing when nobody asked and nobody was guided', () => {
    expect(helpTaken(given([]).before, undefined)).toBeUndefined();
    expect(helpTaken(given([]).before, 'free')).toBeUndefined();
    expect(helpTaken(given([]).before, 'guided')).toMatchObject({ coaching: 'guided', cost: 0, taken: [] });
  });

  it('costs half a point for each step after the nudge, as a line of its own', () => {
    const help = helpTaken(given([took('declare', 1), took('declare', 2), took('declare', 3)]).before, 'hinted');
    expect(help?.taken.map((t) => t.cost)).toEqual([0, 0.5, 0.5]);
    const after = withHelp(card(85.4, dimension(80), dimension(90)), help, scale);
    expect(after).toMatchObject({ percent: 84.4, rating: 'S', help: { cost: 1, before: 85.4 } });
    expect(after.dimensions.map((d) => d.percent)).toEqual([80, 90]);
  });

  it('never costs more than its limit, nor takes the whole below the lowest dimension', () => {
    const many = given(Array.from({ length: 30 }, (_, i) => took(`rule-${i}`, 2))).before;
    expect(withHelp(card(60, dimension(20)), helpTaken(many, 'hinted'), scale).help?.cost).toBe(MOST_HELP_COST);
    const low = withHelp(card(60, dimension(59.8), dimension(5, 0)), helpTaken(many, 'hinted'), scale);
    expect(low.percent).toBe(59.8);
  });
});
