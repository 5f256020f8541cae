import { describe, expect, it } from 'vitest';
import { type Plan, type PlanFile, resolvePlan } from '../../src/authoring/plan';
import { comparePlan, type PlanRun, runPlan } from '../../src/authoring/run-plan';
import { listScenarios } from '../../src/cli/load';
import { foldEntries } from '../../src/drill/fold';
import { stateHash } from '../../src/drill/replay';
import { shipped } from '../support/shipped';
import { expectationsOf } from './expectations';

function resolved(file: PlanFile, all: readonly PlanFile[]): Plan {
  const plan = resolvePlan(file, all);
  if (!plan.ok) throw new Error(`${plan.error.plan}: ${plan.error.message}`);
  return plan.value;
}

describe.each(listScenarios().map((s) => s.id))('the plans of %s', (id) => {
  const { bundle, plans, par } = shipped(id);
  const { required, above, loses, spares } = expectationsOf(id);
  const runs = new Map<string, PlanRun>();
  const run = (plan: string, variant: string): PlanRun => {
    const key = `${plan}/${variant}`;
    const known = runs.get(key);
    if (known !== undefined) return known;
    const file = plans.find((p) => p.id === plan);
    if (file === undefined) throw new Error(`there is no plan ${plan}`);
    const made = runPlan(bundle, resolved(file, plans), variant, par);
    runs.set(key, made);
    return made;
  };
  const variants = bundle.scenario.variants.map((v) => v.id);

  it('cover every way of playing and every variant', () => {
    expect(plans.map((p) => p.id)).toEqual(expect.arrayContaining([...required]));
    for (const file of plans) expect([...resolved(file, plans).variants].sort()).toEqual([...variants].sort());
  });

  describe.each(variants)('%s', (variant) => {
    it.each(plans.map((p) => p.id))('%s comes out as expected', (plan) => {
      expect(comparePlan(bundle, run(plan, variant))).toEqual([]);
    });

    it('ranks the good team above every flawed one', () => {
      const percent = (plan: string): number => run(plan, variant).card.percent;
      for (const plan of required.filter((p) => p !== 'good'))
        expect(percent('good'), plan).toBeGreaterThan(percent(plan));
      for (const [better, worse] of above)
        expect(percent(better), `${better} above ${worse}`).toBeGreaterThan(percent(worse));
    });

    it('takes the points from the dimension that the flaw belongs to', () => {
      const lost = (plan: string, dimension: string): number => {
        const of = (p: string): number => run(p, variant).card.dimensions.find((d) => d.id === dimension)?.percent ?? 0;
        return of('good') - of(plan);
      };
      for (const [plan, dimension, percent] of loses)
        expect(lost(plan, dimension), `${plan}: ${dimension}`).toBeGreaterThan(percent);
      for (const [plan, dimension, percent] of spares)
        expect(lost(plan, dimension), `${plan}: ${dimension}`).toBeLessThan(percent);
    });

    it('folds to the same state again', () => {
      const { drill, entries, state } = run('good', variant);
      expect(stateHash(foldEntries(drill, entries))).toBe(stateHash(state));
    });
  });
});
