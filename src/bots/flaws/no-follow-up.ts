import { never } from '../habits';
import type { Flaw } from './flaw';

export const noFollowUp: Flaw = {
  id: 'no-follow-up',
  title: 'Follow-ups left open',
  about: 'Submits the postmortem and ticks nothing off.',
  indicator: 'follow-ups',
  habits: [never('postmortem.tick')],
};
