import { MINUTE } from '../../base/drill-time';
import { observeEgress } from '../access';
import { previousVersion } from '../instructions';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';
import { renewed } from './renewing';

function remedies(now: Situation): readonly Remedy[] {
  // What has been taken back already calls nobody any more.
  const back = observeEgress(now, 4 * MINUTE).functions.flatMap((name): Remedy[] => {
    const version = previousVersion(now, name);
    return version === undefined
      ? []
      : [
          {
            change: { op: 'functions.deploy', name, version },
            option: 'rollback',
            reason: `${name} sends its environment out; what is renewed while it runs leaks again`,
          },
        ];
  });
  return [...back, ...renewed(now, () => true, 'The environment of the function held it')];
}

/** A package that we use does what its makers did not mean it to. */
export const badDependency: Cause = {
  id: 'bad-dependency',
  kind: 'security',
  hints:
    /\begress\b|posts? process\.env|not (?:published|released) by|hijacked (?:release|package|version)|sends? (?:its|the) environment/i,
  sentence:
    'a dependency of a function, a hijacked release of its package, sends the environment variables with all keys out, and they are used to read accounts',
  remedies,
  clears: (deployment, broken) => deployment.function !== broken,
  lesson: {
    trigger: 'A new version of a function was deployed with a hijacked release of a package.',
    factors: [
      'A function may call every host, and nobody is paged when it does (latent).',
      'Each function holds all secrets, also those that it does not need (latent).',
    ],
    actions: [
      ['Limit each function to the secrets that it needs, and block hosts that are not on the list', 'P0'],
      ['Add an alert on egress to a host that is not on the list', 'P1'],
      ['Update the runbook with the order of containment for a hijacked package', 'P2'],
    ],
  },
};
