import type { DatabasePort } from '../../../database/port';
import { type Found, find, identifier } from './catalog';
import type { DumpTable } from './dump-schema';

/** Rows are asked for so many at a time. */
const AT_A_TIME = 1_000;

/** A value as `COPY` writes it. */
export function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return value.replace(/[\\\t\n\r\b\f\v]/g, (c) => ESCAPES[c] ?? c);
}
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** The rows of a table as `COPY ... FROM stdin`, as far as `room` (characters) reaches, and how many more there are. */
export async function copyRows(
  database: DatabasePort,
  table: DumpTable,
  room: number,
): Promise<{ readonly ok: true; readonly text: string; readonly left: number } | Extract<Found, { ok: false }>> {
  const name = `${identifier(table.schema)}.${identifier(table.name)}`;
  const columns = table.columns.map(identifier).join(', ');
  const order = table.key.length === 0 ? '' : ` order by ${table.key.map(identifier).join(', ')}`;
  const counted = await find(database, `select count(*)::text as rows from ${name}`);
  if (!counted.ok) return counted;
  const total = Number(counted.rows[0]?.rows ?? 0);
  const lines: string[] = [];
  let length = 0;
  let done = 0;
  let full = false;
  while (done < total && !full) {
    const page = await find(database, `select ${columns} from ${name}${order} limit ${AT_A_TIME} offset ${done}`);
    if (!page.ok) return page;
    for (const row of page.rows) {
      const line = table.columns.map((c) => copyText(row[c] ?? null)).join('\t');
      if (length + line.length + 1 > room) {
        full = true;
        break;
      }
      lines.push(line);
      length += line.length + 1;
      done += 1;
    }
    if (page.rows.length < AT_A_TIME) break;
  }
  const body = [`COPY ${name} (${columns}) FROM stdin;`, ...lines, '\\.'].join('\n');
  return { ok: true, text: body, left: Math.max(0, total - done) };
}
