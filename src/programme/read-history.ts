import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { stableId } from '../base/hash';
import { isDate } from './dates';
import { BLANK, FIELDS, type FieldsOf } from './fields';
import type { Programme } from './fold';
import { cellText, readDay, readDuration } from './history-cells';
import { type HistoryProblem, onlyTables } from './history-lines';
import { COLUMNS, DRILL_MARK } from './history-table';
import { mendEncoding } from './mend-encoding';

export interface HistoryRead {
  readonly rows: readonly FieldsOf<'entry'>[];
  readonly problems: readonly HistoryProblem[];
  /** Rows such as the playbook's `TBD` that say that there is nothing yet. */
  readonly placeholders: number;
  /** Characters that were damaged on the way and are whole again. */
  readonly mended: number;
}

/** The most of a text that is read, in characters. */
export const MAX_HISTORY_CHARACTERS = 512 * 1024;
const MAX_ROWS = 5_000;

type Column = (typeof COLUMNS)[number];

const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['Date', /^(?:date|day|when)\b/i],
  ['Severity', /^(?:severity|sev|level)\b/i],
  ['Duration', /^(?:duration|length|time to resolve)\b/i],
  ['Summary', /^(?:summary|incident|description|title|what)\b/i],
  ['Postmortem', /^(?:post-?mortem|link|report|review)\b/i],
];

/**
 * Reads a history from Markdown: the whole playbook, the table alone, or only its rows. Untrusted, and never throws. Rows that cannot
 * be read are told with line and column; all others are taken.
 */
export function readHistory(markdown: string): HistoryRead {
  if (markdown.length > MAX_HISTORY_CHARACTERS)
    return nothing('The text is too long to be read.', 'Paste the table alone.');
  const { text, characters } = mendEncoding(markdown.replace(/^\ufeff/, '').replace(/\0/g, ''));
  const lines = text.split(/\r\n|\r|\n/);
  const kept = onlyTables(lines);
  const found = tablesIn(kept.text);
  const [tables, above] = found.length > 0 ? [found, 0] : headless(kept.text);
  if (tables.length === 0)
    return nothing(
      'There is no incident history in this text.',
      `Paste the table with the header ${`| ${COLUMNS.join(' | ')} |`}.`,
    );
  const rows: FieldsOf<'entry'>[] = [];
  const problems: HistoryProblem[] = [...kept.problems];
  let placeholders = 0;
  for (const { table, columns } of tables) {
    for (const row of table.children.slice(1)) {
      if (rows.length + problems.length >= MAX_ROWS) {
        problems.push(
          problem(
            row,
            undefined,
            'Date',
            `More than ${MAX_ROWS} rows are not read.`,
            'Paste the rest by itself.',
            lines,
            above,
          ),
        );
        return { rows, problems, placeholders, mended: characters };
      }
      if (kept.skipped.has((row.position?.start.line ?? 0) - above)) continue;
      const read = readRow(row, columns, lines, above);
      if (read === undefined) placeholders++;
      else if ('problem' in read) problems.push(read.problem);
      else rows.push(read);
    }
  }
  return { rows, problems, placeholders, mended: characters };
}

interface Found {
  readonly table: Table;
  readonly columns: readonly (Column | undefined)[];
}

function tablesIn(text: string): readonly Found[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return tree.children.flatMap((node): Found[] => {
    if (node.type !== 'table') return [];
    const columns = (node.children[0]?.children ?? []).map((cell) => {
      const name = cellText(textOf(cell.children));
      return HEADERS.find(([, pattern]) => pattern.test(name))?.[0];
    });
    return columns.includes('Date') && columns.includes('Summary') ? [{ table: node, columns }] : [];
  });
}

/** Rows without a header, as when only some of them were copied: read with the playbook's. */
function headless(text: string): readonly [readonly Found[], number] {
  const rows = text.trim();
  if (!/^\|[^\n]*\|/.test(rows) || /^[|\s:-]+$/m.test(rows)) return [[], 0];
  const header = `| ${COLUMNS.join(' | ')} |\n|${'---|'.repeat(COLUMNS.length)}\n`;
  const before = text.slice(0, text.indexOf(rows)).split('\n').length - 1;
  return [tablesIn(header + rows), 2 - before];
}

