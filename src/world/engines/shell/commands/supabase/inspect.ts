import type { CommandContext, ExecResult } from 'just-bash/browser';
import type { Operation } from '../../../../model/operations';
import type { Given } from '../../flags';
import { failed } from '../../out';
import type { Harvest } from '../../port';
import { rowsOf, serverError } from './catalog';
import { listed } from './table';

/** One of `supabase inspect db`: what it asks the server, and which operation shows the same, for what was seen. */
interface Inspection {
  readonly header: readonly string[];
  readonly sql: string;
  readonly sees?: Operation;
}

/** Sizes of what holds data, of the tables that are ours to look at. */
const sizes = (kinds: string): string => `
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'sim', 'cron', 'backups') and c.relkind in (${kinds})`;

const INSPECTIONS: Readonly<Record<string, Inspection>> = {
  'role-connections': {
    header: ['ROLE NAME', 'APPLICATION', 'CONNECTIONS', 'IDLE'],
    sql: `select coalesce(usename, '') as role, coalesce(application_name, '') as application, count(*)::text as connections,
                 (count(*) filter (where state like 'idle%'))::text as idle
          from pg_stat_activity where datname is not null group by 1, 2 order by count(*) desc, 1, 2`,
    sees: { op: 'sessions.list' },
  },
  'long-running-queries': {
    header: ['PID', 'DURATION', 'QUERY'],
    sql: `select pid::text as pid, (now() - query_start)::text as duration, query from pg_stat_activity
          where query <> '' and state <> 'idle' and now() - query_start > interval '5 seconds' order by query_start`,
    sees: { op: 'sessions.list' },
  },
  locks: {
    header: ['PID', 'RELNAME', 'MODE', 'GRANTED', 'QUERY', 'AGE'],
    sql: `select l.pid::text as pid, coalesce(c.relname, '') as relname, l.mode, case when l.granted then 't' else 'f' end as granted,
                 coalesce(a.query, '') as query, coalesce((now() - a.query_start)::text, '') as age
          from pg_locks l left join pg_stat_activity a on a.pid = l.pid left join pg_catalog.pg_class c on c.oid = l.relation
          where not l.granted or l.mode like '%ExclusiveLock' order by l.granted desc, a.query_start, l.pid`,
    sees: { op: 'locks.list' },
  },
  outliers: {
    header: ['TOTAL EXEC TIME', 'PROP. EXEC TIME', 'CALLS', 'MEAN (MS)', 'QUERY'],
    sql: `select round(total_exec_time::numeric / 1000, 1)::text || ' s' as total,
                 round(100 * total_exec_time::numeric / nullif(sum(total_exec_time::numeric) over (), 0), 1)::text || '%' as share,
                 calls::text as calls, round(mean_exec_time::numeric, 2)::text as mean, query
          from pg_stat_statements order by total_exec_time desc limit 10`,
    sees: { op: 'statements.list' },
  },
  'index-sizes': {
    header: ['NAME', 'SIZE'],
    sql: `select n.nspname || '.' || c.relname as name, pg_size_pretty(pg_relation_size(c.oid)) as size
          ${sizes("'i'")} order by pg_relation_size(c.oid) desc, 1`,
  },
  'table-sizes': {
    header: ['SCHEMA', 'NAME', 'SIZE'],
    sql: `select n.nspname as schema, c.relname as name, pg_size_pretty(pg_table_size(c.oid)) as size
          ${sizes("'r', 'p', 'm'")} order by pg_table_size(c.oid) desc, 1, 2`,
  },
};

/** `supabase inspect db <what>`: what the monitoring views say, as a table. */
export async function inspectDatabase(
  h: Harvest,
  ctx: CommandContext,
  what: string,
  given: Given,
): Promise<ExecResult> {
  const inspection = INSPECTIONS[what];
  if (inspection === undefined) return failed(`unknown command "${what}" for "supabase inspect db"`);
  // As a session of its own: the monitoring views show what goes on to who asks them, and that one is asking.
  const sent = { kind: 'sql', sql: inspection.sql } as const;
  const found = rowsOf(await h.query(sent, `supabase/${h.nonce()}`, ctx.signal));
  if (!found.ok) return failed(`failed to connect to postgres: ${serverError(found.error)}`);
  if (inspection.sees !== undefined) h.ask(inspection.sees);
  const rows = found.rows.map((row) => Object.values(row).map((v) => (v ?? '').replace(/\s+/g, ' ').slice(0, 160)));
  return listed(given, inspection.header, rows, found.rows);
}
