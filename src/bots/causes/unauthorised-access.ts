import type { Cause } from './cause';
import { securityWords } from './security-words';

/** Somebody reads what is not theirs; how they came by it is not known yet. */
export const unauthorisedAccess: Cause = {
  id: 'unauthorised-access',
  kind: 'security',
  general: true,
  hints: securityWords,
  sentence: 'somebody who should not has access to customer accounts',
  remedies: () => [],
  clears: () => false,
  lesson: {
    trigger: 'Somebody came by a credential of ours.',
    factors: [
      'A credential is valid from every address (latent).',
      'No alert tells of reads from an address that was never used before.',
    ],
    actions: [
      ['Limit credentials of the production to known addresses', 'P0'],
      ['Add an alert on reads of many accounts from one address', 'P1'],
      ['Update the runbook with how to renew every credential', 'P2'],
    ],
  },
};
