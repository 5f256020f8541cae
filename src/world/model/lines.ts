import type { DrillTime } from '../../base/drill-time';
import { uuidFrom } from './crowd';
import { clampRange, requestLatency, visitChatter, visitRequests } from './events';
import { loggedChanges } from './logged-changes';
import type { LogLine, WorldView } from './operations';
import { type Prepared, type PreparedChatter, type PreparedLine, type PreparedTraffic, prepare } from './prepared';
import { rowText } from './rows/error-row';
import { BUCKET, latencyMs } from './shape';
import { type Fill, render } from './templates';
import { versionAt } from './versions';

/** Which lines are wanted; what is left out here is never rendered. */
export interface LineFilter {
  /** Lowest level, as a rank of `levelRank`. */
  readonly minRank?: number;
}

/** The lines of one stream with `from <= at < to` and before now, in order of time and id. */
export function lines(world: WorldView, stream: string, from: DrillTime, to: DrillTime): readonly LogLine[] {
  return linesOf(world, [stream], from, to);
}

/**
 * The lines of several streams, merged in order of time and id. The cost is that of the range: nothing before it is
 * computed, and lines of a request carry the same people and ids on every stream.
 */
export function linesOf(
  world: WorldView,
  streams: readonly string[],
  from: DrillTime,
  to: DrillTime,
  filter: LineFilter = {},
): readonly LogLine[] {
  const [start, end] = clampRange(world, from, to);
  if (end <= start) return [];
  const prepared = prepare(world.scenario, world.seed);
  const sources = sourcesOf(prepared, new Set(streams), filter.minRank ?? 0);
  const logged = loggedChanges(world, start, end).filter(
    ({ line }) => streams.includes(line.stream) && line.rank >= (filter.minRank ?? 0),
  );
  const out: LogLine[] = [];
  for (let bucket = Math.floor(start / BUCKET); bucket * BUCKET < end; bucket++) {
    const a = Math.max(start, bucket * BUCKET);
    const b = Math.min(end, (bucket + 1) * BUCKET);
    const begins = out.length;
    for (const source of sources.traffic) collectRequests(world, prepared, source, a, b, out);
    for (const source of sources.chatter) collectChatter(world, prepared, source, a, b, out);
    for (const { at, number, line, chatter } of logged) {
      if (at >= a && at < b) {
        const fill = chatterFill(world, prepared, line, at, 0);
        out.push(logLine(line, chatterLineId(line, chatter, bucket, number), at, fill, false));
      }
    }
    sortTail(out, begins);
  }
  return out;
}

interface WantedTraffic {
  readonly source: PreparedTraffic;
  /** Wanted lines by outcome. */
  readonly wanted: readonly (readonly PreparedLine[])[];
}
interface WantedChatter {
  readonly source: PreparedChatter;
  readonly wanted: readonly boolean[];
}

function sourcesOf(
  prepared: Prepared,
  streams: ReadonlySet<string>,
  minRank: number,
): { readonly traffic: readonly WantedTraffic[]; readonly chatter: readonly WantedChatter[] } {
  const wants = (line: PreparedLine): boolean => line.rank >= minRank && streams.has(line.stream);
  return {
    traffic: [...prepared.traffic.values()]
      .map((source) => ({ source, wanted: source.outcomes.map((o) => o.lines.filter(wants)) }))
      .filter((s) => s.wanted.some((l) => l.length > 0)),
    chatter: prepared.chatter
      .map((source) => ({ source, wanted: source.lines.map(wants) }))
      .filter((s) => s.wanted.some((w) => w)),
  };
}

/** Sorts what one bucket added: by time, then by id. */
function sortTail(out: LogLine[], begins: number): void {
  if (out.length - begins < 2) return;
  const tail = out.slice(begins).sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
  for (let i = 0; i < tail.length; i++) {
    const line = tail[i];
    if (line !== undefined) out[begins + i] = line;
  }
}

