import type { DatabaseMessage, DatabaseOutcome, DatabasePort } from '../../../database/port';

/** Rows of a query of the client's own, by column name; or the server's error. */
export type Found =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<string, string | null>>[] }
  | { readonly ok: false; readonly error: DatabaseMessage };

/** What the server answered, as rows by column name. */
export function rowsOf(outcome: DatabaseOutcome): Found {
  if (outcome.error !== undefined) return { ok: false, error: outcome.error };
  const last = outcome.results.at(-1);
  const names = (last?.columns ?? []).map((c) => c.name);
  const rows = (last?.rows ?? []).map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
  return { ok: true, rows };
}

/** Runs a query of the client's own on the catalogue or the tables, which changes nothing and is not recorded. */
export async function find(database: DatabasePort, sql: string): Promise<Found> {
  return rowsOf(await database.inspect(sql));
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier, quoted whatever it is. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An error of the server as tools print it that go through libpq. */
export function serverError({ severity, message, detail, hint }: DatabaseMessage): string {
  return [
    `${severity}:  ${message}`,
    ...(detail === undefined ? [] : [`DETAIL:  ${detail}`]),
    ...(hint === undefined ? [] : [`HINT:  ${hint}`]),
  ].join('\n');
}
