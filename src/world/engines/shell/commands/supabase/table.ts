import type { ExecResult } from 'just-bash/browser';
import type { Given } from '../../flags';
import { printed } from '../../out';

/** A table as the Supabase CLI prints it. */
export function barTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `   ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')}`.trimEnd();
  const rule = `  ${widths.map((width) => '-'.repeat(width + 2)).join('|')}`;
  return ['', line(header), rule, ...rows.map(line), ''].join('\n');
}

/** A list in the form that was asked for: a table, or JSON whose names come from the caller. */
export function listed(
  given: Given,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  json: readonly Readonly<Record<string, unknown>>[],
): ExecResult {
  return given.one('output') === 'json' ? printed(JSON.stringify(json, null, 2)) : printed(barTable(header, rows));
}
