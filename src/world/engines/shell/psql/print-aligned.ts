import { footersOf, type PrintOptions, type Table } from './table';
import { cellLines, displayWidth, padEnd, padStart } from './width';

function widest(lines: readonly string[]): number {
  let width = 0;
  for (const line of lines) width = Math.max(width, displayWidth(line));
  return width;
}

/** Widths of the columns: the longest line in each. */
function columnWidths(headers: readonly (readonly string[])[], rows: readonly (readonly (readonly string[])[])[]) {
  const widths = headers.map(widest);
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widest(cell));
  }
  return widths;
}

function lineWidth(widths: readonly number[], border: number): number {
  const n = widths.length;
  const rules = border === 0 ? n : border === 1 ? n * 3 - (n > 0 ? 1 : 0) : n * 3 + 1;
  return widths.reduce((sum, w) => sum + w, rules);
}

/** Columns of the screen that a table takes. */
export function totalWidth(table: Table, options: PrintOptions): number {
  const widths = columnWidths(
    table.headers.map(cellLines),
    table.rows.map((row) => row.map(cellLines)),
  );
  return lineWidth(widths, options.border);
}

/** psql's aligned format: centred headers, numbers at the right, `+` where a cell goes on in the next line. */
export function alignedTable(table: Table, options: PrintOptions): string {
  const { border, tuplesOnly } = options;
  const headers = table.headers.map(cellLines);
  const rows = table.rows.map((row) => row.map(cellLines));
  const widths = columnWidths(headers, rows);
  const out: string[] = [];

  const rule = (): string => {
    const bars = widths.map((w) => '-'.repeat(w));
    if (border === 0) return bars.join(' ');
    return border === 1 ? `-${bars.join('-+-')}-` : `+-${bars.join('-+-')}-+`;
  };
  const [left, between, right] = border === 0 ? ['', '', ''] : border === 1 ? [' ', '| ', ''] : ['| ', '| ', '|'];

  if (!tuplesOnly) {
    if (table.title !== undefined) {
      const room = lineWidth(widths, border) - displayWidth(table.title);
      out.push(room > 0 ? ' '.repeat(Math.floor(room / 2)) + table.title : table.title);
    }
    if (border === 2) out.push(rule());
    const height = Math.max(0, ...headers.map((h) => h.length));
    for (let l = 0; l < height; l++) {
      const cells = headers.map((lines, i) => {
        const text = lines[l] ?? '';
        const room = (widths[i] ?? 0) - displayWidth(text);
        const more = l + 1 < lines.length ? '+' : ' ';
        return ' '.repeat(Math.floor(room / 2)) + text + ' '.repeat(Math.ceil(room / 2)) + more;
      });
      out.push(left + cells.join(between) + right);
    }
    out.push(rule());
  } else if (border === 2) out.push(rule());

  for (const row of rows) {
    const height = Math.max(0, ...row.map((lines) => lines.length));
    for (let l = 0; l < height; l++) {
      const cells = row.map((lines, i) => {
        const width = widths[i] ?? 0;
        const text = lines[l];
        const fill = border === 2 || i < row.length - 1;
        if (text === undefined) return fill ? ' '.repeat(width + 1) : '';
        const more = l + 1 < lines.length;
        const padded = table.right[i] === true ? padStart(text, width) : fill || more ? padEnd(text, width) : text;
        return padded + (more ? '+' : fill ? ' ' : '');
      });
      out.push(left + cells.join(between) + right);
    }
  }
  if (border === 2) out.push(rule());
  out.push(...footersOf(table, options), '');
  return `${out.join('\n')}\n`;
}
