import type { Rule } from './rule';

export const noHandoff: Rule = {
  code: 'scenario.no-handoff',
  severity: 'warning',
  title: 'No handoff',
  why: 'Handing over command is what teams do worst, and a drill is the place to do it badly.',
  mend: 'Add an inject with `purpose: handoff` and `leaves`, such as an IC who is called away.',
  check: ({ scenario }, report) => {
    if (!scenario.injects.some((inject) => inject.purpose === 'handoff' && inject.leaves !== undefined))
      report({ path: ['injects'], message: 'No inject takes anybody away from a role.' });
  },
  good: { change: [['injects.3.leaves.after', '5m']] },
  bad: { change: [['injects.3.leaves', undefined]] },
};
