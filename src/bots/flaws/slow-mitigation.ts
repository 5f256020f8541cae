import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';

export const slowMitigation: Flaw = {
  id: 'slow-mitigation',
  title: 'Slow mitigation',
  about: 'Knows what helps and takes its time with it.',
  indicator: 'time-to-mitigate',
  habits: [tardy(9 * MINUTE, 'decide/')],
};
