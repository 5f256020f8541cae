import { otherwise } from '../habits';
import type { Flaw } from './flaw';

export const noActions: Flaw = {
  id: 'no-actions',
  title: 'No action items',
  about: 'The postmortem has an empty table of actions.',
  indicator: 'action-items',
  habits: [
    otherwise((act) =>
      act.type === 'postmortem.submit'
        ? { ...act, markdown: act.markdown.replace(/(## Action Items\n\|[^\n]*\n\|[^\n]*\n)(?:\|[^\n]*\n)*/, '$1') }
        : act,
    ),
  ],
};
