import { leaveOut, never } from '../habits';
import type { Flaw } from './flaw';

export const noThanks: Flaw = {
  id: 'no-thanks',
  title: 'Resolution without its actions',
  about: 'Resolves without a label, without thanks and without a date for the postmortem.',
  indicator: 'resolution-actions',
  habits: [
    leaveOut((act) => act.type === 'post' && act.kind === 'thanks'),
    never('postmortem.schedule'),
    leaveOut((act, then) => act.type === 'ticket.label' && act.add.includes(then.playbook.ticket.resolvedLabel)),
  ],
};
