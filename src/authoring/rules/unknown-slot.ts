import type { Rule } from './rule';

const SLOT = /\{([a-z_]+(?::[^{}"\s]*)?)\}/g;

export const unknownSlot: Rule = {
  code: 'scenario.unknown-slot',
  severity: 'error',
  title: 'A slot that nothing fills',
  why: 'It would stand on the screen with its braces, and no real system writes that.',
  mend: 'Use a slot that is known at this place, or write the text out.',
  check: ({ scenario }, report) => {
    for (const [p, page] of scenario.exhibits.pages.entries()) {
      for (const [v, { text }] of page.versions.entries()) {
        for (const [slot, name = ''] of text.matchAll(SLOT)) {
          if (name === 'pool' || name === 'audit' || name.startsWith('gauge:')) continue;
          const path = ['exhibits', 'pages', p, 'versions', v, 'text'];
          const mend = 'Slots of a page are {gauge:<id>}, {pool} and {audit}.';
          report({ path, message: `\`${slot}\` is no slot of a page.`, mend });
        }
      }
    }
    for (const [i, { text }] of scenario.injects.entries()) {
      for (const [slot] of text.matchAll(SLOT)) {
        const mend = 'Write out what it stands for: the text of an inject has no slots.';
        report({ path: ['injects', i, 'text'], message: `\`${slot}\` would be shown as it stands.`, mend });
      }
    }
  },
  good: { change: [['exhibits.pages.0.versions.1.text', 'Waiting mails: {gauge:waiting}']] },
  bad: { change: [['exhibits.pages.0.versions.1.text', 'Waiting mails: {guage:waiting}']] },
};
