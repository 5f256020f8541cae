import type { DrillTime } from '../../base/drill-time';
import { keyedFrom, keyPrefix } from '../../base/keyed';
import { mixesOf } from './mixes';
import type { WorldView } from './operations';
import type { PreparedChatter, PreparedTraffic } from './prepared';
import { BLOCK, BLOCK_BUCKETS, OUTCOME, placesOf, type RequestBlock, requestBlock, TIME } from './request-blocks';
import { BUCKET, latencyMs } from './shape';
import { guardSteps, stepAt, timelineOf } from './states-at';

/**
 * The one stream of events that all numbers are views of. A source's requests are made bucket by bucket from keys alone,
 * so a range costs what is looked at, and nothing that comes later changes what came before: whether a candidate becomes
 * a request, and with what outcome, depends on how the production stood at the candidate's own time.
 */

/** A request: its time, its outcome's index, the key of everything drawn for it, and its place (bucket, number within). */
export type VisitRequest = (at: DrillTime, outcome: number, key: number, bucket: number, number: number) => void;

/** Key of a latency; the others of an event live in `request-blocks.ts`, `crowd.ts` and `templates.ts`. */
const LATENCY = 3;

/** Where a read may go: never to now or beyond. */
export function clampRange(world: WorldView, from: DrillTime, to: DrillTime): readonly [DrillTime, DrillTime] {
  const end = Math.min(to, world.now);
  return [Math.min(from, end), end];
}

/**
 * Visits the requests with `from <= at < to` (and before now), all or those of the `wanted` outcomes. Buckets come in
 * order; within a bucket requests come by number, not by time.
 */
export function visitRequests(
  world: WorldView,
  source: PreparedTraffic,
  from: DrillTime,
  to: DrillTime,
  visit: VisitRequest,
  wanted?: readonly number[],
): void {
  const [start, end] = clampRange(world, from, to);
  if (end <= start) return;
  const mixes = mixesOf(timelineOf(world), source.traffic);
  const firstBucket = Math.floor(start / BUCKET);
  const lastBucket = Math.floor((end - 1) / BUCKET);
  const lastBlock = Math.floor(lastBucket / BLOCK_BUCKETS);
  for (let n = Math.floor(firstBucket / BLOCK_BUCKETS); n <= lastBlock; n++) {
    const block = requestBlock(source, world.startEpoch, mixes, n);
    if (wanted?.every((outcome) => block.occurs[outcome] !== 1)) continue;
    const { at: ats, outcome: outcomes, key: keys, number: numbers, starts } = block;
    const low = Math.max(firstBucket, n * BLOCK_BUCKETS) - n * BLOCK_BUCKETS;
    const high = Math.min(lastBucket, (n + 1) * BLOCK_BUCKETS - 1) - n * BLOCK_BUCKETS;
    const first = starts[low] ?? 0;
    const stop = starts[high + 1] ?? 0;
    const places = wanted === undefined ? undefined : placesOf(block, wanted);
    const count = places?.length ?? stop;
    for (let k = places === undefined ? first : firstFrom(places, first); k < count; k++) {
      const i = places === undefined ? k : (places[k] ?? stop);
      if (i >= stop) break;
      const at = ats[i] ?? 0;
      if (at < start || at >= end) continue;
      visit(at, outcomes[i] ?? 0, keys[i] ?? 0, Math.floor(at / BUCKET), numbers[i] ?? 0);
    }
  }
}

/** Index of the first of some ascending numbers that is not below `least`. */
function firstFrom(places: Uint32Array, least: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Visits the blocks in which some of the wanted requests stand, in order, until `visit` says true. The first and the last may
 * reach beyond the range.
 */
export function visitBlocks(
  world: WorldView,
  source: PreparedTraffic,
  from: DrillTime,
  to: DrillTime,
  wanted: readonly number[],
  visit: (block: RequestBlock) => unknown,
): boolean {
  const [start, end] = clampRange(world, from, to);
  if (end <= start) return false;
  const mixes = mixesOf(timelineOf(world), source.traffic);
  const last = Math.floor((end - 1) / BLOCK);
  for (let n = Math.floor(start / BLOCK); n <= last; n++) {
    const block = requestBlock(source, world.startEpoch, mixes, n);
    if (wanted.some((outcome) => block.occurs[outcome] === 1) && visit(block) === true) return true;
  }
  return false;
}

/** Is there any request that `visitRequests` would visit? Stops at the first. */
export function anyRequest(
  world: WorldView,
  source: PreparedTraffic,
  from: DrillTime,
  to: DrillTime,
  wanted: readonly number[],
): boolean {
  const [start, end] = clampRange(world, from, to);
  return visitBlocks(world, source, start, end, wanted, (block) =>
    placesOf(block, wanted).some((i) => {
      const at = block.at[i] ?? 0;
      return at >= start && at < end;
    }),
  );
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
