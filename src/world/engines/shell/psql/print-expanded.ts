import { footersOf, type PrintOptions, type Table } from './table';
import { cellLines, displayWidth, padEnd } from './width';

/** psql's expanded format: each record a small table of its own, one line a column. */
export function expandedTable(table: Table, options: PrintOptions): string {
  const { border, tuplesOnly } = options;
  const out: string[] = [];
  if (!tuplesOnly && table.title !== undefined) out.push(table.title);
  if (table.rows.length === 0 || table.headers.length === 0) {
    out.push(...footersOf(table, options), '');
    return `${out.join('\n')}\n`;
  }
  const headers = table.headers.map(cellLines);
  const rows = table.rows.map((row) => row.map(cellLines));
  const longest = (lists: readonly (readonly string[])[]): number => {
    let width = 0;
    for (const lines of lists) for (const line of lines) width = Math.max(width, displayWidth(line));
    return width;
  };
  const nameWidth = longest(headers);
  let valueWidth = 0;
  for (const row of rows) valueWidth = Math.max(valueWidth, longest(row));

  for (const [n, row] of rows.entries()) {
    if (!tuplesOnly || n > 0 || border === 2) {
      const label = tuplesOnly ? '' : border === 0 ? `* Record ${n + 1}` : `[ RECORD ${n + 1} ]`;
      out.push(recordRule(label, nameWidth, valueWidth, border));
    }
    for (const [i, lines] of row.entries()) {
      const names = headers[i] ?? [''];
      for (let l = 0; l < Math.max(lines.length, names.length); l++) {
        const name = padEnd(names[l] ?? '', nameWidth) + (l + 1 < names.length ? '+' : ' ');
        const value = lines[l];
        const more = l + 1 < lines.length ? '+' : ' ';
        const bar = border === 0 ? '' : '|';
        const padded = value === undefined ? '' : more === '+' || border === 2 ? padEnd(value, valueWidth) : value;
        if (border === 2) out.push(`| ${name}| ${padEnd(padded, valueWidth)}${more}|`);
        else if (value === undefined) out.push(name + bar);
        else out.push(`${name}${bar}${border === 0 ? '' : ' '}${padded}${more === '+' ? '+' : ''}`);
      }
    }
  }
  if (border === 2) out.push(recordRule('', nameWidth, valueWidth, border));
  if (!tuplesOnly && table.footers !== undefined) out.push(...(border < 2 ? [''] : []), ...table.footers);
  out.push('');
  return `${out.join('\n')}\n`;
}

/** The line above a record: its label laid over the rule, whose crossing shows where the label leaves room. */
function recordRule(label: string, nameWidth: number, valueWidth: number, border: number): string {
  if (border === 0) return padEnd(label, nameWidth + valueWidth);
  const rule = `${'-'.repeat(nameWidth)}-+-${'-'.repeat(valueWidth)}`;
  if (border === 2) return `+-${label}${rule.slice(label.length)}-+`;
  return `-${label}${rule.slice(label.length + 1)}`;
}
