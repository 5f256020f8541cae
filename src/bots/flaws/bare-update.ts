import type { Flaw } from './flaw';
import { updatesOtherwise } from './told';

export const bareUpdate: Flaw = {
  id: 'bare-update',
  title: 'Update without fields',
  about: 'Updates are one line, without actions, next steps or the time of the next one.',
  indicator: 'update-fields',
  habits: [
    updatesOtherwise(({ fields }) => ({
      text: `${fields.status ?? 'Investigating'}. ${fields.impact ?? ''}.`,
      fields: { status: fields.status, impact: fields.impact },
    })),
  ],
};
