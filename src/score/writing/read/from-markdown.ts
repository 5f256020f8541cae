import type { Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { blocksOfHtml, separator } from './from-html';
import { type Piece, textOf, trimPieces } from './pieces';
import { MAX_DEPTH, type Raw } from './raw';

/** Blanks in place of a run, broken into lines: a parser needs the square of the time for one long line of anything. */
const blank = (run: string): string => run.replace(/[^\n]/g, ' ').replace(/ {80}/g, `${' '.repeat(79)}\n`);

/** More link definitions than a document has: each is looked up by every bracket that follows. */
const MOST_DEFINITIONS = 300;

/**
 * Takes out what nobody writes and what is made to stall a parser: quotations and lists nested without end, long runs of marks
 * or blanks. Character for character, so that places stay as they are.
 */
function tamed(markdown: string): string {
  const plain = markdown
    .replace(/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){21,}/gm, blank)
    .replace(/[[\]()*_~`<>!|\\{}#=+-]{600,}/g, blank)
    .replace(/(?:[*_~`[\]<>!]{1,3} ?){60,}/g, blank)
    .replace(/^[ \t]{40,}(?:[-*+]|\d{1,9}[.)])(?=[ \t])/gm, blank)
    .replace(/[ \t]{2000,}/g, blank);
  const definitions = plain.match(/^ {0,3}\[[^\]\n]{1,999}\]:/gm)?.length ?? 0;
  return definitions > MOST_DEFINITIONS ? plain.replace(/[[\]]/g, ' ') : plain;
}

function placeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Pieces of a text node: line by line, since the marks of a quotation or list stand between its lines in the source. */
function textPieces(value: string, start: number, end: number, source: string): readonly Piece[] {
  if (source.slice(start, start + value.length) === value) return [{ text: value, start, end: start + value.length }];
  const out: Piece[] = [];
  let cursor = start;
  value.split('\n').forEach((line, i) => {
    if (i > 0) out.push({ text: '\n', start: cursor, end: cursor });
    const found = line === '' ? -1 : source.slice(cursor, end).indexOf(line);
    if (found >= 0) {
      out.push({ text: line, start: cursor + found, end: cursor + found + line.length });
      cursor += found + line.length;
    } else if (line !== '') out.push({ text: line, start: cursor, end });
  });
  return out;
}

/** The text below a node, with places; HTML tags are left out and line breaks kept. */
function inline(node: Nodes, source: string, depth = 0): Piece[] {
  if (depth > MAX_DEPTH) return [];
  const { start, end } = placeOf(node);
  switch (node.type) {
    case 'text':
      return [...textPieces(node.value, start, end, source)];
    case 'inlineCode': {
      const at = source.slice(start, end).indexOf(node.value);
      return at < 0
        ? [{ text: node.value, start, end }]
        : [{ text: node.value, start: start + at, end: start + at + node.value.length }];
    }
    case 'break':
      return [{ text: '\n', start, end }];
    case 'html':
      return /^<br\b/i.test(node.value) ? [{ text: '\n', start, end }] : [];
    case 'image':
    case 'imageReference':
      return [];
    default:
      return 'children' in node ? node.children.flatMap((c) => inline(c, source, depth + 1)) : [];
  }
}

function isBold(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false;
  const said = node.children.filter((c) => c.type !== 'text' || c.value.replace(/[\s:]/g, '') !== '');
  return said.length > 0 && said.every((c) => c.type === 'strong');
}

/** The blocks of a Markdown document in reading order. HTML in it is read as HTML. Never throws: any text is some document. */
export function blocksOfMarkdown(markdown: string): { blocks: Raw[]; title: string } {
  const source = tamed(markdown);
  // Looking for tables doubles the time, so it is done only where a delimiter row stands.
  const tables = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*$/m.test(source);
  const root = fromMarkdown(source, {
    extensions: [gfmTaskListItem(), ...(tables ? [gfmTable()] : [])],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), ...(tables ? [gfmTableFromMarkdown()] : [])],
  });
  const blocks: Raw[] = [];
  let group = 0;
  let title = '';

  const add = (kind: Raw['kind'], depth: number, pieces: readonly Piece[], more: Partial<Raw> = {}): void => {
    const own = trimPieces(pieces);
    if (textOf(own) !== '') blocks.push({ kind, depth, pieces: own, ...more });
  };
  const table = (node: Table): void => {
    const own = ++group;
    node.children.forEach((row, i) => {
      const cells = row.children.map((cell) => trimPieces(inline(cell, source)));
      if (cells.every((c) => c.length === 0)) return;
      blocks.push({
        kind: i === 0 ? 'header-row' : 'row',
        depth: 0,
        group: own,
        cells,
        pieces: cells.flatMap((c, k) => (k === 0 ? c : [separator(c, cells[k - 1]), ...c])),
      });
    });
  };
  const walk = (
    node: Nodes,
    depth: number,
    quoted: boolean,
    item?: { depth: number; group: number; checked?: boolean },
  ): void => {
    if (depth > MAX_DEPTH) return;
    const { start, end } = placeOf(node);
    switch (node.type) {
      case 'heading':
        add('heading', node.depth, inline(node, source));
        return;
      case 'paragraph':
        if (item !== undefined)
          add('item', item.depth, inline(node, source), {
            group: item.group,
            ...(item.checked === undefined ? {} : { checked: item.checked }),
            ...(isBold(node) ? { bold: true } : {}),
          });
        else add(quoted ? 'quote' : 'paragraph', 0, inline(node, source), isBold(node) ? { bold: true } : {});
        return;
      case 'code': {
        // Indented text is code to Markdown and plain text to the people who wrote a mail.
        const fenced = /^\s*(?:```|~~~)/.test(source.slice(start, end));
        const at = source.slice(start, end).indexOf(node.value.slice(0, 40));
        const from = at < 0 ? start : start + at;
        add(fenced ? 'code' : 'paragraph', 0, textPieces(node.value, from, end, source));
        return;
      }
      case 'html': {
        const read = blocksOfHtml(node.value, start, group);
        group += read.blocks.length + 1;
        blocks.push(...read.blocks);
        if (title === '') title = read.title;
        return;
      }
      case 'table':
        table(node);
        return;
      case 'list': {
        const own = ++group;
        const level = item === undefined ? 0 : item.depth + 1;
        for (const child of node.children) {
          const checked = typeof child.checked === 'boolean' ? { checked: child.checked } : {};
          for (const part of child.children) walk(part, depth + 1, quoted, { depth: level, group: own, ...checked });
        }
        return;
      }
      case 'blockquote':
        for (const child of node.children) walk(child, depth + 1, true, item);
        return;
      default:
        if ('children' in node) for (const child of node.children) walk(child, depth + 1, quoted, item);
    }
  };
  for (const node of root.children) walk(node, 0, false);
  return { blocks, title };
}
