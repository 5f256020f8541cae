import { type Piece, piecesOf, type Verdict, verdictOn } from './needle';
import type { LogLine } from './operations';
import type { PreparedLine } from './prepared';

/** Is the text in the line itself or its code? Case does not count; `lower` is in lower case. */
export function textContains(line: LogLine, lower: string): boolean {
  return has(line.text, lower) || has(line.code, lower);
}

function has(text: string | undefined, lower: string): boolean {
  return text?.toLowerCase().includes(lower) ?? false;
}

/**
 * Whether the lines made of an authored one have a text in them, their code, their request id or their service.
 * `asked`: a request is behind them.
 */
export function searchVerdict(line: PreparedLine, asked: boolean, lower: string): Verdict {
  if (has(line.service, lower)) return 'always';
  const verdict = textVerdict(line, asked, lower);
  if (verdict !== 'never' || !(asked || line.template.usesRequestId)) return verdict;
  return verdictOn([{ kind: 'request_id' }], lower);
}

/** Searches kept for one line, with a request behind it and without: the same few are made again and again. */
const MOST_KEPT = 100;
const verdicts = [new WeakMap<PreparedLine, Map<string, Verdict>>(), new WeakMap<PreparedLine, Map<string, Verdict>>()];

/** What `textContains` will say of the lines made of an authored one. */
export function textVerdict(line: PreparedLine, asked: boolean, lower: string): Verdict {
  const kept = verdicts[asked ? 1 : 0];
  let known = kept?.get(line);
  if (known === undefined || known.size >= MOST_KEPT) {
    known = new Map();
    kept?.set(line, known);
  }
  let verdict = known.get(lower);
  if (verdict === undefined) {
    verdict = has(line.code, lower) ? 'always' : verdictOn(linePieces(line, asked), lower);
    known.set(lower, verdict);
  }
  return verdict;
}

/** The stretches of a line as the console prints it; of an error log, with the columns behind the message (`rowText`). */
function linePieces(line: PreparedLine, asked: boolean): readonly Piece[] {
  const pieces: Piece[] = [...piecesOf(line.template)];
  if (line.row === undefined) return pieces;
  if (asked || line.template.usesRequestId) pieces.push(' request_id=', { kind: 'request_id' });
  if (asked) pieces.push(' user_id=', { kind: 'user' });
  if (line.row.details !== undefined) pieces.push(' details=', ...piecesOf(line.row.details));
  return joined(pieces);
}

/** Texts beside each other become one, so that what spans them is found in it. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}
