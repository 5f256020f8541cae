/** A row of a table in Markdown. `raw` is the line as it was written; a row that is changed has none any more. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly raw?: string;
}

/** A pipe table with its place in the source: offsets in UTF-16 units, the last line break left out. */
export interface MarkdownTable {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  readonly header: TableRow;
  /** The line of dashes, as it was written. */
  readonly rule: string;
  readonly rows: readonly TableRow[];
}

const RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What ends a table besides an empty line: the start of another block. */
const OTHER_BLOCK =
  /^ {0,3}(?:#{1,6}(?:\s|$)|>|[-*+]\s|\d{1,9}[.)]\s|`{3,}|~{3,}|<[a-z!/?])|^(?: {4}|\t)|^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/i;

/** The cells of a line, unescaped: a bar behind a backslash is text, wherever it stands. */
export function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    const next = line[i + 1];
    if (c === '\\' && (next === '|' || next === '\\')) {
      cell += next === '|' ? '|' : '\\\\';
      i++;
    } else if (c === '|') {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  cells.push(cell);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((text) => text.trim());
}

/** A text as it can stand in a cell: one line, bars escaped. */
function cellText(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .trim()
    .replace(/(\\*)\|/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 1 ? '\\' : ''}\\|`);
}

function rowLine(indent: string, cells: readonly string[]): string {
  return `${indent}| ${cells.map(cellText).join(' | ')} |`;
}

/** The table as Markdown. Lines that were not changed stay as they were written. */
export function tableText({ indent, header, rule, rows }: MarkdownTable): string {
  const line = (row: TableRow) => row.raw ?? rowLine(indent, row.cells);
  return [line(header), rule, ...rows.map(line)].join('\n');
}

interface Line {
  readonly text: string;
  readonly from: number;
}

function linesOf(source: string): readonly Line[] {
  let from = 0;
  return source.split('\n').map((line) => {
    const here = { text: line.replace(/\r$/, ''), from };
    from += line.length + 1;
    return here;
  });
}

const rowOf = ({ text }: Line): TableRow => ({ cells: cellsOf(text), raw: text });

/** Every pipe table of a document, in order; what stands in a code block is none. */
export function tablesIn(source: string): readonly MarkdownTable[] {
  const lines = linesOf(source);
  const found: MarkdownTable[] = [];
  let fence = '';
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const rule = lines[i + 1];
    if (line === undefined) break;
    const mark = FENCE.exec(line.text)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) === true && line.text.trim() === mark) fence = '';
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    if (rule === undefined || !line.text.includes('|') || !rule.text.includes('|')) continue;
    if (!RULE.test(rule.text) || OTHER_BLOCK.test(line.text)) continue;
    const header = rowOf(line);
    if (header.cells.length !== cellsOf(rule.text).length) continue;
    const rows: TableRow[] = [];
    let last = i + 1;
    for (let next = lines[last + 1]; next !== undefined; next = lines[last + 1]) {
      if (next.text.trim() === '' || OTHER_BLOCK.test(next.text)) break;
      rows.push(rowOf(next));
      last++;
    }
    const end = lines[last] ?? rule;
    const indent = /^ */.exec(line.text)?.[0] ?? '';
    found.push({ from: line.from, to: end.from + end.text.length, indent, header, rule: rule.text, rows });
    i = last;
  }
  return found;
}

/** The table that an offset lies in, its edges included. */
export function tableAt(source: string, offset: number): MarkdownTable | undefined {
  return tablesIn(source).find((t) => t.from <= offset && offset <= t.to);
}

/** The row that an offset lies in; -1 for the head of the table. */
export function rowAt(source: string, table: MarkdownTable, offset: number): number {
  return Math.max(-1, source.slice(table.from, Math.min(offset, table.to)).split('\n').length - 3);
}

const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? '');

/** With another text in a cell. */
export function withCell(table: MarkdownTable, row: number, column: number, text: string): MarkdownTable {
  const rows = table.rows.map((r, i) =>
    i === row ? { cells: padded(r.cells, table.header.cells.length).map((c, k) => (k === column ? text : c)) } : r,
  );
  return { ...table, rows };
}

/** With a new row before the row of this number; at the end for a number past it. */
export function withRow(table: MarkdownTable, at: number, cells: readonly string[]): MarkdownTable {
  const row = { cells: padded(cells, table.header.cells.length) };
  return { ...table, rows: [...table.rows.slice(0, at), row, ...table.rows.slice(at)] };
}

export function withoutRow(table: MarkdownTable, at: number): MarkdownTable {
  return { ...table, rows: table.rows.filter((_, i) => i !== at) };
}

const DAY_MINUTES = 1_440;
/** Times this much earlier than the first that is expected still belong to the same day (minutes). */
const BEFORE = 360;

/** Seconds since some midnight, or nothing where a cell tells no time. */
function timeOf(cell: string, startMinute: number): number | undefined {
  const found = /(?:(\d{4})-(\d\d)-(\d\d)[T ]+)?\b(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(cell);
  if (found === null) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((n) => (n === undefined ? undefined : Number(n)));
  const ofDay = hour * 60 + minute;
  if (year !== undefined) return (Date.UTC(year, (month ?? 1) - 1, day) / 60_000 + ofDay) * 60 + second;
  const begin = startMinute - BEFORE;
  return ((((ofDay - begin) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES) * 60 + second;
}

/**
 * Rows in order of the time in a column. A row without a time stays behind the one that it stood behind. `startMinute`: the
 * minute of the day at which the drill began, so that what came after midnight stands after what came before.
 */
export function sortedByTime(table: MarkdownTable, column: number, startMinute = BEFORE): MarkdownTable {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = table.rows.map((row, i) => {
    last = timeOf(row.cells[column] ?? '', startMinute) ?? last;
    return { row, key: last, i };
  });
  return { ...table, rows: keyed.toSorted((a, b) => (a.key === b.key ? a.i - b.i : a.key - b.key)).map((k) => k.row) };
}

/** A new table: head, and rows if there are any. */
export function newTable(header: readonly string[], rows: readonly (readonly string[])[] = []): string {
  return [rowLine('', header), `|${header.map(() => ' --- ').join('|')}|`, ...rows.map((r) => rowLine('', r))].join(
    '\n',
  );
}
