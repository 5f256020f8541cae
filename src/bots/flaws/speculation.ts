import type { Flaw } from './flaw';
import { updatesOtherwise } from './told';

const GUESS = 'The cause is probably an outage at the vendor, or perhaps the last deployment';

export const speculation: Flaw = {
  id: 'speculation',
  title: 'Speculation',
  about: 'Tells guesses about the cause as part of every update.',
  indicator: 'no-speculation',
  habits: [
    updatesOtherwise(({ text, fields }) => ({
      text: `${text}\n${GUESS}`,
      fields: { ...fields, actions: `${fields.actions ?? ''}. ${GUESS}` },
    })),
  ],
};
