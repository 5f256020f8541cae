import { never } from '../habits';
import type { Flaw } from './flaw';

export const handoffUnannounced: Flaw = {
  id: 'handoff-unannounced',
  title: 'Handoff not announced',
  about: 'Takes command over and tells nobody.',
  indicator: 'handoff-steps',
  habits: [never('role.announce')],
};
