import type { Rule } from './rule';

export const noGoodPlan: Rule = {
  code: 'scenario.no-good-plan',
  severity: 'error',
  title: 'No plan of a good team',
  why: 'A scenario is proven by a play-through that ends well. Without one nobody knows whether it can be won.',
  mend: 'Write `plans/good.plan.yaml` with the id `good`, for every variant.',
  check: ({ scenario, folder }, report) => {
    if (folder === undefined) return;
    const good = folder.plans.find(({ plan }) => plan.id === 'good');
    if (good === undefined) {
      report({ message: 'There is no plan with the id `good`.' });
      return;
    }
    const played = 'variants' in good.plan ? good.plan.variants : [];
    for (const [v, { id }] of scenario.variants.entries()) {
      if (played.includes(id)) continue;
      report({ path: ['variants', v], message: `The plan \`good\` does not play \`${id}\`.` });
    }
  },
  good: {},
  bad: { files: { 'plans/good.plan.yaml': null } },
};
