import type { Flaw } from './flaw';
import { updatesOtherwise } from './told';

export const copiedUpdate: Flaw = {
  id: 'copied-update',
  title: 'Copied update',
  about: 'Sends the update before once more, with a new time.',
  indicator: 'novelty',
  habits: [
    updatesOtherwise(({ text, fields }, then) => {
      const last = then.view.messages.findLast((m) => m.kind === 'update');
      if (last?.fields === undefined) return { text, fields };
      return { text: last.text, fields: { ...last.fields, status: fields.status, nextUpdateAt: fields.nextUpdateAt } };
    }),
  ],
};
