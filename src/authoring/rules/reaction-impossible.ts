import { canCause } from '../../world/model/causable';
import type { Rule } from './rule';

export const reactionImpossible: Rule = {
  code: 'scenario.reaction-impossible',
  severity: 'warning',
  title: 'A reaction to a fact that no tool can cause',
  why: 'The transition is never taken. Mostly the fact has another name, or the exhibits lack what causes it.',
  mend: 'Name a fact that a tool of this scenario causes, or offer what causes it in the exhibits.',
  check: ({ scenario }, report) => {
    for (const [region, { states }] of Object.entries(scenario.incident.regions)) {
      for (const [name, { on }] of Object.entries(states)) {
        for (const [i, { fact, where }] of on.entries()) {
          if (canCause(scenario, fact, where)) continue;
          report({
            path: ['incident', 'regions', region, 'states', name, 'on', i],
            message: `No tool of this scenario can cause the \`${fact}\` that \`${region}.${name}\` waits for.`,
          });
        }
      }
    }
  },
  good: { change: [['incident.regions.cause.states.gone.on', [{ fact: 'rows.changed', to: 'gone' }]]] },
  bad: { change: [['incident.regions.cause.states.gone.on', [{ fact: 'quota.raised', to: 'gone' }]]] },
};
