import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';
import { rightInHindsight } from './hindsight';

export const noReclassification: Flaw = {
  id: 'no-reclassification',
  title: 'Severity never judged again',
  about: 'Declares what is right at first, and does not look at it again when the facts change.',
  indicator: 'severity-over-time',
  // Whoever mends it within minutes has not been wrong for long.
  circumstances: [tardy(20 * MINUTE, 'decide/')],
  scenarios: ['edge-outage'],
  temper: { reassesses: false },
  habits: [rightInHindsight(true)],
};
