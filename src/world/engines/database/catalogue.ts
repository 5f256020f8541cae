import type { Fact } from '../../../scenario/facts';
import type { Server } from './server';
import { OWN_SCHEMAS } from './tables';

/** What the database is made of: name of each thing -> how it is defined. */
export interface Catalogue {
  readonly schemas: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, string>;
  /** Index -> its table, its columns and its definition. */
  readonly indexes: ReadonlyMap<string, { readonly table: string; readonly columns: string; readonly text: string }>;
  /** Views, functions, types and whatever else has a name. */
  readonly others: ReadonlyMap<string, string>;
}

const own = OWN_SCHEMAS.map((name) => `'${name}'`).join(', ');
const visible = (alias: string) => `${alias}.nspname not in (${own}) and ${alias}.nspname !~ '^pg_'`;

const SCHEMAS = `select nspname from pg_catalog.pg_namespace n where ${visible('n')}`;
const TABLES = `
select n.nspname || '.' || c.relname,
  concat_ws(' | ', c.relrowsecurity, c.relreplident,
    (select string_agg(concat_ws(' ', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid)), ', ' order by a.attnum)
     from pg_catalog.pg_attribute a left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    (select string_agg(k.conname || ' ' || pg_catalog.pg_get_constraintdef(k.oid), ', ' order by k.conname)
     from pg_catalog.pg_constraint k where k.conrelid = c.oid),
    (select string_agg(p.polname, ', ' order by p.polname) from pg_catalog.pg_policy p where p.polrelid = c.oid),
    (select string_agg(t.tgname || t.tgenabled::text, ', ' order by t.tgname)
     from pg_catalog.pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal))
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${visible('n')}`;
const INDEXES = `
select n.nspname || '.' || c.relname, n.nspname || '.' || t.relname,
  (select string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, true), ', ' order by k)
   from generate_series(1, i.indnkeyatts) as k),
  pg_catalog.pg_get_indexdef(i.indexrelid)
from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where t.relpersistence <> 't' and ${visible('n')}`;
const OTHERS = `
select 'view ' || n.nspname || '.' || c.relname, pg_catalog.pg_get_viewdef(c.oid)
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm') and c.relpersistence <> 't' and ${visible('n')}
union all
select 'function ' || n.nspname || '.' || p.proname, md5(coalesce(p.prosrc, ''))
from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace where ${visible('n')}
union all
select 'role ' || rolname, concat_ws(' ', rolcanlogin, rolbypassrls) from pg_catalog.pg_roles where rolname !~ '^pg_'`;

/** Reads the catalogue of everything that is not the engine's own. */
export async function readCatalogue(server: Server, epoch: number): Promise<Catalogue> {
  const pairs = async (sql: string) =>
    new Map((await server.must(sql, epoch)).map(([name, text]) => [name ?? '', text ?? '']));
  const indexes = await server.must(INDEXES, epoch);
  return {
    schemas: new Set((await server.must(SCHEMAS, epoch)).map(([name]) => name ?? '')),
    tables: await pairs(TABLES),
    indexes: new Map(
      indexes.map(([name, table, columns, text]) => [
        name ?? '',
        { table: table ?? '', columns: columns ?? '', text: text ?? '' },
      ]),
    ),
    others: await pairs(OTHERS),
  };
}

type Ddl = Extract<Fact, { type: 'ddl.executed' }>;

/** As much as a fact may say of a name or of columns. */
const short = (text: string): string => text.slice(0, 120);

/**
 * What has changed in the schema, by what it has become and not by what was typed. `concurrently` is about an index that a
 * statement of its own built: the concurrent way takes more than one transaction.
 */
export function ddlBetween(before: Catalogue, after: Catalogue, concurrently: boolean): readonly Ddl[] {
  const facts: Ddl[] = [];
  const ddl = (kind: Ddl['kind'], object: string, more: Partial<Ddl> = {}) =>
    facts.push({ type: 'ddl.executed', kind, object: short(object), ...more });
  for (const name of after.schemas) if (!before.schemas.has(name)) ddl('create-schema', name);
  for (const name of before.schemas) if (!after.schemas.has(name)) ddl('drop-schema', name);
  for (const [name, text] of after.tables) {
    const was = before.tables.get(name);
    if (was === undefined) ddl('create-table', name);
    else if (was !== text) ddl('alter-table', name);
  }
  for (const name of before.tables.keys()) if (!after.tables.has(name)) ddl('drop-table', name);
  for (const [name, { table, columns, text }] of after.indexes) {
    const isNew = before.indexes.get(name)?.text !== text;
    // The indexes of a table that is new came with it.
    if (isNew && before.tables.has(table)) ddl('create-index', table, { columns: columns.slice(0, 200), concurrently });
  }
  for (const [name, { table, columns }] of before.indexes) {
    if (!after.indexes.has(name) && after.tables.has(table))
      ddl('drop-index', table, { columns: columns.slice(0, 200) });
  }
  for (const [name, text] of after.others) if (before.others.get(name) !== text) ddl('other', name);
  for (const name of before.others.keys()) if (!after.others.has(name)) ddl('other', `drop ${name}`);
  return facts;
}
