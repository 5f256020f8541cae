import { never } from '../habits';
import type { Flaw } from './flaw';

export const noStatusPage: Flaw = {
  id: 'no-status-page',
  title: 'Status page forgotten',
  about: 'Keeps the team informed and never touches the status page.',
  indicator: 'channels-due',
  habits: [never('statuspage.publish')],
};
