import { otherwise } from '../habits';
import type { Flaw } from './flaw';

export const falseClaim: Flaw = {
  id: 'false-claim',
  title: 'False claim',
  about: 'Says at once that it is fixed, while people are still affected.',
  indicator: 'claims-true',
  habits: [
    otherwise((act) =>
      act.type === 'post' && act.kind === 'announcement'
        ? { ...act, text: `${act.text}\nIt is fixed, and everything works again.` }
        : act,
    ),
  ],
};
