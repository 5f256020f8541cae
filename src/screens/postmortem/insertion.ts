import { isResidue } from '../../score/writing/read/residue';
import type { Fact } from './facts';
import { type MarkdownTable, rowAt, tableAt, tableText, withoutRow, withRow } from './table-edit';
import { cellKinds } from './table-fields';

/** A change of the draft: what stands from `from` to `to` is replaced, and the cursor ends at `cursor`. */
export interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly cursor: number;
}

type Given = Pick<Fact, 'text' | 'row' | 'block'>;

/** The fact as a row of this table, by what its columns are for. */
function asCells(table: MarkdownTable, row: NonNullable<Fact['row']>): readonly string[] | undefined {
  const kinds = cellKinds(table.header.cells);
  if (!kinds.includes('time')) return undefined;
  const whoHasColumn = kinds.includes('person');
  const rest = kinds.indexOf('text');
  return kinds.map((kind, i) => {
    if (kind === 'time') return row.time;
    if (kind === 'person') return row.who;
    return i === rest ? (whoHasColumn || row.who === '' ? row.event : `${row.who} ${row.event}`) : '';
  });
}

function intoTable(source: string, at: number, table: MarkdownTable, cells: readonly string[]): Insertion {
  const here = rowAt(source, table, at);
  const row = table.rows[here];
  // A row that is empty or still the template's gives its place.
  const isOpen = row?.cells.every((c) => c === '' || isResidue(c)) === true || row?.cells.includes('HH:MM') === true;
  const next = withRow(isOpen ? withoutRow(table, here) : table, isOpen ? here : here + 1, cells);
  const insert = tableText(next);
  const lines = insert.split('\n').slice(0, 2 + (isOpen ? here : here + 1) + 1);
  return { from: table.from, to: table.to, insert, cursor: table.from + lines.join('\n').length };
}

/**
 * How a fact goes into the draft at an offset: as a row where a table with times stands, as a block of its own, as a line of a
 * list on an empty line, else as words.
 */
export function insertionOf(source: string, at: number, { text, row, block }: Given): Insertion {
  const table = tableAt(source, at);
  if (table !== undefined && row !== undefined) {
    const cells = asCells(table, row);
    if (cells !== undefined) return intoTable(source, at, table, cells);
  }
  const lineFrom = source.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = source.indexOf('\n', at) === -1 ? source.length : source.indexOf('\n', at);
  const isEmpty = source.slice(lineFrom, lineEnd).trim() === '';
  if (block !== undefined) {
    const place = table?.to ?? lineEnd;
    const before = isEmpty && table === undefined ? (lineFrom === 0 ? '' : '\n') : '\n\n';
    const after = source.startsWith('\n\n', place) ? '' : '\n';
    const insert = `${before}${block}${after}`;
    return { from: place, to: place, insert, cursor: place + insert.length };
  }
  if (isEmpty && row !== undefined) {
    const insert = `- ${row.time} UTC: ${row.who === '' ? '' : `${row.who} `}${row.event}`;
    return { from: lineFrom, to: lineEnd, insert, cursor: lineFrom + insert.length };
  }
  const before = source[at - 1];
  const after = source[at];
  const insert = `${before !== undefined && /[\p{L}\p{N}.,;:)]/u.test(before) ? ' ' : ''}${text}${after !== undefined && /[\p{L}\p{N}(]/u.test(after) ? ' ' : ''}`;
  return { from: at, to: at, insert, cursor: at + insert.length };
}
