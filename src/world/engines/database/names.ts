import type { DatabaseNames, DatabaseOutcome } from './port';

/** Every relation that a player can read, with its columns. */
export const NAMES = `
select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname,
  string_agg(a.attname, ' ' order by a.attnum)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'backups')
  and n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'usage')
group by n.nspname, c.relname order by 1 limit 300`;

const FUNCTIONS = ['now()', 'count(*)', 'pg_terminate_backend(', 'pg_cancel_backend(', 'pg_size_pretty('];

/** What `NAMES` has found. The monitoring's views are named as everywhere else. */
export function namesIn({ results }: Pick<DatabaseOutcome, 'results'>): DatabaseNames {
  const tables = (results[0]?.rows ?? []).map(([name, columns]) => ({
    name: (name ?? '').replace(/^sim\./, ''),
    columns: (columns ?? '').split(' '),
  }));
  return { tables, functions: FUNCTIONS };
}
