import type { Situation } from '../intent';
import type { Remedy } from './cause';

const NEW = /\bnew\b|rotat|renew/i;

/**
 * Renews secrets: gives each a value that nobody has seen, or takes it away where there is none. Addresses that only tell where
 * to report (a DSN) open nothing and stay.
 */
export function renewed(now: Situation, wanted: (name: string) => boolean, reason: string): readonly Remedy[] {
  const secrets = now.read({ op: 'secrets.list' });
  return (secrets.ok ? secrets.value.rows : [])
    .filter((row) => wanted(row.name) && !/DSN$/.test(row.name))
    .flatMap((row): Remedy[] => {
      const fresh = row.values.find((v) => NEW.test(`${v.id} ${v.title}`));
      if (fresh?.id === row.value) return [];
      if (fresh === undefined)
        return row.value === null ? [] : [{ change: { op: 'secrets.unset', name: row.name }, option: 'other', reason }];
      return [{ change: { op: 'secrets.set', name: row.name, value: fresh.id }, option: 'other', reason }];
    });
}
