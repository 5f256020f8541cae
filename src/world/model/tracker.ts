import { DAY, type DrillTime, HOUR, MINUTE } from '../../base/drill-time';
import type { TrackerIssue } from '../../scenario/schema-exhibits';
import { uuidFrom, visitorIndex, visitorOf, visitors } from './crowd';
import { anyRequest, clampRange, visitBlocks, visitRequests } from './events';
import { canDraw, mixesOf } from './mixes';
import type { TrackerDetail, TrackerRow, WorldView } from './operations';
import { type Prepared, type PreparedTraffic, prepare } from './prepared';
import { placesOf, type RequestBlock } from './request-blocks';
import { timelineOf } from './states-at';
import { lastRelease, releaseOf } from './tracker-releases';

/** Events of an issue: requests whose outcome is counted in it. The very same events write the log lines. */
export interface IssueSource {
  readonly source: PreparedTraffic;
  readonly outcomes: readonly number[];
}

const issueSources = new WeakMap<Prepared, Map<string, readonly IssueSource[]>>();

function sourcesOf(world: WorldView, issue: string): readonly IssueSource[] {
  const prepared = prepare(world.scenario, world.seed);
  const byIssue = issueSources.get(prepared) ?? new Map<string, readonly IssueSource[]>();
  issueSources.set(prepared, byIssue);
  let found = byIssue.get(issue);
  if (found === undefined) {
    found = [...prepared.traffic.values()]
      .map((source) => ({
        source,
        outcomes: source.outcomes.flatMap((o, i) => (o.outcome.tracker === issue ? [i] : [])),
      }))
      .filter((s) => s.outcomes.length > 0);
    byIssue.set(issue, found);
  }
  return found;
}

function visitEvents(
  world: WorldView,
  sources: readonly IssueSource[],
  from: DrillTime,
  to: DrillTime,
  visit: (at: DrillTime, key: number, source: PreparedTraffic) => void,
): void {
  for (const { source, outcomes } of sources) {
    visitRequests(world, source, from, to, (at, _outcome, key) => visit(at, key, source), outcomes);
  }
}

const persons = new WeakMap<RequestBlock, WeakMap<readonly number[], Uint16Array>>();

/** Who is behind the requests of some outcomes, in the order of `placesOf`. */
function personsOf(block: RequestBlock, outcomes: readonly number[]): Uint16Array {
  const known = persons.get(block) ?? new WeakMap<readonly number[], Uint16Array>();
  persons.set(block, known);
  let found = known.get(outcomes);
  if (found === undefined) {
    found = Uint16Array.from(placesOf(block, outcomes), (i) => visitorIndex(block.key[i] ?? 0));
    known.set(outcomes, found);
  }
  return found;
}

/** Parts of a sparkline. */
const PARTS = 30;
/** How far back an issue without a known first time is searched for, before StartEx. */
const HORIZON = -14 * DAY;
/** Stretches of at most this length are searched at a time. */
const CHUNK = HOUR;

