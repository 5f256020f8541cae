import { type DrillTime, MINUTE } from '../../base/drill-time';
import type { LogStream } from '../../scenario/schema-telemetry';
import { failed, isRange, shown } from './answers';
import { clampRange } from './events';
import { textContains, textVerdict } from './line-search';
import { type Scan, type ScannedLines, scanLines } from './log-index';
import type { LogLine, OperationOf, OperationResult, WorldView } from './operations';
import { levelRank, prepare } from './prepared';
import { holdsWithin, timelineOf } from './states-at';

const DEFAULT_LIMIT = 1_000;
const MOST_LINES = 20_000;
const BAD_RANGE = 'invalid time range: the start must not be after the end';

/**
 * The newest lines of some streams (all when none is named) that pass the filters, oldest first. Works backwards from the
 * end of the range in growing stretches, so a glance at a long range costs a glance.
 */
export function readLogs(world: WorldView, op: OperationOf<'logs.read'>): OperationResult<'logs.read'> {
  const asked = scanOf(world, op);
  if (!asked.ok) return asked;
  const { scan } = asked;
  const limit = Math.max(1, Math.min(MOST_LINES, Math.round(op.limit ?? DEFAULT_LIMIT)));

  const stretches: ScannedLines[] = [];
  let count = 0;
  let length = MINUTE;
  for (let to = scan.to; to > scan.from && count <= limit; ) {
    const from = Math.max(scan.from, to - length);
    const stretch = scanLines(world, { ...scan, from, to });
    stretches.push(stretch);
    count += stretch.length;
    to = from;
    length = Math.min(30 * MINUTE, length * 2);
  }
  const truncated = count > limit;
  const lines: LogLine[] = [];
  const read = stretches
    .reverse()
    .map((stretch, n) => ({ stretch, skipped: n === 0 && truncated ? count - limit : 0 }));
  for (const { stretch, skipped } of read) {
    for (let i = skipped; i < stretch.length; i++) lines.push(stretch.line(i));
  }
  const readFrom = truncated ? (lines[0]?.at ?? scan.from) : scan.from;
  const evidence = evidenceOf(world, scan, readFrom, (id, lower) => {
    let before = 0;
    return read.some(({ stretch, skipped }) => {
      const offset = before - skipped;
      before += stretch.length - skipped;
      return indexHas(stretch, id, lower, skipped, (i) => lines[offset + i]);
    });
  });
  return shown<'logs.read'>({ lines, truncated }, evidence);
}

/** Every line of a range that passes the filters, not yet rendered. The cost is that of finding them. */
export function scanLogs(world: WorldView, op: OperationOf<'logs.scan'>): OperationResult<'logs.scan'> {
  const asked = scanOf(world, op);
  if (!asked.ok) return asked;
  const { scan } = asked;
  const lines = scanLines(world, scan);
  const evidence = evidenceOf(world, scan, scan.from, (id, lower) =>
    indexHas(lines, id, lower, 0, (i) => lines.line(i)),
  );
  return shown<'logs.scan'>({ lines }, evidence);
}

/**
 * Is there a line of the stream with this text (any line: without one), from the line `first` on? Asks for lines only where
 * templates do not tell.
 */
function indexHas(
  lines: ScannedLines,
  stream: string,
  lower: string,
  first: number,
  lineAt: (index: number) => LogLine | undefined,
): boolean {
  const verdicts = lines.writers.map(({ line, traffic }) => {
    if (line.stream !== stream) return 'never';
    return lower === '' ? 'always' : textVerdict(line, traffic !== undefined, lower);
  });
  if (verdicts.every((v) => v === 'never')) return false;
  for (let i = first; i < lines.length; i++) {
    const verdict = verdicts[lines.writerOf(i)];
    if (verdict === 'always') return true;
    const line = verdict === 'maybe' ? lineAt(i) : undefined;
    if (line !== undefined && textContains(line, lower)) return true;
  }
  return false;
}

type Asked = Pick<OperationOf<'logs.scan'>, 'streams' | 'from' | 'to' | 'minLevel' | 'text'>;

/** What is asked for, or why it cannot be answered. */
function scanOf(world: WorldView, op: Asked): { readonly ok: true; readonly scan: Scan } | ReturnType<typeof failed> {
  const { streams: known } = prepare(world.scenario, world.seed);
  const unknown = op.streams.find((id) => !known.has(id));
  if (unknown !== undefined) return failed('not-found', `no log stream named "${unknown}"`);
  if (!isRange(op.from, op.to)) return failed('invalid', BAD_RANGE);
  const [from, to] = clampRange(world, op.from, op.to);
  const scan: Scan = {
    streams: op.streams.length === 0 ? [...known.keys()] : op.streams,
    from,
    to,
    minRank: op.minLevel === undefined ? 0 : levelRank(op.minLevel),
    lower: op.text?.toLowerCase() ?? '',
  };
  return { ok: true, scan };
}

/**
 * Evidence of the streams that were read: its guard holds at some time within what was read, and a line that was found has
 * its text. Evidence without a text is the look of the stream, which a filter that hides every line does not show.
 */
function evidenceOf(
  world: WorldView,
  scan: Scan,
  readFrom: DrillTime,
  found: (stream: LogStream['id'], lower: string) => boolean,
): readonly string[] {
  const { streams: known } = prepare(world.scenario, world.seed);
  const timeline = timelineOf(world);
  const filtered = scan.lower !== '' || scan.minRank > 0;
  const evidence: string[] = [];
  for (const id of scan.streams) {
    for (const { evidence: shows, when, matches } of known.get(id)?.evidence ?? []) {
      if (!holdsWithin(timeline, when, readFrom, scan.to)) continue;
      const seen = matches === undefined ? !filtered || found(id, '') : found(id, matches.toLowerCase());
      if (seen) evidence.push(shows);
    }
  }
  return evidence;
}
