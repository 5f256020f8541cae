import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';

export const lateDeclare: Flaw = {
  id: 'late-declare',
  title: 'Late declaration',
  about: 'Sees what it is, and declares it some minutes later than it could.',
  indicator: 'time-to-declare',
  habits: [tardy(8 * MINUTE, 'assess')],
};
