import { backupOf } from '../instructions';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): Remedy[] {
  const secrets = now.read({ op: 'secrets.list' });
  const pages = now.read({ op: 'pages.list' });
  const found: Remedy[] = [];
  for (const row of secrets.ok ? secrets.value.rows : []) {
    const value = backupOf(row);
    if (value !== undefined && /KEY|TOKEN/.test(row.name)) {
      found.push({
        change: { op: 'secrets.set', name: row.name, value },
        option: 'other',
        reason: 'The key in use has run out of quota',
      });
    }
  }
  for (const row of pages.ok ? pages.value.rows : []) {
    const page = now.read({ op: 'pages.read', id: row.id });
    for (const { operation } of page.ok ? page.value.actions : []) {
      if (operation.op === 'quota.raise')
        found.push({ change: operation, option: 'scale', reason: 'The quota at the vendor is used up' });
    }
  }
  return found;
}

/** A vendor refuses our calls because a budget or quota is used up. */
export const quota: Cause = {
  id: 'quota',
  kind: 'outage',
  hints:
    /insufficient[_ ]quota|quota (?:was |has been |is )?(?:exceeded|exhausted|used up)|exceeded your (?:current )?quota|billing hard limit|credit balance|out of (?:quota|credits)/i,
  sentence: 'the vendor refuses our calls because the quota of the API key is used up',
  remedies,
  clears: () => true,
  lesson: {
    trigger: 'The budget of the project behind the API key was used up.',
    factors: [
      'No alert watches the share of the vendor budget that is used.',
      'Nothing switches to the second key by itself, and warnings by mail reach no one on call (latent).',
    ],
    actions: [
      ['Add an alert at 80 % of the vendor budget to the on-call monitoring', 'P0'],
      ['Switch to the backup key automatically on insufficient_quota', 'P1'],
      ['Update the runbook with the steps for an exhausted vendor key', 'P2'],
    ],
  },
};
