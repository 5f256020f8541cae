import { leaveOut, neverCauses } from '../habits';
import type { Flaw } from './flaw';

export const functionUncalled: Flaw = {
  id: 'function-uncalled',
  title: 'Function not called',
  about: 'Never calls the failing function by hand.',
  indicator: 'function-called',
  scenarios: ['edge-outage'],
  habits: [
    neverCauses('function.called'),
    leaveOut((act) => act.type === 'finding.note' && act.text.startsWith('Called ')),
  ],
};
