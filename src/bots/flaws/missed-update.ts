import type { Flaw } from './flaw';

export const missedUpdate: Flaw = {
  id: 'missed-update',
  title: 'Missed update',
  about: 'Updates come minutes after they were due.',
  indicator: 'minutes-covered',
  temper: { updates: 'late' },
};
