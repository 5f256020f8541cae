import { secretText } from '../commands/supabase/secrets';
import type { ShellPort } from '../port';
import type { PsqlOptions } from './options';

/** Where a psql is connected to. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** The database that every project has; a restored backup is one beside it. */
export const MAIN_DATABASE = 'postgres';
const USER = 'postgres';
const PORT = 5432;

function hostOf(port: ShellPort): string {
  return `db.${port.scenario.exhibits.project.ref}.supabase.co`;
}

/** The connection string of the project's database, with the password of this exercise. */
export function databaseUrl(port: ShellPort): string {
  return `postgresql://${USER}:${secretText(port.seed, 'database')}@${hostOf(port)}:${PORT}/${MAIN_DATABASE}`;
}

interface Wanted {
  host?: string;
  port?: string;
  user?: string;
  password?: string;
  dbname?: string;
}

const NO_SERVER = `connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory
\tIs the server running locally and accepting connections on that socket?`;

/** Reads a connection string: a URL, `host=... dbname=...`, or the name of a database. */
function readTarget(text: string): Wanted {
  const url =
    /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^:/?]*)(?::([^/?]*))?(?:\/([^?]*))?(?:\?(.*))?$/s.exec(text);
  if (url !== null) {
    const [, user, password, host, port, dbname] = url;
    return known({ user, password, host, port, dbname });
  }
  if (!text.includes('=')) return { dbname: text };
  const pairs: Record<string, string> = {};
  for (const pair of text.matchAll(/(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S*))/g))
    pairs[pair[1] ?? ''] = pair[2] ?? pair[3] ?? '';
  return known({ ...pairs, host: pairs.host ?? pairs.hostaddr });
}

function known(parts: Readonly<Record<string, string | undefined>>): Wanted {
  const wanted: Wanted = {};
  for (const key of ['host', 'port', 'user', 'password', 'dbname'] as const) {
    const value = parts[key];
    if (value !== undefined && value !== '') wanted[key] = decoded(value);
  }
  return wanted;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type Resolved =
  | { readonly ok: true; readonly connection: Connection }
  /** As psql would put it, without `psql: error: ` before it. */
  | { readonly ok: false; readonly message: string };

/** Where the options (and `PGHOST` ... of the environment) lead to: the project's database, or nowhere. */
export function resolveConnection(
  shell: ShellPort,
  options: Pick<PsqlOptions, 'target' | 'host' | 'port' | 'username'>,
  env: Readonly<Record<string, string | undefined>>,
): Resolved {
  const target = options.target === undefined ? {} : readTarget(options.target);
  const host = target.host ?? options.host ?? env.PGHOST;
  if (host === undefined || host.startsWith('/') || host === '') return { ok: false, message: NO_SERVER };
  const port = target.port ?? options.port ?? env.PGPORT ?? String(PORT);
  if (!/^\d+$/.test(port))
    return { ok: false, message: `invalid integer value "${port}" for connection option "port"` };
  if (host !== hostOf(shell))
    return { ok: false, message: `could not translate host name "${host}" to address: Name or service not known` };
  const user = target.user ?? options.username ?? env.PGUSER ?? env.USER ?? USER;
  const database = target.dbname ?? env.PGDATABASE ?? user;
  const connection = { host, port: Number(port), user, database };
  if (Number(port) !== PORT)
    return {
      ok: false,
      message: failedConnection(
        connection,
        'Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?',
      ),
    };
  const password = target.password ?? env.PGPASSWORD;
  if (password === undefined)
    return { ok: false, message: failedConnection(connection, 'fe_sendauth: no password supplied') };
  if (user !== USER || password !== secretText(shell.seed, 'database'))
    return {
      ok: false,
      message: failedConnection(connection, `FATAL:  password authentication failed for user "${user}"`),
    };
  return { ok: true, connection };
}

/** `connection to server at "...", port 5432 failed: <why>`. */
export function failedConnection({ host, port }: Connection, why: string): string {
  return `connection to server at "${host}", port ${port} failed: ${why}`;
}

/** Schemas that belong to the platform: none of them is a database that a backup was restored into. */
const OWN_SCHEMAS =
  /^(?:pg_.*|information_schema|public|auth|sim|backups|storage|extensions|cron|vault|graphql.*|realtime|net|supabase_.*)$/;

/** May a database of this name be one that a backup was restored into? */
export function mayBeRestored(database: string): boolean {
  return /^[a-z][a-z0-9_]{0,62}$/.test(database) && !OWN_SCHEMAS.test(database);
}
