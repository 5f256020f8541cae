import fc from 'fast-check';
import type { Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  type MarkdownTable,
  newTable,
  rowAt,
  sortedByTime,
  tableAt,
  tablesIn,
  tableText,
  withCell,
  withoutRow,
  withRow,
} from './table-edit';

const SOURCE = `# Incident

## Timeline
| Time (UTC) | Event |
|------------|-------|
| 14:03 | Page  |
|14:20|Declared \\| SEV2|
| 14:09 | Looked |

After it.
`;
const only = (source: string): MarkdownTable => {
  const [table] = tablesIn(source);
  if (table === undefined) throw new Error('no table');
  return table;
};
const put = (source: string, table: MarkdownTable) =>
  source.slice(0, table.from) + tableText(table) + source.slice(table.to);

/** Texts with everything that could upset a table. A lone backslash before a bar cannot be told from an escaped bar. */
const anyCell = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '|', '\\', '`', '*', '-', ':', 'ü', '🔥', '14:03') })
  .map((s) => s.replace(/\\+(?=\|)/g, '').trim());
const anyRows = fc.array(fc.array(anyCell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });

describe('a table in Markdown', () => {
  it('is found with its cells, at its place', () => {
    const table = only(SOURCE);
    expect(table.header.cells).toEqual(['Time (UTC)', 'Event']);
    expect(table.rows.map((r) => r.cells)).toEqual([
      ['14:03', 'Page'],
      ['14:20', 'Declared | SEV2'],
      ['14:09', 'Looked'],
    ]);
    expect(put(SOURCE, table)).toBe(SOURCE);
    expect(tableAt(SOURCE, SOURCE.indexOf('Page'))?.from).toBe(table.from);
    expect(tableAt(SOURCE, SOURCE.indexOf('After'))).toBeUndefined();
    expect(rowAt(SOURCE, table, SOURCE.indexOf('Declared'))).toBe(1);
    expect(rowAt(SOURCE, table, SOURCE.indexOf('Event'))).toBe(-1);
  });

  it('is changed where it is changed, and nowhere else', () => {
    const table = only(SOURCE);
    const changed = put(SOURCE, withCell(table, 0, 1, 'Paged | twice'));
    expect(changed).toBe(SOURCE.replace('| 14:03 | Page  |', '| 14:03 | Paged \\| twice |'));
    expect(put(SOURCE, withoutRow(table, 2))).toBe(SOURCE.replace('| 14:09 | Looked |\n', ''));
    expect(put(SOURCE, withRow(table, 99, ['14:30']))).toBe(SOURCE.replace('Looked |', 'Looked |\n| 14:30 |  |'));
  });

  it('is sorted by time, over midnight, and rows without a time stay where they belong', () => {
    expect(sortedByTime(only(SOURCE), 0).rows.map((r) => r.cells[0])).toEqual(['14:03', '14:09', '14:20']);
    const night = only(
      `${newTable(
        ['Time', 'Event'],
        [
          ['00:10', 'c'],
          ['', 'd'],
          ['23:40', 'a'],
          ['23:55', 'b'],
        ],
      )}\n`,
    );
    expect(sortedByTime(night, 0, 23 * 60).rows.map((r) => r.cells[1])).toEqual(['a', 'b', 'c', 'd']);
    const dated = only(
      newTable(
        ['Time', 'E'],
        [
          ['2026-03-05 00:10', 'b'],
          ['2026-03-04 23:10', 'a'],
        ],
      ),
    );
    expect(sortedByTime(dated, 0).rows.map((r) => r.cells[1])).toEqual(['a', 'b']);
  });

  it('is none in a code block, without its line of dashes, or with a head of another width', () => {
    expect(tablesIn('```\n| a | b |\n|---|---|\n```\n')).toEqual([]);
    expect(tablesIn('| a | b |\n| c | d |\n')).toEqual([]);
    expect(tablesIn('| a | b |\n|---|\n')).toEqual([]);
    expect(tablesIn('a | b\n--- | ---\nc | d\n\nx')).toHaveLength(1);
  });

  it('comes back with the cells that were put in, whatever they say', () => {
    fc.assert(
      fc.property(anyRows, fc.string(), (rows, before) => {
        const text = `${before.replace(/[`~]/g, '')}\n\n${newTable(['A', 'B', 'C'], rows)}\n\nafter`;
        const table = tablesIn(text).at(-1);
        expect(table?.rows.map((r) => r.cells)).toEqual(rows.map((r) => r.map((c) => c.replace(/\s+/g, (s) => s))));
        expect(table === undefined ? '' : put(text, table)).toBe(text);
      }),
    );
  });

  it('keeps every other cell when one is changed', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(4), fc.nat(2), anyCell, (rows, r, c, text) => {
        const source = `${newTable(['A', 'B', 'C'], rows)}\n`;
        const row = r % rows.length;
        const again = only(put(source, withCell(only(source), row, c, text)));
        expect(again.rows.map((x) => x.cells)).toEqual(
          rows.map((cells, i) => (i === row ? cells.map((v, k) => (k === c ? text : v)) : cells)),
        );
      }),
    );
  });

  it('is read as Markdown reads it', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '|', '\\', ' ', '`', '-'), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const source = `| A | B |\n|---|---|\n${lines.map((l) => `| ${l} |`).join('\n')}\n`;
        const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
        const table = tree.children[0] as Table;
        expect(only(source).rows.length).toBe(table.children.length - 1);
        table.children.slice(1).forEach((node, i) => {
          expect(only(source).rows[i]?.cells.length, JSON.stringify(lines)).toBe(node.children.length);
        });
      }),
    );
  });

  it('reads any line without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void cellsOf(text)));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '-', '\n', 'a', ' ', '`', '~', '\\', ':') }), (text) => {
        for (const table of tablesIn(text)) expect(put(text, table)).toBe(text);
      }),
    );
  });
});
