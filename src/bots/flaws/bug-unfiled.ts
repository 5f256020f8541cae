import { MINUTE } from '../../base/drill-time';
import { never, tardy } from '../habits';
import type { Flaw } from './flaw';

export const bugUnfiled: Flaw = {
  id: 'bug-unfiled',
  title: 'Bug not filed',
  about: 'Judges rightly that it is no incident, and writes it down nowhere.',
  indicator: 'not-an-incident',
  scenarios: ['not-an-incident'],
  habits: [never('bug.open'), tardy(6 * MINUTE, 'end/')],
};
