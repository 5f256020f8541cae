import { footersOf, type PrintOptions, type Table } from './table';

/** psql's unaligned format: records with separators between them, nothing padded. */
export function unalignedTable(table: Table, options: PrintOptions, vertical: boolean): string {
  const { fieldSeparator: field, recordSeparator: record, tuplesOnly } = options;
  const records: string[] = [];
  if (!tuplesOnly && table.title !== undefined) records.push(table.title);
  if (vertical) {
    for (const [n, row] of table.rows.entries()) {
      if (n > 0) records.push('');
      for (const [i, cell] of row.entries()) records.push(`${table.headers[i] ?? ''}${field}${cell}`);
    }
    if (!tuplesOnly && table.footers !== undefined) records.push('', ...table.footers);
  } else {
    if (!tuplesOnly) records.push(table.headers.join(field));
    if (table.headers.length > 0) for (const row of table.rows) records.push(row.join(field));
    records.push(...footersOf(table, options));
  }
  return records.length === 0 ? '' : `${records.join(record)}\n`;
}

/** Comma-separated values as psql writes them: quotes only where they must be, no count of rows. */
export function csvTable(table: Table, options: PrintOptions, vertical: boolean): string {
  const separator = options.csvSeparator;
  const value = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) || text === '\\.' ? `"${text.replaceAll('"', '""')}"` : text;
  const lines: string[][] = vertical
    ? table.rows.flatMap((row) => row.map((cell, i) => [table.headers[i] ?? '', cell]))
    : [...(options.tuplesOnly ? [] : [[...table.headers]]), ...table.rows.map((row) => [...row])];
  return lines.map((line) => `${line.map(value).join(separator)}\n`).join('');
}
