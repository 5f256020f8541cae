import type { Flaw } from './flaw';

export const wrongFixFirst: Flaw = {
  id: 'wrong-fix-first',
  title: 'Wrong fix first',
  about: 'Takes back whatever was deployed last before it does what the evidence says.',
  indicator: 'useless-acts',
  except: ['bad-deploy', 'connection-leak'],
  scenarios: ['edge-outage', 'db-degradation'],
  temper: { hypothesis: 'newest-change' },
};
