import type { Flaw } from './flaw';

export const thinPostmortem: Flaw = {
  id: 'thin-postmortem',
  title: 'Thin postmortem',
  about: 'Leaves out detection, response and lessons.',
  indicator: 'sections-filled',
  temper: { postmortem: 'brief' },
};
