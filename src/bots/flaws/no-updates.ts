import type { Flaw } from './flaw';

export const noUpdates: Flaw = {
  id: 'no-updates',
  title: 'No updates',
  about: 'Announces the incident and then says nothing until it is over.',
  indicator: 'minutes-covered',
  temper: { updates: 'none' },
};
