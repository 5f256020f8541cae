import type { DrillTime } from '../../../../base/drill-time';
import type { LogIndex, LogLine } from '../../../../world/model/operations';

/** As many lines as a list holds; older ones are left out, and the list says so. */
export const MOST_LINES = 1_000_000;
/** The newest stretch is read again while it is this short, so that following leaves no crumbs. */
const SHORT = 2_000;

/** What one read gave: the lines with `from <= at < to`. */
export interface TapeStretch {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly lines: LogIndex;
}

/** The lines of a log view, oldest first, in the stretches they were read in. Lines are rendered when they are looked at. */
export interface LogTape {
  readonly stretches: readonly TapeStretch[];
  readonly length: number;
  /** Lines that came in front since the tape was begun, less those that were dropped there: how far indices have moved. */
  readonly moved: number;
  /** Lines at the front of the first stretch that are older than the range and do not count. */
  readonly skipped: number;
}

export const EMPTY_TAPE: LogTape = { stretches: [], length: 0, moved: 0, skipped: 0 };

/** Puts a stretch in front. */
export function withOlder(tape: LogTape, stretch: TapeStretch): LogTape {
  const added = stretch.lines.length;
  return {
    stretches: [stretch, ...tape.stretches],
    length: tape.length + added,
    moved: tape.moved + added,
    skipped: 0,
  };
}

/** Where to read on from: behind the last stretch, or from its beginning again while it is short. */
export function tailFrom(tape: LogTape): DrillTime | undefined {
  const last = tape.stretches.at(-1);
  return last === undefined ? undefined : last.lines.length < SHORT ? last.from : last.to;
}

/** Puts what was read from `tailFrom` on at the end; a short last stretch is in it once more and is replaced. */
export function withNewer(tape: LogTape, stretch: TapeStretch): LogTape {
  const last = tape.stretches.at(-1);
  const replaces = last !== undefined && stretch.from === last.from;
  const kept = replaces ? tape.stretches.slice(0, -1) : tape.stretches;
  const length = tape.length - (replaces ? last.lines.length : 0) + stretch.lines.length;
  return { ...tape, stretches: [...kept, stretch], length };
}

/** Leaves out what is older than `start`, and the oldest lines beyond `most`. */
export function trimmed(tape: LogTape, start: DrillTime, most = MOST_LINES): LogTape {
  let { length, moved, skipped } = tape;
  let first = 0;
  for (; first < tape.stretches.length - 1; first++) {
    const stretch = tape.stretches[first];
    const left = (stretch?.lines.length ?? 0) - skipped;
    if (stretch === undefined || (stretch.to > start && length - left < most)) break;
    length -= left;
    moved -= left;
    skipped = 0;
  }
  const lines = tape.stretches[first]?.lines;
  if (lines !== undefined) {
    const old = lowerBound(lines, start);
    const wanted = Math.max(skipped, old, skipped + Math.max(0, length - most));
    const dropped = Math.min(wanted, lines.length) - skipped;
    length -= dropped;
    moved -= dropped;
    skipped += dropped;
  }
  if (first === 0 && skipped === tape.skipped) return tape;
  return { stretches: tape.stretches.slice(first), length, moved, skipped };
}

/** Index of the first line that is not before `at`. */
function lowerBound(lines: LogIndex, at: DrillTime): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines.at(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rendered lines of each stretch, so that a row that stays on screen stays the same line. */
const rendered = new WeakMap<LogIndex, Map<number, LogLine>>();
const MOST_RENDERED = 400;

/** The line at an index, rendered; absent beyond the ends. */
export function lineAt(tape: LogTape, index: number): LogLine | undefined {
  if (index < 0 || index >= tape.length) return undefined;
  let left = index + tape.skipped;
  for (const { lines } of tape.stretches) {
    if (left < lines.length) return renderedLine(lines, left);
    left -= lines.length;
  }
  return undefined;
}

function renderedLine(lines: LogIndex, index: number): LogLine {
  let known = rendered.get(lines);
  if (known === undefined) {
    known = new Map();
    rendered.set(lines, known);
  }
  let line = known.get(index);
  if (line === undefined) {
    if (known.size >= MOST_RENDERED) known.clear();
    line = lines.line(index);
    known.set(index, line);
  }
  return line;
}

/** Where a line is now; -1 when it is not on the tape. */
export function indexOfLine(tape: LogTape, line: Pick<LogLine, 'id' | 'at'>): number {
  let before = -tape.skipped;
  for (const { from, to, lines } of tape.stretches) {
    if (line.at >= from && line.at < to) {
      for (let i = lowerBound(lines, line.at); i < lines.length && lines.at(i) === line.at; i++) {
        if (renderedLine(lines, i).id === line.id) return before + i < 0 ? -1 : before + i;
      }
      return -1;
    }
    before += lines.length;
  }
  return -1;
}
