import type { DrillTime } from '../../base/drill-time';
import { keepsLine } from './deleted-lines';
import { clampRange, visitChatter, visitRequests } from './events';
import { searchVerdict } from './line-search';
import { chatterFill, chatterLineId, lineText, logLine, requestFill, requestLineId, versionFor } from './lines';
import { loggedChanges } from './logged-changes';
import type { LogIndex, LogLine, WorldView } from './operations';
import { type Prepared, type PreparedChatter, type PreparedLine, type PreparedTraffic, prepare } from './prepared';
import { BUCKET } from './shape';
import { stretchOf } from './stretch';
import type { Fill } from './templates';

/** Which lines are wanted of which streams. */
export interface Scan {
  readonly streams: readonly string[];
  readonly from: DrillTime;
  readonly to: DrillTime;
  /** Lowest level, as a rank of `levelRank`. */
  readonly minRank: number;
  /** In lower case; empty: every line. */
  readonly lower: string;
}

/** An authored line with the source that writes it. */
export type Writer =
  | {
      readonly line: PreparedLine;
      readonly traffic: PreparedTraffic;
      /** Index of the outcome that writes it. */
      readonly outcome: number;
      readonly chatter?: undefined;
    }
  | { readonly line: PreparedLine; readonly chatter: PreparedChatter; readonly traffic?: undefined };

/** The lines of a scan, with who wrote each. */
export interface ScannedLines extends LogIndex {
  readonly writers: readonly Writer[];
  /** Index of the writer of a line among `writers`. */
  writerOf(index: number): number;
}

/**
 * Finds the lines of a range without rendering them: 18 bytes a line, in the order and with the ids of `linesOf`. A line is
 * rendered when it is asked for, and while it is searched only if its template does not tell.
 */
export function scanLines(world: WorldView, scan: Scan): ScannedLines {
  const [from, to] = clampRange(world, scan.from, scan.to);
  const prepared = prepare(world.scenario, world.seed);
  const writers: Writer[] = [];
  const wanted = wantedWriters(prepared, scan, writers);
  const stretch = stretchOf();
  const keeps = keepsLine(world);

  const add = ({ index, sure }: Wanted, at: DrillTime, key: number, number: number): void => {
    const writer = writers[index];
    if (writer === undefined || keeps?.(writer.line.stream, at) === false) return;
    if (sure || found(writer, fillOf(world, prepared, writer, at, key), scan.lower)) {
      stretch.add(at, key, number, index);
    }
  };
  for (const { source, byOutcome } of wanted.traffic) {
    visitRequests(world, source, from, to, (at, outcome, key, _bucket, number) => {
      for (const line of byOutcome[outcome] ?? []) add(line, at, key, number);
    });
  }
  for (const { source, byLine } of wanted.chatter) {
    visitChatter(world, source, from, to, (at, which, key, _bucket, number) => {
      const line = byLine[which];
      if (line !== undefined) add(line, at, key, number);
    });
  }
  for (const { at, number, line, chatter } of loggedChanges(world, from, to)) {
    const wantedLine = wantedWriter({ line, chatter }, scan, writers);
    if (wantedLine !== undefined) add(wantedLine, at, 0, number);
  }

  const idAt = (i: number): string => {
    const writer = writers[stretch.writer(i)];
    return writer === undefined ? '' : idOf(writer, stretch.at(i), stretch.number(i));
  };
  stretch.sort((a, b) => {
    const [x, y] = [idAt(a), idAt(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  return {
    length: stretch.length(),
    writers,
    writerOf: (i) => stretch.writer(i),
    at: (i) => stretch.at(i),
    line: (i) => {
      const writer = writers[stretch.writer(i)];
      if (writer === undefined || i < 0 || i >= stretch.length()) throw new RangeError(`there is no line ${i}`);
      return rendered(world, prepared, writer, stretch.at(i), stretch.key(i), stretch.number(i));
    },
  };
}

interface Wanted {
  /** Among the writers. */
  readonly index: number;
  /** Is it known without rendering that its lines have the text? */
  readonly sure: boolean;
}

/** Takes a writer in, if its lines are wanted at all. */
function wantedWriter(writer: Writer, { streams, minRank, lower }: Scan, writers: Writer[]): Wanted | undefined {
  const { line } = writer;
  if (line.rank < minRank || !streams.includes(line.stream)) return undefined;
  const verdict = lower === '' ? 'always' : searchVerdict(line, writer.traffic !== undefined, lower);
  return verdict === 'never' ? undefined : { index: writers.push(writer) - 1, sure: verdict === 'always' };
}

function wantedWriters(
  prepared: Prepared,
  scan: Scan,
  writers: Writer[],
): {
  readonly traffic: readonly { source: PreparedTraffic; byOutcome: readonly (readonly Wanted[])[] }[];
  readonly chatter: readonly { source: PreparedChatter; byLine: readonly (Wanted | undefined)[] }[];
} {
  const want = (writer: Writer): Wanted | undefined => wantedWriter(writer, scan, writers);
  return {
    traffic: [...prepared.traffic.values()]
      .map((source) => ({
        source,
        byOutcome: source.outcomes.map((o, outcome) =>
          o.lines.flatMap((line) => want({ line, traffic: source, outcome }) ?? []),
        ),
      }))
      .filter((s) => s.byOutcome.some((o) => o.length > 0)),
    chatter: prepared.chatter
      .map((source) => ({ source, byLine: source.lines.map((line) => want({ line, chatter: source })) }))
      .filter((s) => s.byLine.some((l) => l !== undefined)),
  };
}

function idOf(writer: Writer, at: DrillTime, number: number): string {
  const bucket = Math.floor(at / BUCKET);
  return writer.traffic === undefined
    ? chatterLineId(writer.line, writer.chatter, bucket, number)
    : requestLineId(writer.line, writer.traffic, bucket, number);
}

/** Is the text in a line or its request id? Code and service are known without rendering (`searchVerdict`). */
function found({ line, traffic }: Writer, fill: Fill, lower: string): boolean {
  return (
    fill.requestId.includes(lower) ||
    lineText(line, fill, traffic !== undefined)
      .toLowerCase()
      .includes(lower)
  );
}

function rendered(
  world: WorldView,
  prepared: Prepared,
  writer: Writer,
  at: DrillTime,
  key: number,
  number: number,
): LogLine {
  const id = idOf(writer, at, number);
  return logLine(writer.line, id, at, fillOf(world, prepared, writer, at, key), writer.traffic !== undefined);
}

function fillOf(world: WorldView, prepared: Prepared, writer: Writer, at: DrillTime, key: number): Fill {
  const { line } = writer;
  if (writer.traffic === undefined) return chatterFill(world, prepared, line, at, key);
  const { traffic, outcome } = writer;
  const fill = requestFill(world, traffic, outcome, at, key);
  if (line.usesVersion) fill.version = versionFor(world, prepared, line, traffic.functionName, at);
  return fill;
}
