import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';

export const lateAcknowledge: Flaw = {
  id: 'late-acknowledge',
  title: 'Late acknowledgement',
  about: 'Lets the page ring for minutes before saying that somebody is on it.',
  indicator: 'time-to-acknowledge',
  habits: [tardy(8 * MINUTE, 'page/')],
};
