import { MINUTE } from '../../base/drill-time';
import { tardy, unwilling } from '../habits';
import type { Flaw } from './flaw';

export const unwatched: Flaw = {
  id: 'unwatched',
  title: 'Recovery not watched',
  about: 'Makes the change and looks at the charts only a good while later.',
  indicator: 'recovery-watched',
  scenarios: ['edge-outage'],
  habits: [tardy(14 * MINUTE, 'watch/'), tardy(14 * MINUTE, 'update/turn/Mitigating'), unwilling('decide/1')],
};
