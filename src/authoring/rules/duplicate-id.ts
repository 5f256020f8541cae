import type { Rule } from './rule';

export const duplicateId: Rule = {
  code: 'scenario.duplicate-id',
  severity: 'error',
  title: 'An id that is there twice',
  why: 'Whatever names it means one of the two, and which one is chance.',
  mend: 'Give each one its own.',
  good: { change: [['truth.evidence.1.id', 'mail-errors']] },
  bad: { change: [['objectives.1.id', 'declare']] },
};
