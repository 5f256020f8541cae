import { parHash } from '../par';
import type { Rule } from './rule';

export const stalePar: Rule = {
  code: 'scenario.stale-par',
  severity: 'warning',
  title: 'Par of another version',
  why: 'Reference times were measured on the scenario as it was before; times and causes may have changed since.',
  mend: 'Measure it again: `npm run -s hotwash -- par SCENARIO --write`.',
  check: ({ scenario, playbook, company, folder }, report) => {
    const par = folder?.par;
    if (par === undefined || par.hash === parHash({ scenario, playbook, company })) return;
    report({ message: '`par.json` was measured before the scenario was last changed.' });
  },
  good: {},
  bad: { change: [['title', 'No mail at all']] },
};
