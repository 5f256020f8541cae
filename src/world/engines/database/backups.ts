import { ADMIN, PLAYER } from './platform';
import type { Server } from './server';

/** A name for SQL, quoted. */
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Copies every table of the customer, as it is now, to where players do not reach: what a dump in an object store is. */
export async function backUp(server: Server, backup: string, epoch: number): Promise<void> {
  await server.must(`set session authorization ${ADMIN}; set search_path to pg_catalog`, epoch);
  const tables = await server.must(
    `select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and (n.nspname = 'public' or (n.nspname = 'auth' and c.relname = 'users')) order by 1, 2`,
    epoch,
  );
  for (const [schema, table] of tables) {
    if (!schema || !table) continue;
    const copy = `backups.${name(`${backup}/${table}`)}`;
    await server.must(
      `drop table if exists ${copy}; create table ${copy} as table ${name(schema)}.${name(table)}`,
      epoch,
    );
  }
  await server.must(`comment on schema backups is 'last: ${backup}'`, epoch);
}

/** Is there a backup of this name whose rows are at hand? */
export async function hasBackup(server: Server, backup: string, epoch: number): Promise<boolean> {
  const rows = await server.must(
    `select count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'backups' and c.relname like '${backup.replaceAll('_', '\\_')}/%'`,
    epoch,
  );
  return Number(rows[0]?.[0]) > 0;
}

/** Puts a backup's tables into a schema of their own, which belongs to the player. Answers what the server would object to. */
export async function restore(
  server: Server,
  backup: string,
  into: string,
  epoch: number,
): Promise<{ readonly code: string; readonly message: string } | undefined> {
  await server.must(`set session authorization ${ADMIN}; set search_path to pg_catalog`, epoch);
  if (!(await hasBackup(server, backup, epoch)))
    return { code: '58P01', message: `backup "${backup}" is not at hand: list them with supabase backups list` };
  const made = await server.ask(`create schema ${name(into)} authorization ${PLAYER}`, epoch);
  if (made.error !== undefined) return { code: made.error.code, message: `database "${into}" already exists` };
  const tables = await server.must(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'backups' and c.relname like '${backup.replaceAll('_', '\\_')}/%' order by 1`,
    epoch,
  );
  for (const [stored] of tables) {
    const table = `${name(into)}.${name((stored ?? '').slice(backup.length + 1))}`;
    await server.must(
      `create table ${table} as table backups.${name(stored ?? '')}; alter table ${table} owner to ${PLAYER}`,
      epoch,
    );
  }
  return undefined;
}
