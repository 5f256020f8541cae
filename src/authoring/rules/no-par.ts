import type { Rule } from './rule';

export const noPar: Rule = {
  code: 'scenario.no-par',
  severity: 'warning',
  title: 'No par',
  why: 'Without reference times the debrief cannot tell whether a team was quick for this scenario.',
  mend: 'Measure it: `npm run -s hotwash -- par SCENARIO --write`.',
  check: ({ scenario, folder }, report) => {
    if (folder === undefined) return;
    if (folder.par === undefined) {
      report({ message: 'There is no `par.json` that can be read.' });
      return;
    }
    for (const [v, { id }] of scenario.variants.entries()) {
      if (folder.par.variants[id] !== undefined) continue;
      report({ path: ['variants', v], message: `Par says nothing about \`${id}\`.` });
    }
  },
  good: {},
  bad: { files: { 'par.json': null } },
};
