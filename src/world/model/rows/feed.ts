import type { DrillTime } from '../../../base/drill-time';
import { keyedFrom } from '../../../base/keyed';
import { uuidFrom, visitorOf } from '../crowd';
import { clampRange, visitChatter, visitRequests } from '../events';
import { chatterFill, chatterLineId, requestFill, requestLineId, versionFor } from '../lines';
import type { WorldView } from '../operations';
import { type Prepared, type PreparedChatter, type PreparedLine, type PreparedTraffic, prepare } from '../prepared';
import { auditRows } from './audit';
import { errorRow } from './error-row';
import { ERROR_LOG_HORIZON, EVENT_HORIZON } from './horizons';
import { readingRow } from './readings';
import { byTime, type Stored, withVisitors } from './stored';
import type { ErrorLogRow, FeedRows, SignInRow } from './types';

/**
 * What has come into the database with `from <= at < to`, and before now: rows of the error log, readings and sign-ins,
 * each list in order of time and then of the line or the key behind it. The rows of a range are those of its parts, one
 * after the other. They are views of events: what somebody deletes afterwards stays in them.
 *
 * Nothing comes from before `ERROR_LOG_HORIZON` (the error log) and `EVENT_HORIZON` (the rest).
 */
export function feedRows(world: WorldView, from: DrillTime, to: DrillTime): FeedRows {
  const [start, end] = clampRange(world, from, to);
  const prepared = prepare(world.scenario, world.seed);
  const sources = sourcesOf(prepared);
  const readings = storedEvents(world, sources.storing, 'reading', Math.max(start, EVENT_HORIZON), end);
  return {
    errorLogs: errorLogs(world, prepared, sources, Math.max(start, ERROR_LOG_HORIZON), end),
    readings: withVisitors(readings).map(({ at, key, visitor }) => readingRow(at, key, visitor)),
    signIns: signInRows(world, start, end),
    audit: auditRows(world, start, end),
  };
}

/** The sign-ins among the rows of a range, for those who need no others. */
export function signInRows(world: WorldView, from: DrillTime, to: DrillTime): readonly SignInRow[] {
  return signInEvents(world, from, to).map(signInRow);
}

/** The same without what stands in the rows, for those who need only some of them. */
export function signInEvents(world: WorldView, from: DrillTime, to: DrillTime): readonly Stored[] {
  const [start, end] = clampRange(world, from, to);
  const { storing } = sourcesOf(prepare(world.scenario, world.seed));
  return storedEvents(world, storing, 'sign-in', Math.max(start, EVENT_HORIZON), end).sort(byTime);
}

interface Sources {
  readonly traffic: readonly {
    readonly source: PreparedTraffic;
    readonly lines: readonly (readonly PreparedLine[])[];
  }[];
  readonly chatter: readonly { readonly source: PreparedChatter; readonly wanted: readonly boolean[] }[];
  readonly storing: readonly { readonly source: PreparedTraffic; readonly stores: readonly Stores[] }[];
}
type Stores = 'reading' | 'sign-in' | undefined;

const known = new WeakMap<Prepared, Sources>();

/** Which sources leave rows at all. */
function sourcesOf(prepared: Prepared): Sources {
  let sources = known.get(prepared);
  if (sources !== undefined) return sources;
  const traffic = [...prepared.traffic.values()];
  const isRow = (line: PreparedLine): boolean => line.row !== undefined;
  sources = {
    traffic: traffic
      .map((source) => ({ source, lines: source.outcomes.map((o) => o.lines.filter(isRow)) }))
      .filter((s) => s.lines.some((lines) => lines.length > 0)),
    chatter: prepared.chatter
      .map((source) => ({ source, wanted: source.lines.map(isRow) }))
      .filter((s) => s.wanted.includes(true)),
    storing: traffic
      .map((source) => ({ source, stores: source.outcomes.map((o) => o.outcome.stores) }))
      .filter((s) => s.stores.some((stores) => stores !== undefined)),
  };
  known.set(prepared, sources);
  return sources;
}

function errorLogs(
  world: WorldView,
  prepared: Prepared,
  sources: Sources,
  from: DrillTime,
  to: DrillTime,
): readonly ErrorLogRow[] {
  const rows: ErrorLogRow[] = [];
  for (const { source, lines } of sources.traffic) {
    visitRequests(world, source, from, to, (at, outcome, key, bucket, number) => {
      const wanted = lines[outcome];
      if (wanted === undefined || wanted.length === 0) return;
      const fill = requestFill(world, source, outcome, at, key);
      for (const line of wanted) {
        if (line.usesVersion) fill.version = versionFor(world, prepared, line, source.functionName, at);
        rows.push(errorRow(line, requestLineId(line, source, bucket, number), at, fill, true));
      }
    });
  }
  for (const { source, wanted } of sources.chatter) {
    visitChatter(world, source, from, to, (at, which, key, bucket, number) => {
      const line = source.lines[which];
      if (line === undefined || wanted[which] !== true) return;
      const fill = chatterFill(world, prepared, line, at, key);
      rows.push(errorRow(line, chatterLineId(line, source, bucket, number), at, fill, false));
    });
  }
  return rows.sort((a, b) => a.at - b.at || (a.lineId < b.lineId ? -1 : a.lineId > b.lineId ? 1 : 0));
}

/** Keys of a sign-in's own ids; below them are those of its event. */
const AUDIT = 51;
const SESSION = 52;

function storedEvents(
  world: WorldView,
  sources: Sources['storing'],
  what: 'reading' | 'sign-in',
  from: DrillTime,
  to: DrillTime,
): Stored[] {
  const found: Stored[] = [];
  for (const { source, stores } of sources) {
    const wanted = stores.flatMap((stored, outcome) => (stored === what ? [outcome] : []));
    if (wanted.length > 0)
      visitRequests(world, source, from, to, (at, _outcome, key) => found.push({ at, key }), wanted);
  }
  return found;
}

/** The row of a sign-in. */
export function signInRow({ at, key }: Stored): SignInRow {
  const { user, email, ip, agent } = visitorOf(key);
  return {
    at,
    auditId: uuidFrom(keyedFrom(key, AUDIT)),
    sessionId: uuidFrom(keyedFrom(key, SESSION)),
    userId: user,
    email,
    ip,
    userAgent: agent,
  };
}
