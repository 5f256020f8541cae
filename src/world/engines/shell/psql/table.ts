import type { DatabaseResult } from '../../database/port';

/** What is printed: a query's rows, or what `\d` found. */
export interface Table {
  readonly title?: string;
  readonly headers: readonly string[];
  /** Columns that stand at the right. */
  readonly right: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
  /** Lines below instead of the count of rows. */
  readonly footers?: readonly string[];
}

/** How tables are printed: what `\pset` sets. */
export interface PrintOptions {
  readonly format: 'aligned' | 'unaligned' | 'csv';
  readonly border: 0 | 1 | 2;
  readonly expanded: 'on' | 'off' | 'auto';
  readonly tuplesOnly: boolean;
  /** Print the count of rows. */
  readonly footer: boolean;
  readonly nullText: string;
  readonly fieldSeparator: string;
  readonly recordSeparator: string;
  readonly csvSeparator: string;
  readonly title: string;
  /** Columns of the screen, for `\x auto`; 0: unknown, never too wide. */
  readonly columns: number;
}

export const plainOptions: PrintOptions = {
  format: 'aligned',
  border: 1,
  expanded: 'off',
  tuplesOnly: false,
  footer: true,
  nullText: '',
  fieldSeparator: '|',
  recordSeparator: '\n',
  csvSeparator: ',',
  title: '',
  columns: 0,
};

/** Types whose values stand at the right: int8, int2, int4, oid, xid, cid, float4, float8, money, numeric, xid8. */
const NUMBERS: ReadonlySet<number> = new Set([20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069]);

export function standsRight(type: number): boolean {
  return NUMBERS.has(type);
}

/** A result's rows as a table; absent when the statement returns none. */
export function tableOf(result: DatabaseResult, options: PrintOptions): Table | undefined {
  const { columns, rows = [] } = result;
  if (columns === undefined) return undefined;
  // Of very many rows the server hands out only the first.
  const all = Number(/^SELECT (\d+)$/.exec(result.tag)?.[1] ?? rows.length);
  return {
    ...(options.title === '' ? {} : { title: options.title }),
    headers: columns.map((c) => c.name),
    right: columns.map((c) => standsRight(c.type)),
    rows: rows.map((row) => row.map((value) => value ?? options.nullText)),
    ...(all > rows.length ? { footers: [`(${all} rows, of which the first ${rows.length} are shown)`] } : {}),
  };
}

/** The lines below a table: its own, or the count of rows. */
export function footersOf(table: Table, options: PrintOptions): readonly string[] {
  if (options.tuplesOnly) return [];
  if (table.footers !== undefined) return table.footers;
  const n = table.rows.length;
  return options.footer ? [n === 1 ? '(1 row)' : `(${n} rows)`] : [];
}
