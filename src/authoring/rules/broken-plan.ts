import { readAct, resolvePlan } from '../plan';
import type { Rule } from './rule';

/** Slots of texts are filled when a plan is played, and may stand for a word of a list: such acts are read then. */
const HAS_SLOT = /\{[a-z]/;

export const brokenPlan: Rule = {
  code: 'scenario.broken-plan',
  severity: 'error',
  title: 'A plan that cannot be played',
  why: 'A plan that names a variant, person or act that is not there proves nothing, and is noticed only when all plans are played.',
  mend: 'Name things of this scenario, and acts as they stand in a record.',
  check: ({ scenario, folder }, report) => {
    const plans = folder?.plans.map((p) => p.plan) ?? [];
    const variants = scenario.variants.map((v) => v.id);
    for (const { file, plan } of folder?.plans ?? []) {
      if (plan.scenario !== scenario.id) {
        report({
          file,
          message: `The plan is for the scenario \`${plan.scenario}\`, and this one is \`${scenario.id}\`.`,
        });
      }
      const whole = resolvePlan(plan, plans);
      if (!whole.ok) {
        report({ file, message: whole.error.message });
        continue;
      }
      const { steps, participants } = whole.value;
      const people = participants.map((p) => p.id);
      const named = [
        ...whole.value.variants,
        ...Object.keys(plan.expect).filter((v) => v !== '*'),
        ...steps.flatMap((s) => s.only ?? []),
      ];
      for (const variant of new Set(named.filter((v) => !variants.includes(v)))) {
        const mend = `The variants are: ${variants.join(', ')}.`;
        report({ file, message: `The scenario has no variant \`${variant}\`.`, mend });
      }
      for (const [i, { id, by, act }] of steps.entries()) {
        const step = `step ${id ?? `#${i + 1}`}`;
        if (!people.includes(by)) report({ file, message: `${step}: \`${by}\` is not among the participants.` });
        if (act === undefined || HAS_SLOT.test(JSON.stringify(act))) continue;
        const read = readAct(act);
        if (!read.ok) report({ file, message: `${step}: this is no act (${read.error}).` });
      }
    }
  },
  good: {},
  bad: {
    files: {
      'plans/late.plan.yaml':
        "format: hotwash.plan\nversion: 1\nid: late\ntitle: Late\nscenario: late-mail\nextends: perfect\nexpect: { '*': { percent: [0, 50] } }\n",
    },
  },
};
