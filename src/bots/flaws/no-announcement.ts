import { leaveOut } from '../habits';
import type { Flaw } from './flaw';

export const noAnnouncement: Flaw = {
  id: 'no-announcement',
  title: 'No announcement',
  about: 'Declares, and tells nobody with the words that the playbook has for it.',
  indicator: 'announcement',
  habits: [leaveOut((act) => act.type === 'post' && act.kind === 'announcement')],
};
