import { type Piece, slicePieces, textOf, trimPieces } from './pieces';
import type { Raw } from './raw';
import { headingKey, isFieldHeading, rolesOf } from './roles';

const BULLET = /^\s*(?:[•●○◦▪‣·–—*+-]|#\.|\(?\d{1,2}[.)]|\[[ xX]?\])\s+/;
/** A line of a log or timeline begins with a date or a clock time, perhaps in brackets. */
export const TIMED =
  /^\s*[[(~*_]{0,3}(?:(?:on |at |by |around |approx\.? |circa |between |from |~)\s*)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d|\d{1,2}[:h]\d{2}|\d{1,2} ?[ap]\.?m\b|T ?[+-] ?\d|[+-]\d+ ?(?:m|min|h)\b|\d{4} ?(?:Z|UTC|hrs)\b)/i;
const LABEL = /^\s*[*_]{0,2}\p{Lu}[^:\n.!?]{1,48}[*_]{0,2}:(?:\s|$)/u;

function looksLikeHeading(text: string, bold: boolean, alone: boolean): boolean {
  const line = text.trim();
  if (line.length < 3 || line.length > 90 || line.includes('\n')) return false;
  if (TIMED.test(line) && !/^\d+\.\s/.test(line)) return false;
  if (isFieldHeading(line)) return true;
  const words = line.split(/\s+/).length;
  if (words > 10 || /[.,;]$/.test(line)) return false;
  if (bold && !/:\s*\S/.test(line)) return alone || /:$/.test(line) || rolesOf(line).length > 0;
  const letters = line.replace(/[^\p{L}]/gu, '');
  if (
    letters.length >= 4 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase() &&
    words <= 8 &&
    (words > 1 || rolesOf(line).length > 0)
  )
    return true;
  return alone && /[:?]$/.test(line) && words <= 6 && rolesOf(line).length > 0;
}

/** A heading in front of its text on one line: `Root cause: the pool ...`, or `Detection The alert ...` where the mark was lost. */
function leadIn(text: string): number {
  const m = /^\s*([\p{L}][^:\n]{2,40}?)\s*:\s+(?=\S)/u.exec(text);
  if (m?.[1] !== undefined && isFieldHeading(m[1])) return text.length - m[0].length > 12 ? m[0].length : 0;
  const bare = /^\s*((?:\p{Lu}[\p{L}-]+ (?:\p{L}[\p{L}-]+ ){0,3}))(?=\p{Lu}\p{Ll}* )/u.exec(text);
  return bare?.[1] !== undefined && isFieldHeading(bare[1]) && text.length > 80 ? bare[0].length : 0;
}

/**
 * Some tell everything in one list: `- **Impact**: ...` with points below. Where the part has no name of its own, such a label
 * opens a part.
 */
export function labelsAsHeadings(raws: readonly Raw[]): readonly Raw[] {
  let named = false;
  return raws.flatMap((raw, i): readonly Raw[] => {
    if (raw.kind === 'heading') {
      named = raw.depth < 6 && rolesOf(textOf(raw.pieces)).length > 0;
      return [raw];
    }
    if (named || raw.kind !== 'item' || raw.depth > 0) return [raw];
    const text = textOf(raw.pieces);
    const label = /^\s*(\p{L}[^:\n]{2,40}?)\s*:\s*/u.exec(text);
    const bare = label === null && text.length <= 40 && (raws[i + 1]?.depth ?? 0) > 0 && raws[i + 1]?.kind === 'item';
    const title = label?.[1] ?? (bare ? text : '');
    if (title === '' || title.split(/\s+/).length > 4 || rolesOf(title).length === 0) return [raw];
    const from = label?.[0].length ?? text.length;
    const value = trimPieces(slicePieces(raw.pieces, from, text.length));
    // A short value ("Impact: 45 minutes") is a field among fields; below a label without a value its points stand.
    if (value.length > 0 && textOf(value).length < 60) return [raw];
    if (value.length === 0 && (raws[i + 1]?.kind !== 'item' || (raws[i + 1]?.depth ?? 0) === 0)) return [raw];
    const head: Raw = {
      kind: 'heading',
      depth: 6,
      pieces: trimPieces(slicePieces(raw.pieces, 0, title.length + text.indexOf(title))),
    };
    return value.length > 0 ? [head, { kind: 'paragraph', depth: 0, pieces: value }] : [head];
  });
}

function joined(lines: readonly (readonly Piece[])[]): readonly Piece[] {
  return lines.flatMap((line, i) => {
    const at = line[0]?.start ?? 0;
    return i === 0 ? [...line] : [{ text: ' ', start: at, end: at }, ...line];
  });
}

function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const text = textOf(pieces);
  const out: (readonly Piece[])[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const own = trimPieces(slicePieces(pieces, from, from + line.length));
    if (own.length > 0) out.push(own);
    from += line.length + 1;
  }
  return out;
}

/**
 * Makes out what a paragraph's lines are: headings without markup, lines of a log, points that are not Markdown, labelled
 * values; lines that merely wrap are joined. `headed` says that the document has real headings, which lessens the guessing;
 * `group` is the number of the list that points without markup form.
 */
export function blocksOfLines(raw: Raw, headed: boolean, group: number): readonly Raw[] {
  if (raw.kind === 'heading' && textOf(raw.pieces).length > 160) return [{ ...raw, kind: 'paragraph', depth: 0 }];
  if (raw.kind !== 'paragraph' && raw.kind !== 'quote' && raw.kind !== 'item') return [raw];
  const lines = linesOf(raw.pieces);
  if (raw.kind === 'item') return [{ ...raw, pieces: joined(lines) }];
  if (lines.length === 1) {
    const only = lines[0] ?? [];
    const text = textOf(only);
    if (raw.kind === 'paragraph' && looksLikeHeading(text, raw.bold === true, true))
      return [{ kind: 'heading', depth: 6, pieces: only }];
  }
  const out: Raw[] = [];
  let open: (readonly Piece[])[] = [];
  let kind: Raw['kind'] = raw.kind;
  const flush = (): void => {
    if (open.length > 0) out.push({ kind, depth: 0, pieces: joined(open), ...(kind === 'item' ? { group } : {}) });
    open = [];
    kind = raw.kind;
  };
  lines.forEach((line, i) => {
    const text = textOf(line);
    if (
      lines.length > 1 &&
      looksLikeHeading(text, false, false) &&
      (i === 0 || isFieldHeading(text) || headingKey(text) !== text.toLowerCase())
    ) {
      flush();
      out.push({ kind: 'heading', depth: 6, pieces: line });
      return;
    }
    const lead = headed || raw.kind === 'quote' ? 0 : leadIn(text);
    if (lead > 0) {
      flush();
      out.push({ kind: 'heading', depth: 6, pieces: trimPieces(slicePieces(line, 0, lead)) });
      open = [trimPieces(slicePieces(line, lead, text.length))];
      return;
    }
    if (BULLET.test(text)) {
      flush();
      kind = 'item';
      open = [trimPieces(slicePieces(line, BULLET.exec(text)?.[0].length ?? 0, text.length))];
    } else if (TIMED.test(text) || (LABEL.test(text) && lines.length > 1)) {
      flush();
      if (TIMED.test(text)) kind = 'item';
      open = [line];
    } else open.push(line);
  });
  flush();
  return out;
}