function readRow(
  row: TableRow,
  columns: readonly (Column | undefined)[],
  lines: readonly string[],
  above: number,
): FieldsOf<'entry'> | { readonly problem: HistoryProblem } | undefined {
  const cellOf = (name: Column): TableCell | undefined => row.children[columns.indexOf(name)];
  const value = (name: Column): string => {
    const cell = cellOf(name);
    return cell === undefined ? '' : cellText(textOf(cell.children));
  };
  const wrong = (name: Column, sentence: string, mend: string) => ({
    problem: problem(row, cellOf(name), name, sentence, mend, lines, above),
  });
  const dateText = value('Date');
  const others = COLUMNS.filter((c) => c !== 'Date').map(value);
  if (/^(?:tbd|n\/a|none|tba)?$/i.test(dateText) && (dateText !== '' || others.every((t) => t === '')))
    return undefined;
  if (row.children.length > columns.length)
    return wrong(
      'Postmortem',
      'The row has more cells than the table has columns.',
      'Write a bar inside of a text as \\|.',
    );
  const date = readDay(dateText) ?? '';
  if (!isDate(date))
    return wrong(
      'Date',
      dateText === '' ? 'The date is missing.' : `"${short(dateText)}" is no day that can be read.`,
      'Write the date as 2026-03-04.',
    );
  const duration = readDuration(value('Duration'));
  if (duration === undefined)
    return wrong(
      'Duration',
      `"${short(value('Duration'))}" is no duration that can be read.`,
      'Write it as 37 min or 2 h 05 min, or - when it is not known.',
    );
  if (cellOf('Summary') === undefined)
    return wrong('Summary', 'The row ends before its summary.', 'Give every row as many cells as the header has.');
  const marked = value('Severity');
  const isDrill = marked.toLowerCase().endsWith(DRILL_MARK);
  const entry: FieldsOf<'entry'> = {
    ...BLANK.entry,
    what: isDrill ? 'drill' : 'incident',
    date,
    severity: cellText(isDrill ? marked.slice(0, -DRILL_MARK.length) : marked),
    durationMinutes: duration,
    summary: value('Summary'),
    postmortem: value('Postmortem'),
  };
  const long = FIELDS.entry.safeParse(entry);
  if (long.success) return entry;
  const field = String(long.error.issues[0]?.path[0] ?? '');
  const name = COLUMNS.find((c) => c.toLowerCase() === field) ?? 'Summary';
  return wrong(name, `The ${name.toLowerCase()} is too long to be kept.`, 'Shorten it, and link to the rest.');
}

function problem(
  row: TableRow,
  cell: TableCell | undefined,
  name: Column,
  sentence: string,
  mend: string,
  lines: readonly string[],
  above: number,
): HistoryProblem {
  // A cell begins with its bar; the place that is told is that of its text.
  const at = (cell?.children[0] ?? cell ?? row).position?.start;
  const line = (at?.line ?? 0) - above;
  return { line, column: at?.column ?? 1, cell: name, sentence, mend, raw: lines[line - 1] ?? '' };
}

/** The text of a cell: its markup is gone, what a link leads to stays. */
function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map(textOfNode).join('');
}

function textOfNode(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\n' : node.value;
    case 'break':
      return '\n';
    case 'link': {
      const label = textOf(node.children);
      return label === node.url || label === '' ? node.url : `${label} ${node.url}`;
    }
    case 'image':
      return `${node.alt ?? ''} ${node.url}`;
    default:
      return 'children' in node ? textOf(node.children) : '';
  }
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function nothing(sentence: string, mend: string): HistoryRead {
  return {
    rows: [],
    problems: [{ line: 0, column: 0, cell: '', sentence, mend, raw: '' }],
    placeholders: 0,
    mended: 0,
  };
}

/** The id of a row in the programme: the same row brought in twice, by whomever, is one entry. */
export function rowId({ what, date, severity, summary }: FieldsOf<'entry'>): string {
  return `row-${stableId(what, date, severity, summary)}`;
}

/** The rows that the programme does not have yet, also not as a drill that was entered when it was played. */
export function newRows(programme: Programme, rows: readonly FieldsOf<'entry'>[]): readonly FieldsOf<'entry'>[] {
  const key = (e: FieldsOf<'entry'>): string => `${e.what}/${e.date}/${cellText(e.summary)}`;
  const seen = new Set(programme.entries.map(key));
  return rows.filter((row) => !seen.has(key(row)) && seen.add(key(row)));
}
