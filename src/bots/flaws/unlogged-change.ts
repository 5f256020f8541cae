import { SECOND } from '../../base/drill-time';
import { leaveOut, otherwise, tardy, unwilling } from '../habits';
import type { Flaw } from './flaw';

const SAYS_WHAT = /(?:Decided to|Discarding)[^.\n]*/g;

export const unloggedChange: Flaw = {
  id: 'unlogged-change',
  title: 'Unlogged change',
  about: 'Changes production and writes it down nowhere.',
  indicator: 'changes-logged',
  habits: [
    // What was read last stands in the findings, and names what is about to be changed.
    tardy(90 * SECOND, 'decide/'),
    otherwise((act) =>
      act.type === 'finding.note' && act.claim === 'discards'
        ? { ...act, text: act.text.replace(/:.*$/s, ': cleared.') }
        : act,
    ),
    unwilling('timeline/', 'evidence'),
    leaveOut((act) => act.type === 'ticket.update' && act.kind === 'comment'),
    otherwise((act) =>
      act.type === 'ticket.update' ? { ...act, text: act.text.replace(SAYS_WHAT, 'Working on it') } : act,
    ),
  ],
};
