import type { Rule } from './rule';

export const noRightRemedy: Rule = {
  code: 'scenario.no-right-remedy',
  severity: 'error',
  title: 'A variant without a right remedy',
  why: 'Whatever a team does then counts as a mistake, and the score says nothing about how good it was.',
  mend: 'Give some remedy of `truth.remedies` the verdict `right` for this variant.',
  good: { change: [['truth.remedies.0.verdict', { '*': 'right' }]] },
  bad: { change: [['truth.remedies.0.verdict', { '*': 'useless' }]] },
};
