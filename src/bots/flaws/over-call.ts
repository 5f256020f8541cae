import { MINUTE } from '../../base/drill-time';
import { tardy } from '../habits';
import type { Flaw } from './flaw';
import { rightInHindsight } from './hindsight';

export const overCall: Flaw = {
  id: 'over-call',
  title: 'Severity too high',
  about: 'Declares one step above what is visible, to be on the safe side, and leaves it there.',
  indicator: 'severity-over-time',
  scenarios: ['edge-outage'],
  // Whoever mends it within minutes has not been wrong for long.
  circumstances: [tardy(8 * MINUTE, 'decide/')],
  temper: { severityShift: -1, reassesses: false },
  habits: [rightInHindsight()],
};
