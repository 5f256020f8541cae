import { otherwise } from '../habits';
import type { Flaw } from './flaw';

export const bareTicket: Flaw = {
  id: 'bare-ticket',
  title: 'Ticket without fields',
  about: 'Opens the ticket with a title, without labels and without the fields that the playbook asks for.',
  indicator: 'ticket-fields',
  habits: [
    otherwise((act) =>
      act.type === 'ticket.open' ? { ...act, labels: [], body: act.body.split('\n')[2] ?? act.title } : act,
    ),
  ],
};
