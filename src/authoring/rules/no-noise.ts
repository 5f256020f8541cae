import type { Rule } from './rule';

export const noNoise: Rule = {
  code: 'scenario.no-noise',
  severity: 'warning',
  title: 'No noise',
  why: 'In a real incident most of what comes in does not matter. Without any, everything that comes is a clue.',
  mend: 'Add an inject with `purpose: noise` that is true and has nothing to do with the incident.',
  check: ({ scenario }, report) => {
    if (!scenario.injects.some((inject) => inject.purpose === 'noise'))
      report({ path: ['injects'], message: 'No inject is noise.' });
  },
  good: { change: [['injects.4.text', 'The coffee machine on the second floor is being repaired.']] },
  bad: { change: [['injects.4.purpose', 'hint']] },
};
