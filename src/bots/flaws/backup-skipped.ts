import type { Flaw } from './flaw';

export const backupSkipped: Flaw = {
  id: 'backup-skipped',
  title: 'No backup first',
  about: 'Mends the data without a backup of how it stood.',
  indicator: 'backup-first',
  scenarios: ['data-loss'],
  temper: { safety: 'some' },
};
