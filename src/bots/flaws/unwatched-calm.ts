import { unwilling } from '../habits';
import type { Flaw } from './flaw';

export const unwatchedCalm: Flaw = {
  id: 'unwatched-calm',
  title: 'No second look',
  about: 'Judges rightly that it is no incident, and never looks again.',
  indicator: 'kept-watching',
  scenarios: ['not-an-incident'],
  habits: [unwilling('look/')],
};
