import type { Rule } from './rule';

export const noEtaPress: Rule = {
  code: 'scenario.no-eta-press',
  severity: 'warning',
  title: 'Nobody presses for an ETA',
  why: 'Under pressure people promise times that they do not know. A drill that never asks cannot train them not to.',
  mend: 'Add an inject with `asks: eta` from somebody whose question cannot be left unanswered.',
  check: ({ scenario }, report) => {
    if (!scenario.injects.some((inject) => inject.asks === 'eta'))
      report({ path: ['injects'], message: 'No inject asks when it will be back.' });
  },
  good: { change: [['injects.1.text', 'How long will this take?']] },
  bad: { change: [['injects.1.asks', 'answer']] },
};
