import type { Rule } from './rule';

export const noReadme: Rule = {
  code: 'scenario.no-readme',
  severity: 'warning',
  title: 'No notes for the facilitator',
  why: 'Whoever runs the drill needs to know what is behind it, what to watch for and what people tend to miss.',
  mend: 'Write `README.md` beside the scenario: the variants, the way out of each, the traps.',
  check: ({ folder }, report) => {
    if (folder !== undefined && !folder.readme) report({ message: 'There is no `README.md`.' });
  },
  good: {},
  bad: { files: { 'README.md': null } },
};