/** Stretches of time within which an issue's events can have happened by now, oldest first. */
function stretches(world: WorldView, sources: readonly IssueSource[]): readonly (readonly [DrillTime, DrillTime])[] {
  const found: (readonly [DrillTime, DrillTime])[] = [];
  for (const { source, outcomes } of sources) {
    const { segments } = mixesOf(timelineOf(world), source.traffic);
    segments.forEach((segment, i) => {
      const from = Math.max(HORIZON, segment.at);
      const to = Math.min(world.now, segments[i + 1]?.at ?? world.now);
      if (from < to && outcomes.some((o) => canDraw(segment, o))) found.push([from, to]);
    });
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** Buckets' worth of chunks after which a search gives up: an issue this rare has no better first time. */
const MOST_CHUNKS = 400;

const MEMO = {};

interface First {
  readonly seed: string;
  /** When it was searched for: what was found by then is the first for good, while the past is the same. */
  readonly now: DrillTime;
  readonly at: DrillTime;
}

function firstEvent(world: WorldView, issue: string, sources: readonly IssueSource[]): DrillTime | undefined {
  const { memo } = timelineOf(world);
  const known = (memo.get(MEMO) as Map<string, First> | undefined) ?? new Map<string, First>();
  memo.set(MEMO, known);
  const first = known.get(issue);
  if (first !== undefined && first.seed === world.seed && first.now <= world.now) return first.at;
  const at = searchFirst(world, sources);
  if (at !== undefined) known.set(issue, { seed: world.seed, now: world.now, at });
  return at;
}

function searchFirst(world: WorldView, sources: readonly IssueSource[]): DrillTime | undefined {
  let chunks = 0;
  let best: DrillTime | undefined;
  for (const [from, to] of stretches(world, sources)) {
    if (best !== undefined && from >= best) break;
    for (let a = from; a < to && chunks < MOST_CHUNKS; a += CHUNK, chunks++) {
      let first: DrillTime | undefined;
      visitEvents(world, sources, a, Math.min(to, a + CHUNK), (at) => {
        if (first === undefined || at < first) first = at;
      });
      if (first !== undefined) {
        best = best === undefined ? first : Math.min(best, first);
        break;
      }
    }
  }
  return best;
}

function lastEvent(world: WorldView, sources: readonly IssueSource[]): DrillTime | undefined {
  let chunks = 0;
  let best: DrillTime | undefined;
  for (const [from, to] of [...stretches(world, sources)].sort((a, b) => b[1] - a[1])) {
    if (best !== undefined && to <= best) break;
    let length = MINUTE;
    for (let b = to; b > from && chunks < MOST_CHUNKS; chunks++) {
      const a = Math.max(from, b - length);
      let last: DrillTime | undefined;
      visitEvents(world, sources, a, b, (at) => {
        if (last === undefined || at > last) last = at;
      });
      if (last !== undefined) {
        best = best === undefined ? last : Math.max(best, last);
        break;
      }
      b = a;
      length = Math.min(CHUNK, length * 2);
    }
  }
  return best;
}

/**
 * An issue's row for a range; absent when it has never been seen by now. First and last time are those of the issue's
 * life, not of the range.
 */
export function trackerRow(
  world: WorldView,
  issue: TrackerIssue,
  from: DrillTime,
  to: DrillTime,
): TrackerRow | undefined {
  const sources = sourcesOf(world, issue.id);
  const [start, end] = clampRange(world, from, to);
  const spark = Array.from({ length: PARTS }, () => 0);
  const met = new Uint8Array(visitors.length);
  let people = 0;
  let events = 0;
  let lastInRange: DrillTime | undefined;
  let firstInRange: DrillTime | undefined;
  for (const { source, outcomes } of sources) {
    visitBlocks(world, source, start, end, outcomes, (block) => {
      const persons = personsOf(block, outcomes);
      const places = placesOf(block, outcomes);
      for (let k = 0; k < places.length; k++) {
        const at = block.at[places[k] ?? 0] ?? 0;
        if (at < start || at >= end) continue;
        events++;
        const person = persons[k] ?? 0;
        if (met[person] === 0) people++;
        met[person] = 1;
        const part = Math.min(PARTS - 1, Math.floor(((at - start) * PARTS) / (end - start)));
        spark[part] = (spark[part] ?? 0) + 1;
        if (lastInRange === undefined || at > lastInRange) lastInRange = at;
        if (firstInRange === undefined || at < firstInRange) firstInRange = at;
      }
    });
  }
  const known = issue.firstSeen !== undefined && issue.firstSeen <= world.now ? issue.firstSeen : undefined;
  const firstSeen = known ?? firstEvent(world, issue.id, sources) ?? firstInRange;
  if (firstSeen === undefined) return undefined;
  const reachesNow = end === world.now && lastInRange !== undefined;
  const last = (reachesNow ? lastInRange : lastEvent(world, sources)) ?? lastInRange ?? firstSeen;
  const lastSeen = Math.max(last, firstSeen);
  return {
    id: issue.id,
    title: issue.title,
    culprit: issue.culprit,
    level: issue.level,
    service: issue.service,
    release: lastRelease(world, issue, sources, lastSeen),
    environment: 'production',
    events,
    people,
    firstSeen: Math.min(firstSeen, firstInRange ?? firstSeen),
    lastSeen,
    spark,
  };
}

/** Has the issue any event in the range? When it first and last had one need not be searched for to know. */
function hasEvents(world: WorldView, issue: TrackerIssue, from: DrillTime, to: DrillTime): boolean {
  const [start, end] = clampRange(world, from, to);
  return sourcesOf(world, issue.id).some(({ source, outcomes }) => anyRequest(world, source, start, end, outcomes));
}

/** Issues with events in the range, the busiest first. */
export function trackerRows(world: WorldView, from: DrillTime, to: DrillTime): readonly TrackerRow[] {
  return world.scenario.exhibits.tracker
    .filter((issue) => hasEvents(world, issue, from, to))
    .flatMap((issue) => trackerRow(world, issue, from, to) ?? [])
    .sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1));
}

/** How many of the latest events a detail shows. */
const LATEST = 10;

/** An issue with its stack and its latest events in the range. */
export function trackerDetail(
  world: WorldView,
  issue: TrackerIssue,
  from: DrillTime,
  to: DrillTime,
): TrackerDetail | undefined {
  const row = trackerRow(world, issue, from, to);
  if (row === undefined) return undefined;
  const sources = sourcesOf(world, issue.id);
  const events: { at: DrillTime; key: number }[] = [];
  const byRelease = new Map<string, number>();
  visitEvents(world, sources, from, to, (at, key, source) => {
    events.push({ at, key });
    const release = releaseOf(world, issue, sources, source, at);
    byRelease.set(release, (byRelease.get(release) ?? 0) + 1);
  });
  events.sort((a, b) => b.at - a.at || a.key - b.key);
  return {
    ...row,
    releases: [...byRelease]
      .map(([release, count]) => ({ release, events: count }))
      .sort((a, b) => b.events - a.events || (a.release < b.release ? -1 : 1)),
    stack: issue.stack,
    tags: issue.tags,
    latest: events
      .slice(0, LATEST)
      .map(({ at, key }) => ({ at, person: visitorOf(key).user, requestId: uuidFrom(key) })),
  };
}