function collectRequests(
  world: WorldView,
  prepared: Prepared,
  { source, wanted }: WantedTraffic,
  from: DrillTime,
  to: DrillTime,
  out: LogLine[],
): void {
  visitRequests(world, source, from, to, (at, outcome, key, bucket, number) => {
    const rows = wanted[outcome];
    if (rows === undefined || rows.length === 0) return;
    const fill = requestFill(world, source, outcome, at, key);
    for (const row of rows) {
      if (row.usesVersion) fill.version = versionFor(world, prepared, row, source.functionName, at);
      out.push(logLine(row, requestLineId(row, source, bucket, number), at, fill, true));
    }
  });
}

function collectChatter(
  world: WorldView,
  prepared: Prepared,
  { source, wanted }: WantedChatter,
  from: DrillTime,
  to: DrillTime,
  out: LogLine[],
): void {
  visitChatter(world, source, from, to, (at, which, key, bucket, number) => {
    const row = source.lines[which];
    if (row === undefined || wanted[which] !== true) return;
    const fill = chatterFill(world, prepared, row, at, key);
    out.push(logLine(row, chatterLineId(row, source, bucket, number), at, fill, false));
  });
}

/** The id of a request's line: stream, source, bucket, number within it, number of the line. */
export function requestLineId(row: PreparedLine, source: PreparedTraffic, bucket: number, number: number): string {
  return `${row.stream}:${source.traffic.id}:${bucket}:${number}:${row.number}`;
}

/** The id of a line that belongs to no request. */
export function chatterLineId(row: PreparedLine, source: PreparedChatter, bucket: number, number: number): string {
  return `${row.stream}:chatter.${source.chatter.id}:${bucket}:${number}:${row.number}`;
}

/** What fills the lines of a request. Who renders one that speaks of a version puts that in (`versionFor`). */
export function requestFill(
  world: WorldView,
  source: PreparedTraffic,
  outcome: number,
  at: DrillTime,
  key: number,
): Omit<Fill, 'version'> & { version: string } {
  return {
    key,
    epoch: world.startEpoch + at,
    status: source.outcomes[outcome]?.outcome.status ?? 0,
    latency: requestLatency(source, outcome, key),
    version: '',
    requestId: uuidFrom(key),
  };
}

/** What fills a line that belongs to no request; it has a request id only if it speaks of one. */
export function chatterFill(world: WorldView, prepared: Prepared, row: PreparedLine, at: DrillTime, key: number): Fill {
  return {
    key,
    epoch: world.startEpoch + at,
    status: 200,
    latency: latencyMs(key, 40, 30),
    version: row.usesVersion ? versionFor(world, prepared, row, undefined, at) : '',
    requestId: row.template.usesRequestId ? uuidFrom(key) : '',
  };
}

/** The version that ran then: of the source's function, or of the function whose stream it is. */
export function versionFor(
  world: WorldView,
  prepared: Prepared,
  row: PreparedLine,
  functionName: string | undefined,
  at: DrillTime,
): string {
  const name = functionName ?? prepared.streams.get(row.stream)?.function;
  return name === undefined ? '' : versionAt(world, name, at);
}

/** What a line says; `asked` tells that a request is behind it. */
export function lineText(row: PreparedLine, fill: Fill, asked: boolean): string {
  return row.row === undefined ? render(row.template, fill, row.number) : rowText(row, fill, asked);
}

/** A line; `asked` tells that a request is behind it, and so somebody whose it is. */
export function logLine(row: PreparedLine, id: string, at: DrillTime, fill: Fill, asked: boolean): LogLine {
  const text = lineText(row, fill, asked);
  const { stream, level, service, code } = row;
  if (fill.requestId === '') {
    return code === undefined
      ? { id, at, stream, level, text, service }
      : { id, at, stream, level, text, service, code };
  }
  const { requestId } = fill;
  return code === undefined
    ? { id, at, stream, level, text, service, requestId }
    : { id, at, stream, level, text, service, code, requestId };
}
