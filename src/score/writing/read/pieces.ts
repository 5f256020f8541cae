import type { TextSpan } from '../types';
import type { Located } from './types';

/** A stretch of plain text and where it came from. Most stretches stand in the source letter for letter. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The source's offset of a place in the concatenated text; inside a stretch that was altered (an entity), its start. */
function toSource(pieces: readonly Piece[], starts: readonly number[], offset: number, atEnd: boolean): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    const from = starts[mid] ?? 0;
    if (from < offset || (!atEnd && from === offset)) low = mid;
    else high = mid - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) return 0;
  const inside = offset - (starts[low] ?? 0);
  if (piece.end - piece.start === piece.text.length) return Math.min(piece.start + Math.max(0, inside), piece.end);
  return inside >= piece.text.length ? piece.end : piece.start;
}

/** Text made of pieces, which can say of every stretch where it stands in the source. */
export function located(pieces: readonly Piece[]): Located {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    // One apostrophe for both, so that words need be known in one spelling only.
    text += piece.text.replace(/[’‘]/g, "'");
  }
  const start = pieces[0]?.start ?? 0;
  return {
    text,
    start,
    end: pieces.at(-1)?.end ?? start,
    span: (from, to, why, hint): TextSpan => ({
      start: toSource(pieces, starts, from, false),
      end: Math.max(toSource(pieces, starts, from, false), toSource(pieces, starts, to, true)),
      text: text.slice(from, to),
      ...(why === undefined ? {} : { why }),
      ...(hint === undefined ? {} : { hint }),
    }),
  };
}

/** The pieces that make up a stretch of the concatenated text. */
export function slicePieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const a = Math.max(from, at);
    const b = Math.min(to, at + piece.text.length);
    if (a < b) {
      const whole = piece.end - piece.start !== piece.text.length;
      out.push({
        text: piece.text.slice(a - at, b - at),
        start: whole ? piece.start : piece.start + (a - at),
        end: whole ? piece.end : piece.start + (b - at),
      });
    }
    at += piece.text.length;
    if (at >= to) break;
  }
  return out;
}

/** The text of pieces. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((p) => p.text).join('');
}

/** Pieces without white space at their ends. */
export function trimPieces(pieces: readonly Piece[]): readonly Piece[] {
  const text = textOf(pieces);
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return from === 0 && to === text.length ? pieces : slicePieces(pieces, from, Math.max(from, to));
}
