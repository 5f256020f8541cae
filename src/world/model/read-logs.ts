import { type DrillTime, MINUTE } from '../../base/drill-time';
import { failed, isRange, shown } from './answers';
import { keepsLine } from './deleted-lines';
import { clampRange } from './events';
import { linesOf } from './lines';
import type { LogLine, OperationOf, OperationResult, WorldView } from './operations';
import { levelRank, prepare } from './prepared';
import { holdsWithin, timelineOf } from './states-at';

const DEFAULT_LIMIT = 1_000;
const MOST_LINES = 20_000;

/** Is the text in the line, its code, its request id or its service? Case does not count. */
function contains(line: LogLine, lower: string): boolean {
  return (
    line.text.toLowerCase().includes(lower) ||
    (line.code?.toLowerCase().includes(lower) ?? false) ||
    (line.requestId?.includes(lower) ?? false) ||
    line.service.toLowerCase().includes(lower)
  );
}

/**
 * The newest lines of some streams (all when none is named) that pass the filters, oldest first. Works backwards from the
 * end of the range in growing stretches, so a glance at a long range costs a glance.
 */
export function readLogs(world: WorldView, op: OperationOf<'logs.read'>): OperationResult<'logs.read'> {
  const { streams: known } = prepare(world.scenario, world.seed);
  const unknown = op.streams.find((id) => !known.has(id));
  if (unknown !== undefined) return failed('not-found', `no log stream named "${unknown}"`);
  if (!isRange(op.from, op.to)) return failed('invalid', 'invalid time range: the start must not be after the end');
  const streams = op.streams.length === 0 ? [...known.keys()] : op.streams;
  const limit = Math.max(1, Math.min(MOST_LINES, Math.round(op.limit ?? DEFAULT_LIMIT)));
  const filter = op.minLevel === undefined ? {} : { minRank: levelRank(op.minLevel) };
  const lower = op.text?.toLowerCase() ?? '';
  const [start, end] = clampRange(world, op.from, op.to);
  const keeps = keepsLine(world);

  const stretches: (readonly LogLine[])[] = [];
  let count = 0;
  let length = MINUTE;
  for (let to = end; to > start && count <= limit; ) {
    const from = Math.max(start, to - length);
    const made = linesOf(world, streams, from, to, filter);
    const all = keeps === undefined ? made : made.filter(keeps);
    const lines = lower === '' ? all : all.filter((line) => contains(line, lower));
    stretches.push(lines);
    count += lines.length;
    to = from;
    length = Math.min(30 * MINUTE, length * 2);
  }
  const truncated = count > limit;
  const found = stretches.reverse().flat();
  const lines = truncated ? found.slice(found.length - limit) : found;
  const readFrom = truncated ? (lines[0]?.at ?? start) : start;
  const filtered = lower !== '' || op.minLevel !== undefined;
  return shown<'logs.read'>({ lines, truncated }, evidenceIn(world, streams, lines, readFrom, end, filtered));
}

/**
 * Evidence of the streams that were read: its guard holds at some time within what was read, and a line that was returned
 * has its text. Evidence without a text is the look of the stream, which a filter that hides every line does not show.
 */
function evidenceIn(
  world: WorldView,
  streams: readonly string[],
  lines: readonly LogLine[],
  from: DrillTime,
  to: DrillTime,
  filtered: boolean,
): readonly string[] {
  const { streams: known } = prepare(world.scenario, world.seed);
  const timeline = timelineOf(world);
  const found: string[] = [];
  for (const id of streams) {
    for (const { evidence, when, matches } of known.get(id)?.evidence ?? []) {
      if (!holdsWithin(timeline, when, from, to)) continue;
      const own = (line: LogLine): boolean => line.stream === id;
      const lower = matches?.toLowerCase();
      const seen =
        lower === undefined
          ? !filtered || lines.some(own)
          : lines.some(
              (line) =>
                own(line) &&
                (line.text.toLowerCase().includes(lower) || (line.code?.toLowerCase().includes(lower) ?? false)),
            );
      if (seen) found.push(evidence);
    }
  }
  return found;
}
