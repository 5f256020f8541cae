import { deadEnds } from '../recovery';
import type { Rule } from './rule';

export const noRecovery: Rule = {
  code: 'scenario.no-recovery',
  severity: 'error',
  title: 'A state without a way to recovery',
  why: 'Players who get there can do nothing that helps any more, so the drill cannot come to its end.',
  mend: 'Add a reaction that leads from it to the states of `truth.fixedWhen`, be it late or dear.',
  check: ({ scenario, possible }, report) => {
    const found = new Map<string, string[]>();
    for (const { variant } of possible) {
      for (const state of deadEnds(scenario, variant, scenario.truth.fixedWhen)) {
        found.set(state, [...(found.get(state) ?? []), variant]);
      }
    }
    for (const [name, variants] of found) {
      const dot = name.indexOf('.');
      report({
        path: ['incident', 'regions', name.slice(0, dot), 'states', name.slice(dot + 1)],
        message: `From \`${name}\` nothing leads to \`fixedWhen\` in ${variants.map((v) => `\`${v}\``).join(', ')}.`,
      });
    }
  },
  good: { change: [['incident.regions.cause.states.gone.after', [{ delay: '5m', to: 'dormant' }]]] },
  bad: {
    change: [
      ['incident.regions.cause.states.stuck', {}],
      [
        'incident.regions.cause.states.present.on.0',
        { fact: 'secret.unset', where: { name: 'MAIL_KEY' }, to: 'stuck' },
      ],
    ],
  },
};
