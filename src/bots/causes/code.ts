import { brokenFunction } from '../broken';
import { previousVersion } from '../instructions';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): Remedy[] {
  const name = brokenFunction(now);
  const version = name === undefined ? undefined : previousVersion(now, name);
  if (name === undefined || version === undefined) return [];
  return [
    {
      change: { op: 'functions.deploy', name, version },
      option: 'rollback',
      reason: `The errors come from the code of ${name}, and ${version} is the last version that worked`,
    },
  ];
}

/** A newly deployed version fails on its own code. */
export const code: Cause = {
  id: 'code',
  kind: 'outage',
  hints:
    /\b(?:TypeError|ReferenceError|SyntaxError|RangeError)\b|is not a function|cannot read propert|undefined is not/i,
  sentence: 'the newly deployed version of the function fails on its own code',
  remedies,
  clears: (deployment, broken) => deployment.function !== broken,
  lesson: {
    trigger: 'A new version of the function was deployed.',
    factors: [
      'The tests do not run the code path that failed with a real answer.',
      'A deployment goes to everybody at once and nothing rolls it back on errors (latent).',
    ],
    actions: [
      ['Add a contract test of the failing path to the deployment pipeline', 'P0'],
      ['Add an alert that rolls a function back when its error rate jumps after a deployment', 'P1'],
      ['Update the runbook with how to find and redeploy the last good version', 'P2'],
    ],
  },
};
