import { findingOf } from '../duties/tasks';
import { unwilling } from '../habits';
import type { Flaw } from './flaw';

export const noTicket: Flaw = {
  id: 'no-ticket',
  title: 'No ticket',
  about: 'Leads the response without a ticket.',
  indicator: 'ticket-fields',
  habits: [
    unwilling('ticket/'),
    {
      // What is changed is written down all the same, on the bridge.
      acts: (acts) => {
        const said = acts.flatMap((act) =>
          act.type === 'decide' ? [`Done: ${act.text}, because ${act.reason}.`] : [],
        );
        return [...acts, ...said.map((text) => findingOf({ text, evidence: [] }))];
      },
    },
  ],
};
