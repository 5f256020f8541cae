import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../../test/support/tiny-scenario';
import { addCoverage, coverable } from './coverage';
import type { SimulatedDrill } from './simulate';
import type { Outcome } from './simulate-outcome';
import { groupsOf, median, shortfalls, worstSeeds } from './simulate-summary';
import { tableText } from './simulate-table';

function drills(bot: string, scores: readonly number[], outcome: Outcome = 'good', variant = 'v'): SimulatedDrill[] {
  return scores.map((score, i) => ({
    scenario: 'tiny',
    variant,
    seed: `sim-${i + 1}`,
    bot,
    outcome,
    score,
    dimensions: {},
  }));
}

describe('a sweep', () => {
  it('is summed up by scenario, variant and bot', () => {
    const runs = [
      ...drills('careful', [90, 95, 99]),
      ...drills('silent', [50, 60], 'unresolved'),
      ...drills('careful', [80], 'good', 'w'),
    ];
    expect(groupsOf(runs)).toEqual([
      {
        scenario: 'tiny',
        variant: 'v',
        bot: 'careful',
        runs: 3,
        median: 95,
        lowest: 90,
        highest: 99,
        outcomes: { good: 3 },
      },
      {
        scenario: 'tiny',
        variant: 'v',
        bot: 'silent',
        runs: 2,
        median: 55,
        lowest: 50,
        highest: 60,
        outcomes: { unresolved: 2 },
      },
      {
        scenario: 'tiny',
        variant: 'w',
        bot: 'careful',
        runs: 1,
        median: 80,
        lowest: 80,
        highest: 80,
        outcomes: { good: 1 },
      },
    ]);
    expect(median([])).toBe(0);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('falls short when a careful drill does not end well', () => {
    expect(shortfalls(drills('careful', [90, 90]))).toEqual([]);
    const bad = drills('careful', [90], 'unresolved');
    expect(shortfalls(bad)).toEqual([
      { kind: 'no-good-end', scenario: 'tiny', variant: 'v', text: 'careful on seed sim-1: unresolved' },
    ]);
    expect(shortfalls(drills('silent', [90], 'unresolved'))).toEqual([]);
  });

  it('falls short when medians are not in the order of the bots, in any one variant', () => {
    const order = (careful: number, hurried: number, silent: number, careless: number): number =>
      shortfalls([
        ...drills('careful', [careful]),
        ...drills('hurried', [hurried]),
        ...drills('silent', [silent]),
        ...drills('careless', [careless]),
      ]).length;
    expect(order(90, 80, 70, 60)).toBe(0);
    expect(order(90, 80, 60, 70)).toBe(0);
    expect(order(80, 90, 70, 60)).toBe(1);
    expect(order(90, 90, 70, 60)).toBe(1);
    expect(order(90, 65, 70, 60)).toBe(1);
    expect(order(90, 50, 70, 60)).toBe(2);
    const other = [...drills('careful', [50], 'good', 'w'), ...drills('hurried', [60], 'good', 'w')];
    expect(shortfalls([...drills('careful', [90]), ...drills('hurried', [80]), ...other])).toMatchObject([
      { kind: 'order', variant: 'w' },
    ]);
  });

  it('names the worst seeds of each bot, the very worst first', () => {
    const worst = worstSeeds([...drills('careful', [90, 70, 80, 95]), ...drills('silent', [60, 50])], 2);
    expect(worst.map((d) => [d.bot, d.seed])).toEqual([
      ['careful', 'sim-2'],
      ['careful', 'sim-3'],
      ['silent', 'sim-2'],
      ['silent', 'sim-1'],
    ]);
  });

  it('becomes a page that says how to repeat it, and what went wrong', () => {
    const none = { ...coverable(tinyScenario), consoles: [] };
    const coverage = { tiny: addCoverage(tinyScenario, [none]) };
    const about = { coverage, engine: 'hotwash 9', day: '2026-11-25', command: 'npm run -s hotwash -- simulate tiny' };
    const good = tableText({ ...about, runs: drills('careful', [90, 95]) });
    expect(good).toContain('hotwash 9 on 2026-11-25: 2 drills');
    expect(good).toContain('npm run -s hotwash -- simulate tiny');
    expect(good).toContain('| tiny | v | `careful` | 2 good | 90.0 | 92.5 | 95.0 |');
    expect(good).toContain('All of this holds.');
    expect(good).toContain('- consoles: `logs:fn`');
    expect(good).not.toContain('- evidence:');
    const bad = tableText({ ...about, runs: drills('careful', [40], 'unmended') });
    expect(bad).toContain('does not hold');
    expect(bad).toContain('- tiny v: careful on seed sim-1: unmended');
  });
});
