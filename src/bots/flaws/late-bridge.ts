import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';

export const lateBridge: Flaw = {
  id: 'late-bridge',
  title: 'Late bridge',
  about: 'Opens the bridge only when half of the investigation is over.',
  indicator: 'bridge-opened',
  habits: [tardy(15 * MINUTE, 'bridge/')],
};
