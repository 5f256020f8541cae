import type { DrillTime } from '../../base/drill-time';
import { keyedFrom, keyPrefix } from '../../base/keyed';
import { drawOutcome, type MixSegment, mixesOf, rateAt } from './mixes';
import type { WorldView } from './operations';
import type { PreparedChatter, PreparedTraffic } from './prepared';
import { BUCKET, dailyPermille, latencyMs, noisePermille } from './shape';
import { guardSteps, lastAtOrBefore, stepAt, timelineOf } from './states-at';

/**
 * The one stream of events that all numbers are views of. A source's requests are made bucket by bucket from keys alone,
 * so a range costs what is looked at, and nothing that comes later changes what came before: whether a candidate becomes
 * a request, and with what outcome, depends on how the production stood at the candidate's own time.
 */

/** A request: its time, its outcome's index, the key of everything drawn for it, and its place (bucket, number within). */
export type VisitRequest = (at: DrillTime, outcome: number, key: number, bucket: number, number: number) => void;

/** Keys of an event, by what is drawn with them. Further ones live in `crowd.ts` and `templates.ts`. */
const TIME = 1;
const OUTCOME = 2;
const LATENCY = 3;
const NOISE = 0x2545f491;

/** Requests that a bucket would hold at 100 percent, in thousandths. */
function bucketMilli(world: WorldView, source: PreparedTraffic, bucket: number): number {
  const { perMinute, dailyPercent, noisePercent } = source.traffic;
  const shape = dailyPermille(world.startEpoch + bucket * BUCKET, dailyPercent);
  const noise = noisePermille(source.prefix ^ NOISE, bucket, noisePercent);
  return Math.floor((((perMinute * BUCKET) / 60) * shape * noise) / 1_000_000);
}

/** Where a read may go: never to now or beyond. */
export function clampRange(world: WorldView, from: DrillTime, to: DrillTime): readonly [DrillTime, DrillTime] {
  const end = Math.min(to, world.now);
  return [Math.min(from, end), end];
}

/**
 * Visits the requests with `from <= at < to` (and before now). Buckets come in order; within a bucket requests come by
 * number, not by time.
 */
export function visitRequests(
  world: WorldView,
  source: PreparedTraffic,
  from: DrillTime,
  to: DrillTime,
  visit: VisitRequest,
): void {
  const [start, end] = clampRange(world, from, to);
  if (end <= start) return;
  const mixes = mixesOf(timelineOf(world), source.traffic);
  const { segments, at: segmentTimes } = mixes;
  let current = lastAtOrBefore(segmentTimes, start);
  const lastBucket = Math.floor((end - 1) / BUCKET);
  for (let bucket = Math.floor(start / BUCKET); bucket <= lastBucket; bucket++) {
    const bucketFrom = bucket * BUCKET;
    while (current + 1 < segments.length && (segmentTimes[current + 1] ?? 0) <= bucketFrom) current++;
    const first = segments[current];
    if (first === undefined) return;
    let highest = Math.max(first.fromRate, first.toRate);
    let final = current;
    while (final + 1 < segments.length && (segmentTimes[final + 1] ?? 0) < bucketFrom + BUCKET) {
      final++;
      highest = Math.max(highest, segments[final]?.fromRate ?? 0, segments[final]?.toRate ?? 0);
    }
    if (highest === 0) continue;
    const milli = bucketMilli(world, source, bucket);
    const prefix = keyPrefix(source.prefix, bucket);
    // A fraction of a request becomes one in so many buckets.
    const offset = keyedFrom(prefix, -1) % 1_000;
    const limit = (milli * highest) / 100;
    for (let number = 0; number * 1_000 + offset < limit; number++) {
      const key = keyedFrom(prefix, number);
      const at = bucketFrom + (keyedFrom(key, TIME) % BUCKET);
      if (at < start || at >= end) continue;
      const segment: MixSegment = final === current ? first : (segments[lastAtOrBefore(segmentTimes, at)] ?? first);
      if (number * 1_000 + offset >= (milli * rateAt(segment, at)) / 100) continue;
      visit(at, drawOutcome(segment, at, keyedFrom(key, OUTCOME) / 4_294_967_296), key, bucket, number);
    }
  }
}

/** The latency of a request, whole milliseconds. */
export function requestLatency(source: PreparedTraffic, outcome: number, key: number): number {
  const latency = source.outcomes[outcome]?.outcome.latency;
  return latency === undefined ? 0 : latencyMs(keyedFrom(key, LATENCY), latency.typical, latency.spread);
}

/** A line that belongs to no request: its time, which of the chatter's lines it is, its key and place. */
export type VisitChatter = VisitRequest;

/** Visits the chatter with `from <= at < to` (and before now), as `visitRequests` does. */
export function visitChatter(
  world: WorldView,
  source: PreparedChatter,
  from: DrillTime,
  to: DrillTime,
  visit: VisitChatter,
): void {
  const [start, end] = clampRange(world, from, to);
  if (end <= start) return;
  const { when, perMinute } = source.chatter;
  const steps = when === undefined ? undefined : guardSteps(timelineOf(world), when);
  const milli = Math.floor((perMinute * BUCKET) / 60);
  const lastBucket = Math.floor((end - 1) / BUCKET);
  for (let bucket = Math.floor(start / BUCKET); bucket <= lastBucket; bucket++) {
    const prefix = keyPrefix(source.prefix, bucket);
    const offset = keyedFrom(prefix, -1) % 1_000;
    for (let number = 0; number * 1_000 + offset < milli; number++) {
      const key = keyedFrom(prefix, number);
      const at = bucket * BUCKET + (keyedFrom(key, TIME) % BUCKET);
      if (at < start || at >= end) continue;
      if (steps !== undefined && stepAt(steps, at) !== 1) continue;
      visit(at, pickLine(source, keyedFrom(key, OUTCOME) % source.totalWeight), key, bucket, number);
    }
  }
}

function pickLine(source: PreparedChatter, n: number): number {
  let left = n;
  for (let i = 0; i < source.lines.length; i++) {
    left -= source.lines[i]?.weight ?? 0;
    if (left < 0) return i;
  }
  return 0;
}
