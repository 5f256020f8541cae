import { leaveOut } from '../habits';
import type { Flaw } from './flaw';

export const readSkipped: Flaw = {
  id: 'read-skipped',
  title: 'Reading skipped',
  about: 'Leaves out the error log that the playbook asks for.',
  indicator: 'required-reads',
  habits: [leaveOut((act) => act.type === 'look' && /(?:^|[ :])error-logs\b/.test(act.query))],
};
