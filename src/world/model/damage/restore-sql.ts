import type { OperationOf } from '../operations';

/** Columns of a reading that a repair puts back; who it belongs to and when it was stored does not change. */
const REPAIRED = ['raw_input', 'context', 'entry_no', 'reading_data'] as const;

/** `rows.restore` as somebody would type it who has read the playbook's DATABASE_OPERATIONS.md. */
export function restoreRowsSql({ table, from, scope }: Omit<OperationOf<'rows.restore'>, 'op'>): string {
  const copy = `"${from.replaceAll('"', '""')}".readings`;
  if (scope === 'all') return `truncate ${table}; insert into ${table} select * from ${copy}`;
  const columns = (row: string): string => REPAIRED.map((c) => `${row}.${c}`).join(', ');
  const set = REPAIRED.map((c) => `${c} = r.${c}`).join(', ');
  return (
    `insert into ${table} select r.* from ${copy} r where not exists (select from ${table} p where p.id = r.id); ` +
    `update ${table} p set ${set}, updated_at = r.updated_at from ${copy} r ` +
    `where p.id = r.id and (${columns('p')}) is distinct from (${columns('r')})`
  );
}
