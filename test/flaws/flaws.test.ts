import { afterAll, describe, expect, it } from 'vitest';
import { parHeader } from '../../src/authoring/par';
import { keyedPick } from '../../src/base/keyed';
import type { Lapse } from '../../src/bots/bot';
import type { Policy } from '../../src/bots/intent';
import { BOTS, castOf, FLAWED } from '../../src/bots/named';
import { listScenarios } from '../../src/cli/load';
import { runHeadless } from '../../src/conduct/run-headless';
import { dependentsOf } from '../../src/score/dependents';
import { scoreDrill } from '../../src/score/scorecard';
import type { DimensionScore, Finding, Scorecard } from '../../src/score/types';
import { full, shipped } from '../support/shipped';

type Shipped = ReturnType<typeof shipped>;
type Cast = 'alone' | 'team';

/** Percentage points that a dimension may move by although the flaw is not of it: what rounding and timing do. */
const STILL = 2;

const scenarios = listScenarios().map(({ id }) => shipped(id));
const calm = (s: Shipped): boolean => s.bundle.scenario.truth.notIncident === true;
/** Kinds of incidents with steps of their own, in their own order. */
const OWN_ORDER = ['data-loss', 'security-incident'];
/** Scenarios with an incident that the general lifecycle leads. */
const ordinary = (s: Shipped): boolean => !calm(s) && !OWN_ORDER.includes(s.bundle.scenario.truth.playbook ?? '');

interface Case {
  readonly name: string;
  readonly scenario: Shipped;
  readonly variant: string;
  readonly seed: string;
}

/** Where a flaw can show: one place by key, or with `HOTWASH_FULL=1` every variant of every scenario with three seeds. */
function casesOf(name: string): readonly Case[] {
  const flaw = BOTS[name]?.flaw;
  const where = scenarios
    .filter((s) => flaw?.scenarios?.includes(s.bundle.scenario.id) ?? ordinary(s))
    .flatMap((scenario) => scenario.bundle.scenario.variants.map(({ id }) => ({ name, scenario, variant: id })))
    .filter(({ variant }) => flaw?.except?.includes(variant) !== true);
  if (where.length === 0) return [];
  if (full) return where.flatMap((c) => ['flaws-1', 'flaws-2', 'flaws-3'].map((seed) => ({ ...c, seed })));
  // Most share a scenario, so that the run without the flaw is played once for many.
  const first = where.filter((c) => c.scenario.bundle.scenario.id === 'edge-outage');
  return [{ ...keyedPick(first.length > 0 ? first : where, 'flaws', name), seed: 'flaws-1' }];
}

function cardOf(policy: Policy, cast: Cast, { scenario, variant, seed }: Case): Scorecard {
  const { bundle, par } = scenario;
  const header = { ...parHeader(bundle, variant, seed), participants: castOf(bundle, cast) };
  const run = runHeadless(bundle, header, [], bundle.scenario.longest, () => policy);
  expect(run.state.refusals).toEqual([]);
  return scoreDrill({
    bundle,
    header,
    entries: run.entries,
    state: run.state,
    ...(par === undefined ? {} : { par }),
  });
}

const kept = new Map<string, Scorecard>();
/** The same drill without the flaw; many flaws are held against the same one. */
function without(flaw: Lapse, of: Case): Scorecard {
  const { cast = 'alone', special } = flaw;
  const key = [special === true ? of.name : '', cast, of.scenario.bundle.scenario.id, of.variant, of.seed].join(' ');
  const card = kept.get(key) ?? cardOf(flaw.baseline(), cast, of);
  kept.set(key, card);
  return card;
}

const findings = (card: Scorecard): ReadonlyMap<string, Finding> =>
  new Map(card.dimensions.flatMap((d) => d.findings).map((f) => [f.indicator, f]));

/** Points lost: what does not apply loses none. */
const lost = (f: Finding | undefined): number => (f === undefined ? 0 : f.possible - f.points);

/** Percent of a dimension as if its declared dependents had won what they won without the flaw. */
function percentBut(dimension: DimensionScore, exempt: readonly string[], base: ReadonlyMap<string, Finding>): number {
  const points = dimension.findings.map((f) => {
    const was = base.get(f.indicator);
    return exempt.includes(f.indicator) && was !== undefined && was.possible > 0
      ? (was.points / was.possible) * f.possible
      : f.points;
  });
  const possible = dimension.findings.reduce((sum, f) => sum + f.possible, 0);
  return (100 * points.reduce((sum, p) => sum + p, 0)) / possible;
}

const table: string[] = [];

describe('one planted flaw at a time', () => {
  it('there are at least 25 of them, each with a place where it can show', () => {
    expect(FLAWED.length).toBeGreaterThanOrEqual(25);
    const indicators = new Set(shipped().bundle.playbook.scoring.indicators.map((i) => i.id));
    for (const name of FLAWED) {
      expect(indicators, name).toContain(BOTS[name]?.flaw?.indicator);
      const elsewhere = BOTS[name]?.flaw?.scenarios?.every((id) => !scenarios.some((s) => s.bundle.scenario.id === id));
      expect(casesOf(name).length > 0 || elsewhere === true, name).toBe(true);
    }
  });

  const cases = FLAWED.flatMap(casesOf).map((c) => ({
    ...c,
    title: `${c.name} in ${c.scenario.bundle.scenario.id}, ${c.variant} (${c.seed})`,
  }));

  it.each(cases)('$title', (of) => {
    const flaw = BOTS[of.name]?.flaw;
    if (flaw === undefined) throw new Error('no flaw');
    const before = without(flaw, of);
    const policy = BOTS[of.name]?.policy();
    if (policy === undefined) throw new Error('no policy');
    const after = cardOf(policy, flaw.cast ?? 'alone', of);
    const [was, is] = [findings(before), findings(after)];
    const own = [was.get(flaw.indicator), is.get(flaw.indicator)] as const;
    const dimension = (own[0] ?? own[1])?.dimension;
    const dependents = dependentsOf(flaw.indicator);
    const moved = before.dimensions.flatMap((d) => {
      const then = after.dimensions.find((x) => x.id === d.id);
      if (d.id === dimension || d.possible === 0 || then === undefined || then.possible === 0) return [];
      const by = percentBut(then, dependents, was) - d.percent;
      return Math.abs(by) > STILL ? [`${d.id} by ${by.toFixed(1)}`] : [];
    });
    const share = (f: Finding | undefined): string =>
      f === undefined || f.possible === 0 ? 'n/a' : (f.points / f.possible).toFixed(2);
    table.push(
      [
        of.title.padEnd(64),
        flaw.indicator.padEnd(24),
        `${share(own[0])} → ${share(own[1])}`.padEnd(12),
        `${before.percent.toFixed(1)} → ${after.percent.toFixed(1)}`,
      ].join('  '),
    );
    expect(lost(own[1]), `${flaw.indicator} has to fall`).toBeGreaterThan(lost(own[0]) + 0.001);
    expect(moved, 'nothing else moves').toEqual([]);
    expect(after.percent).toBeLessThan(before.percent);
  });

  afterAll(() => console.info(`\n${table.join('\n')}`));
});
