import { canCause } from '../../world/model/causable';
import type { Rule } from './rule';

export const remedyImpossible: Rule = {
  code: 'scenario.remedy-impossible',
  severity: 'error',
  title: 'A remedy whose fact no tool can cause',
  why: 'Remedies are recognised by the facts that tools cause. One that no tool causes can be carried out by nobody.',
  mend: 'Offer what causes it in the exhibits (a button on a page, a secret, a flag, a version), or name another fact.',
  check: ({ scenario }, report) => {
    for (const [r, { id, fact, where }] of scenario.truth.remedies.entries()) {
      if (canCause(scenario, fact, where)) continue;
      report({
        path: ['truth', 'remedies', r, 'fact'],
        message: `No console, command or statement of this scenario can cause the \`${fact}\` of the remedy \`${id}\`.`,
      });
    }
  },
  good: {
    change: [
      [
        'truth.remedies.5',
        { id: 'undo-web', title: 'Undo', fact: 'web.deployed', option: 'rollback', verdict: { '*': 'useless' } },
      ],
    ],
  },
  bad: {
    change: [
      [
        'truth.remedies.5',
        {
          id: 'more',
          title: 'More',
          fact: 'quota.raised',
          where: { vendor: 'post' },
          option: 'scale',
          verdict: { '*': 'useless' },
        },
      ],
    ],
  },
};
