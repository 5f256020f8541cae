import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';
import { rightInHindsight } from './hindsight';

export const underCall: Flaw = {
  id: 'under-call',
  title: 'Severity too low',
  about: 'Declares one step below what is visible, and leaves it there.',
  indicator: 'severity-over-time',
  scenarios: ['edge-outage'],
  // Whoever mends it within minutes has not been wrong for long.
  circumstances: [tardy(8 * MINUTE, 'decide/')],
  temper: { severityShift: 1, reassesses: false },
  habits: [rightInHindsight()],
};
