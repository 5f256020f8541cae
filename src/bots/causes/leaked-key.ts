import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';
import { renewed } from './renewing';

/** Names of secrets that a commit holds with a value. */
function namedInDiffs(now: Situation): ReadonlySet<string> {
  const commits = now.read({ op: 'commits.list' });
  const diffs = (commits.ok ? commits.value.rows : []).map((c) => c.diff).join('\n');
  return new Set([...diffs.matchAll(/^\+([A-Z][A-Z0-9_]{3,})=(\S{8,})$/gm)].map((m) => m[1] ?? ''));
}

function remedies(now: Situation): readonly Remedy[] {
  const named = namedInDiffs(now);
  return renewed(now, (name) => named.has(name), 'It lies in public, and whoever found one of them has the others');
}

/** A secret lies where everybody can read it. */
export const leakedKey: Cause = {
  id: 'leaked-key',
  kind: 'security',
  hints:
    /\b\d+ open alerts?\b|\ba service key\b|\bconnection string of\b|\b(?:keys?|secrets?|credentials?) (?:of ours )?(?:lies?|are|were|is|was) (?:in public|in a public|public|leaked|published)|\bleaked (?:api |service )?keys?\b/i,
  sentence: 'secrets of ours lie in a public repository and are used to read accounts from outside',
  remedies,
  clears: () => true,
  lesson: {
    trigger: 'A commit with secrets in it was published.',
    factors: [
      'Nothing looks for secrets before a commit is published (latent).',
      'The alert of the secret scanning goes to a mailbox that nobody reads (latent).',
    ],
    actions: [
      ['Block commits with secrets in the pipeline before they are published', 'P0'],
      ['Add alerts of the secret scanning to the on-call monitoring', 'P1'],
      ['Update the runbook with how to renew every key', 'P2'],
    ],
  },
};
