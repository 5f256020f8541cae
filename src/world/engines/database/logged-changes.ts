import type { Fact } from '../../../scenario/facts';
import type { Contents, TableChange } from './contents';
import type { Server } from './server';

const TABLE = 'public.error_logs';
/** Entries of the error log by which responders tell of what they did, as the playbook prints them. */
const SERVICE = 'manual-intervention';
const CODE = 'EMERGENCY_FIX';

/** Facts about changes of production that somebody has just written into the error log. Those rows are to stay there. */
export async function loggedChanges(
  server: Server,
  contents: Contents,
  changes: readonly TableChange[],
  epoch: number,
): Promise<readonly Fact[]> {
  const inserted = changes.find((c) => c.table.name === TABLE)?.inserted ?? [];
  const ids = inserted.filter((id) => /^\d+$/.test(id)).slice(0, 200);
  if (ids.length === 0) return [];
  const { results } = await server.ask(
    `select coalesce(nullif(message, ''), 'a change'), id::text from ${TABLE}
     where id in (${ids.join(', ')}) and service = '${SERVICE}' and code = '${CODE}' and level = 'warn' order by id limit 20`,
    epoch,
  );
  const rows = results[0]?.rows ?? [];
  contents.keep(
    TABLE,
    rows.map(([, id]) => id ?? ''),
  );
  return rows.map(([what]) => ({ type: 'change.logged', what: (what ?? '').slice(0, 120) }));
}
