import type { DatabasePort } from '../../../database/port';
import { type Found, find, identifier, literal } from './catalog';

/** A table that is dumped, with the columns that its rows are written with. */
export interface DumpTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of its primary key, by which its rows are put in order. */
  readonly key: readonly string[];
}

/** What is in the schemas: the tables with their rows to come, and the statements before and after the rows. */
export interface DumpSchema {
  readonly tables: readonly DumpTable[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Row = Readonly<Record<string, string | null>>;

/** PostgreSQL's own catalogue, whatever lies ahead of it on the search path. */
const relations = (schemas: readonly string[]): string => `
  pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname in (${schemas.map(literal).join(', ')})`;

const COLUMNS = (schemas: readonly string[]): string => `
  select n.nspname as schema, c.relname as name, c.relrowsecurity::text as secured, a.attname as column,
         pg_catalog.format_type(a.atttypid, a.atttypmod) as type, a.attnotnull::text as required, a.attidentity::text as identity,
         a.attgenerated::text as generated, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression
  from (select c.oid, c.relname, c.relrowsecurity, c.relkind, c.relnamespace from ${relations(schemas)} and c.relkind in ('r', 'p')) c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  order by 1, 2, a.attnum`;

const CONSTRAINTS = (schemas: readonly string[]): string => `
  select n.nspname as schema, c.relname as name, k.conname as constraint, k.contype::text as kind,
         pg_catalog.pg_get_constraintdef(k.oid) as definition,
         (select string_agg(a.attname, ',' order by u.place) from unnest(k.conkey) with ordinality u (number, place)
            join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number) as columns
  from (select c.oid, c.relname, c.relnamespace from ${relations(schemas)} and c.relkind in ('r', 'p')) c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f')
  order by k.contype = 'f', 1, 2, k.conname`;

const INDEXES = (schemas: readonly string[]): string => `
  select pg_catalog.pg_get_indexdef(i.indexrelid) as definition
  from (select c.oid, c.relname, c.relnamespace from ${relations(schemas)} and c.relkind in ('r', 'p')) c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_index i on i.indrelid = c.oid
  where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
  order by n.nspname, c.relname, 1`;

const VIEWS = (schemas: readonly string[]): string => `
  select n.nspname as schema, c.relname as name, pg_catalog.pg_get_viewdef(c.oid) as definition
  from ${relations(schemas)} and c.relkind = 'v' order by 1, 2`;

const POLICIES = (schemas: readonly string[]): string => `
  select schemaname as schema, tablename as name, policyname as policy, permissive, array_to_string(roles, ', ') as roles,
         cmd, qual, with_check
  from pg_catalog.pg_policies where schemaname in (${schemas.map(literal).join(', ')}) order by 1, 2, 3`;

/** Sequences that stand alone or belong to a `serial` column; those of identity columns come with their tables. */
const SEQUENCES = (schemas: readonly string[]): string => `
  select s.schemaname as schema, s.sequencename as name, s.start_value::text as first, s.increment_by::text as step,
         s.last_value::text as last
  from pg_catalog.pg_sequences s
  where s.schemaname in (${schemas.map(literal).join(', ')}) and not exists (
    select from pg_catalog.pg_depend d where d.deptype = 'i' and d.classid = 'pg_catalog.pg_class'::regclass
      and d.objid = (quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename))::regclass)
  order by 1, 2`;

const full = (row: Row): string => `${identifier(row.schema ?? '')}.${identifier(row.name ?? '')}`;

/** A column as `CREATE TABLE` has it. */
function columnText(row: Row): string {
  const parts = [`    ${identifier(row.column ?? '')} ${row.type ?? ''}`];
  if (row.generated === 's') parts.push(`GENERATED ALWAYS AS (${row.expression}) STORED`);
  else if (row.identity === 'a' || row.identity === 'd')
    parts.push(`GENERATED ${row.identity === 'a' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`);
  else if (row.expression !== null && row.expression !== undefined) parts.push(`DEFAULT ${row.expression}`);
  if (row.required === 'true' || row.required === 't') parts.push('NOT NULL');
  return parts.join(' ');
}

function policyText(row: Row): string {
  return [
    `CREATE POLICY ${identifier(row.policy ?? '')} ON ${full(row)}`,
    row.permissive === 'RESTRICTIVE' ? ' AS RESTRICTIVE' : '',
    row.cmd === 'ALL' ? '' : ` FOR ${row.cmd}`,
    ` TO ${row.roles}`,
    row.qual === null ? '' : ` USING (${row.qual})`,
    row.with_check === null ? '' : ` WITH CHECK (${row.with_check})`,
    ';',
  ].join('');
}

/** The next value of an identity column goes on behind the rows that were brought back. */
function identityValue(row: Row): string {
  const sequence = `pg_catalog.pg_get_serial_sequence(${literal(full(row))}, ${literal(row.column ?? '')})`;
  const column = identifier(row.column ?? '');
  return `SELECT pg_catalog.setval(${sequence}, max(${column})) FROM ${full(row)} HAVING max(${column}) IS NOT NULL;`;
}

function groupTables(columns: readonly Row[], constraints: readonly Row[]): DumpTable[] {
  const tables = new Map<string, DumpTable & { columns: string[] }>();
  for (const row of columns) {
    const key = constraints.find((k) => k.kind === 'p' && k.schema === row.schema && k.name === row.name);
    const table = tables.get(full(row)) ?? {
      schema: row.schema ?? '',
      name: row.name ?? '',
      columns: [],
      key: (key?.columns ?? '').split(',').filter((c) => c !== ''),
    };
    // What is computed is not dumped.
    if (row.generated !== 's') table.columns.push(row.column ?? '');
    tables.set(full(row), table);
  }
  return [...tables.values()];
}

/** Reads the schemas from the catalogue; the server's error when it does not answer. */
export async function readSchema(
  database: DatabasePort,
  schemas: readonly string[],
): Promise<{ readonly ok: true; readonly schema: DumpSchema } | Extract<Found, { ok: false }>> {
  const found: (readonly Row[])[] = [];
  for (const query of [COLUMNS, CONSTRAINTS, INDEXES, VIEWS, POLICIES, SEQUENCES]) {
    const answer = await find(database, query(schemas));
    if (!answer.ok) return answer;
    found.push(answer.rows);
  }
  const [columns = [], constraints = [], indexes = [], views = [], policies = [], sequences = []] = found;
  const tables = groupTables(columns, constraints);
  const before = schemas.filter((s) => s !== 'public').map((s) => `CREATE SCHEMA IF NOT EXISTS ${identifier(s)};`);
  before.push(
    ...sequences.map((q) => `CREATE SEQUENCE IF NOT EXISTS ${full(q)} START WITH ${q.first} INCREMENT BY ${q.step};`),
  );
  for (const table of tables) {
    const own = columns.filter((c) => c.schema === table.schema && c.name === table.name);
    const name = `${identifier(table.schema)}.${identifier(table.name)}`;
    before.push(`CREATE TABLE IF NOT EXISTS ${name} (\n${own.map(columnText).join(',\n')}\n);`);
  }
  const secured = new Set(columns.filter((c) => /^t/.test(c.secured ?? '')).map(full));
  const after = [
    ...sequences.flatMap((q) => (q.last === null ? [] : [`SELECT pg_catalog.setval(${literal(full(q))}, ${q.last});`])),
    ...columns.filter((c) => c.identity === 'a' || c.identity === 'd').map(identityValue),
    ...constraints.map(
      (k) => `ALTER TABLE ONLY ${full(k)} ADD CONSTRAINT ${identifier(k.constraint ?? '')} ${k.definition};`,
    ),
    ...indexes.map((i) => `${i.definition};`),
    ...views.map((v) => `CREATE OR REPLACE VIEW ${full(v)} AS\n${(v.definition ?? '').trimEnd()}`),
    ...[...secured].map((name) => `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`),
    ...policies.map(policyText),
  ];
  return { ok: true, schema: { tables, before, after } };
}
