import { unwilling } from '../habits';
import type { Flaw } from './flaw';

export const noTicket: Flaw = {
  id: 'no-ticket',
  title: 'No ticket',
  about: 'Leads the response without a ticket.',
  indicator: 'ticket-fields',
  habits: [unwilling('ticket/')],
};
