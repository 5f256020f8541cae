import { observeAudit } from '../access';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): readonly Remedy[] {
  const { taken, invited } = observeAudit(now);
  return [...new Set([...taken, ...invited])].map((whose) => ({
    change: { op: 'signins.revoke', whose },
    option: 'other',
    reason: 'The account is used by somebody else, or was let in by them',
  }));
}

/** The session of somebody with rights is in other hands. */
export const stolenSession: Cause = {
  id: 'stolen-session',
  kind: 'security',
  hints:
    /the session of \S+@\S+ is refreshed from|session (?:was |is |has been )?(?:stolen|hijacked)|stolen (?:session|token)|used to invite/i,
  sentence:
    'the session token of a staff account was stolen and is refreshed from a strange address, and a second account was invited with it',
  remedies,
  clears: () => true,
  lesson: {
    trigger: 'The session token of a member of staff came into other hands.',
    factors: [
      'A staff session lasts for weeks and can be refreshed from every address (latent).',
      'One member of staff can invite another without a second pair of eyes (latent).',
    ],
    actions: [
      ['Limit staff sessions to known addresses, with approval by two people for invitations', 'P0'],
      ['Add an alert for a staff session that is refreshed from a new address', 'P1'],
      ['Update the runbook with how to end sign-ins', 'P2'],
    ],
  },
};
