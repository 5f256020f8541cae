import { MAIN_DATABASE, mayBeRestored } from './connect';
import type { PsqlProcess } from './process';
import type { Table } from './table';

/** A table as `psql-describe` hands it over: psql's own print structure. */
interface Described {
  readonly title?: string | null;
  readonly headers: readonly string[];
  readonly aligns: readonly string[];
  readonly cells: readonly (string | null | undefined)[];
  readonly footers?: readonly string[] | null;
  readonly opt?: { readonly default_footer?: boolean };
}

/** Runs a command of the `\d` family (also `\l \z \sf \sv \h`): `name` without backslash, `rest` as typed. */
export async function describeObjects(psql: PsqlProcess, name: string, rest: string): Promise<boolean> {
  const { describe } = await import('psql-describe');
  let ok = true;
  const restored = name.startsWith('l') ? await restoredDatabases(psql) : [];
  const query = async (sql: string) => {
    const outcome = await psql.inspect(sql);
    if (outcome.error !== undefined) throw new Error(outcome.error.message);
    const result = outcome.results.at(-1);
    const rows = result?.rows ?? [];
    const fields = (result?.columns ?? []).map((c) => ({ name: c.name, dataTypeID: c.type }));
    return { rows, fields, rowCount: rows.length };
  };
  const output = (item: string | Record<string, unknown>): void => {
    if (typeof item !== 'string') psql.show(withRestored(asTable(item as unknown as Described), restored));
    else if (/^ERROR: {2}|^invalid command/.test(item)) {
      ok = false;
      psql.complain(item);
    } else if (item.startsWith('Did not find any') || /: extra argument ".*" ignored$/.test(item)) {
      // Nothing found is a failure only for one that was named.
      if (/^d[S+]*$/.test(name)) ok = false;
      psql.complain(item);
    } else psql.write(item.endsWith('\n') ? item : `${item}\n`);
  };
  const version = Number(psql.variables.get('SERVER_VERSION_NUM')) || null;
  const { promise } = describe(
    `\\${name}${rest === '' ? '' : ` ${rest}`}`,
    psql.connection.database,
    query,
    output,
    psql.variables.is('ECHO_HIDDEN'),
    version,
  );
  await promise.catch((error: unknown) => {
    ok = false;
    psql.complain(`ERROR:  ${error instanceof Error ? error.message : 'the command could not be run'}`);
  });
  return ok;
}

/** The schemas that backups were restored into: to psql they are databases. */
async function restoredDatabases(psql: PsqlProcess): Promise<readonly string[]> {
  const { results } = await psql.inspect('SELECT nspname FROM pg_catalog.pg_namespace ORDER BY 1');
  return (results[0]?.rows ?? []).flatMap(([name]) => (typeof name === 'string' && mayBeRestored(name) ? [name] : []));
}

/** `\l` with the restored databases below the one that they are copies of. */
function withRestored(table: Table, restored: readonly string[]): Table {
  const rows = table.rows.flatMap((row) =>
    row[0] === MAIN_DATABASE ? [row, ...restored.map((name) => [name, ...row.slice(1)])] : [row],
  );
  return { ...table, rows };
}

function asTable(found: Described): Table {
  const width = Math.max(1, found.headers.length);
  const rows: string[][] = [];
  for (let i = 0; i < found.cells.length; i += width)
    rows.push(found.cells.slice(i, i + width).map((cell) => cell ?? ''));
  const footers = found.footers ?? (found.opt?.default_footer === false ? [] : undefined);
  return {
    ...(found.title ? { title: found.title } : {}),
    headers: found.headers,
    right: found.aligns.map((a) => a === 'r'),
    rows,
    ...(footers === undefined ? {} : { footers }),
  };
}
