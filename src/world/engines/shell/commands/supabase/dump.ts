import type { CommandContext, ExecResult } from 'just-bash/browser';
import type { Given } from '../../flags';
import { failed, plainStamp, printed } from '../../out';
import type { Harvest } from '../../port';
import { serverError } from './catalog';
import { copyRows } from './dump-rows';
import { type DumpTable, readSchema } from './dump-schema';

/** As much as a dump prints (characters); the rows beyond are in the backup that the database keeps. */
export const DUMP_LIMIT = 3_000_000;
const MOST_SCHEMAS = 8;

/** `emergency_20251105_133012`: the drill's clock, and a number when that second has one already. */
function backupId(h: Harvest): string {
  const [day = '', time = ''] = plainStamp(h.port, h.port.now()).split(' ');
  const id = `emergency_${day.replaceAll('-', '')}_${time.replaceAll(':', '')}`;
  const list = h.port.perform({ op: 'backups.list' });
  const taken = new Set([
    ...(list.ok ? list.value.rows.map((b) => b.id) : []),
    ...h.facts.flatMap((f) => (f.type === 'backup.taken' ? [f.backup] : [])),
  ]);
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? id : `${id}_${n}`;
    if (!taken.has(wanted)) return wanted;
  }
}

const split = (values: readonly string[]): string[] =>
  values
    .flatMap((v) => v.split(','))
    .map((v) => v.trim())
    .filter((v) => v !== '');

/**
 * `supabase db dump`: has the database keep a backup of this moment, and prints schema and rows as SQL. The real tool writes
 * one of the two; the help says so.
 */
export async function dump(h: Harvest, ctx: CommandContext, given: Given): Promise<ExecResult> {
  const { database } = h.port;
  const url = given.one('db-url');
  if (url !== undefined && !/^postgres(?:ql)?:\/\/./.test(url))
    return failed(
      'failed to parse connection string: cannot parse ``: failed to parse as keyword/value (invalid keyword/value)',
    );
  const schemas = split(given.all('schema')).slice(0, MOST_SCHEMAS);
  const wanted = schemas.length === 0 ? ['public'] : schemas;
  const excluded = split(given.all('exclude'));
  if (given.has('dry-run'))
    return {
      ...printed(`pg_dump --schema=${wanted.join('|')}`),
      stderr: 'DRY RUN: *only* printing the pg_dump script to console.\n',
    };
  const backup = backupId(h);
  const taken = await h.query({ kind: 'backup', backup }, `supabase/${h.nonce()}`, ctx.signal);
  if (taken.error !== undefined) return failed(`pg_dump: error: ${serverError(taken.error)}`);
  const read = await readSchema(database, wanted);
  if (!read.ok) return failed(`pg_dump: error: query failed: ${serverError(read.error)}`);
  const { tables, before, after } = read.schema;
  const missing = schemas.filter((s) => !tables.some((t) => t.schema === s));
  if (missing.length > 0) return failed(`pg_dump: error: no matching schemas were found: ${missing.join(', ')}`);
  const dumped = tables.filter((t) => !excluded.includes(`${t.schema}.${t.name}`));
  const rows = await allRows(h, dumped, backup);
  if (typeof rows !== 'string') return rows;
  const parts = given.has('data-only') ? [rows] : [before.join('\n\n'), rows, after.join('\n\n')];
  const text = `${[heading(h, backup), ...parts, 'RESET ALL;'].filter((p) => p !== '').join('\n\n')}\n`;
  return write(ctx, given.one('file'), text, given.has('data-only') ? 'data' : 'schemas and data');
}

function heading(h: Harvest, backup: string): string {
  return [
    '-- EXERCISE: a dump of a simulated database. Nothing in it is of a real person.',
    `-- Backup ${backup}, taken ${plainStamp(h.port, h.port.now())} UTC by ${h.port.person.name.replace(/\s+/g, ' ')}.`,
    '',
    'SET statement_timeout = 0;',
    'SET lock_timeout = 0;',
    "SET client_encoding = 'UTF8';",
    'SET standard_conforming_strings = on;',
    'SET check_function_bodies = false;',
    'SET row_security = off;',
  ].join('\n');
}

/** The rows of all tables, each with an even share of the room that is left. */
async function allRows(h: Harvest, tables: readonly DumpTable[], backup: string): Promise<string | ExecResult> {
  const parts: string[] = [];
  let room = DUMP_LIMIT;
  for (const [i, table] of tables.entries()) {
    const copied = await copyRows(h.port.database, table, Math.floor(room / (tables.length - i)));
    if (!copied.ok) return failed(`pg_dump: error: query failed: ${serverError(copied.error)}`);
    room -= copied.text.length;
    const name = `${table.schema}.${table.name}`;
    const more =
      copied.left === 0 ? '' : `\n-- EXERCISE: ${copied.left} more rows of ${name} are kept in backup ${backup}.`;
    parts.push(
      `--\n-- Data for Name: ${table.name}; Type: TABLE DATA; Schema: ${table.schema}\n--\n\n${copied.text}${more}`,
    );
  }
  return parts.join('\n\n');
}

async function write(ctx: CommandContext, file: string | undefined, text: string, what: string): Promise<ExecResult> {
  const progress = `Dumping ${what} from remote database...\n`;
  if (file === undefined) return { ...printed(text), stderr: progress };
  const path = ctx.fs.resolvePath(ctx.cwd, file);
  const written = await ctx.fs.writeFile(path, text).then(
    () => true,
    () => false,
  );
  if (!written) return failed(`${progress}failed to open dump file: open ${file}: no such file or directory`);
  return { ...printed(''), stderr: `${progress}Dumped schema to ${path}.\n` };
}
