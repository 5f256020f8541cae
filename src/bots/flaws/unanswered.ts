import { unwilling } from '../habits';
import type { Flaw } from './flaw';

export const unanswered: Flaw = {
  id: 'unanswered',
  title: 'Stakeholders unanswered',
  about: 'Does not answer those who ask from outside of the response.',
  indicator: 'stakeholders-answered',
  habits: [unwilling('answer/')],
};
