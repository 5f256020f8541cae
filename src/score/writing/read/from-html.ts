import { Parser } from 'htmlparser2';
import type { Piece } from './pieces';
import { textOf, trimPieces } from './pieces';
import { MAX_DEPTH, type Raw } from './raw';

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'nav',
  'button',
  'select',
  'head',
]);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong']);

/**
 * The blocks of HTML, with their places in the source (`base` is added to each). Scripts, styles, comments and navigation are
 * left out. Any text is accepted: what is not closed ends with its block.
 */
export function blocksOfHtml(html: string, base: number, groupFrom: number): { blocks: Raw[]; title: string } {
  const blocks: Raw[] = [];
  let title = '';
  let inTitle = false;
  let group = groupFrom;
  let pieces: Piece[] = [];
  let boldText = 0;
  let bold = 0;
  let skipped = 0;
  let quote = 0;
  let pre = 0;
  let kind: Raw['kind'] = 'paragraph';
  let depth = 0;
  const lists: number[] = [];
  let cells: (readonly Piece[])[] | undefined;
  let headerOnly = true;

  const flush = (): void => {
    const own = trimPieces(pieces);
    const text = textOf(own);
    if (text.trim() !== '') {
      if (cells !== undefined) cells.push(own);
      else
        blocks.push({
          kind: kind === 'paragraph' && quote > 0 ? 'quote' : kind,
          depth,
          pieces: own,
          ...(kind === 'item' ? { group: lists.at(-1) ?? group } : {}),
          ...(boldText >= text.replace(/\s/g, '').length && boldText > 0 ? { bold: true } : {}),
        });
    } else if (cells !== undefined && pieces.length > 0) cells.push([]);
    pieces = [];
    boldText = 0;
    if (kind !== 'item') kind = 'paragraph';
  };

  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'title') inTitle = true;
        if (SKIPPED.has(name)) skipped++;
        if (skipped > 0) return;
        if (name === 'br') {
          pieces.push({ text: '\n', start: base + parser.startIndex, end: base + parser.endIndex + 1 });
          return;
        }
        if (BOLD.has(name)) bold++;
        if (!BLOCKS.has(name)) return;
        const inCell = cells !== undefined;
        if (!inCell) flush();
        else if (pieces.length > 0)
          pieces.push({ text: ' ', start: base + parser.startIndex, end: base + parser.startIndex });
        if (/^h[1-6]$/.test(name)) {
          kind = 'heading';
          depth = Number(name[1]);
        } else if (name === 'li' || name === 'dd') {
          kind = 'item';
          depth = Math.min(MAX_DEPTH, Math.max(0, lists.length - 1));
        } else if (name === 'ul' || name === 'ol' || name === 'dl') {
          lists.push(++group);
        } else if (name === 'blockquote') quote++;
        else if (name === 'pre') {
          pre++;
          kind = 'code';
        } else if (name === 'table') group++;
        else if (name === 'tr') {
          cells = [];
          headerOnly = true;
        } else if ((name === 'td' || name === 'th') && inCell) {
          if (name === 'td') headerOnly = false;
          pieces = [];
        }
      },
      ontext(text) {
        if (inTitle && title.length < 300) title += text;
        if (skipped > 0 || text === '') return;
        const start = base + parser.startIndex;
        const tidy = pre > 0 ? text : text.replace(/\r\n?/g, ' ');
        pieces.push({ text: tidy, start, end: base + parser.endIndex + 1 });
        if (bold > 0) boldText += tidy.replace(/\s/g, '').length;
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false;
        if (SKIPPED.has(name)) {
          skipped = Math.max(0, skipped - 1);
          return;
        }
        if (skipped > 0) return;
        if (BOLD.has(name)) bold = Math.max(0, bold - 1);
        if (!BLOCKS.has(name)) return;
        if (name === 'td' || name === 'th') {
          if (cells !== undefined) {
            cells.push(trimPieces(pieces));
            pieces = [];
            boldText = 0;
          }
          return;
        }
        if (name === 'tr') {
          const row = cells;
          cells = undefined;
          pieces = [];
          if (row?.some((c) => c.length > 0))
            blocks.push({
              kind: headerOnly ? 'header-row' : 'row',
              depth: 0,
              group,
              cells: row,
              pieces: row.flatMap((c, i) => (i === 0 ? c : [separator(c, row[i - 1]), ...c])),
            });
          return;
        }
        if (cells !== undefined) return;
        flush();
        if (name === 'li' || name === 'dd' || /^h[1-6]$/.test(name)) kind = 'paragraph';
        if (name === 'ul' || name === 'ol' || name === 'dl') {
          lists.pop();
          kind = 'paragraph';
        }
        if (name === 'blockquote') quote = Math.max(0, quote - 1);
        if (name === 'pre') pre = Math.max(0, pre - 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return { blocks, title: title.replace(/\s+/g, ' ').trim() };
}

/** Between two cells of a row, at the place where the second begins. */
export function separator(after: readonly Piece[], before: readonly Piece[] | undefined): Piece {
  const at = after[0]?.start ?? before?.at(-1)?.end ?? 0;
  return { text: ' | ', start: at, end: at };
}
