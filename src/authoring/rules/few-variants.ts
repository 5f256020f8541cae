import type { Rule } from './rule';

const ENOUGH = 3;

export const fewVariants: Rule = {
  code: 'scenario.few-variants',
  severity: 'warning',
  title: 'Fewer than three variants',
  why: 'With one cause a second play is memory, and with two it is a coin.',
  mend: 'Add a variant: another cause with the same symptoms, and its own remedy and evidence.',
  check: ({ scenario }, report) => {
    const { length } = scenario.variants;
    if (length < ENOUGH) report({ path: ['variants'], message: `There are ${length} of ${ENOUGH} variants.` });
  },
  good: { change: [['variants.2.title', 'A third cause']] },
  bad: {
    change: [
      ['variants.2', undefined],
      ['truth.causes.2', undefined],
      ['truth.remedies.2', undefined],
      ['truth.evidence.5.keyFor', undefined],
      ['incident.regions.cause.states.present.on.2', undefined],
    ],
  },
};
