import { keyedFrom, keyPrefix } from '../../base/keyed';
import { drawOutcome, type Mixes, type MixSegment, rateAt } from './mixes';
import type { PreparedTraffic } from './prepared';
import { BUCKET, dailyPermille, noisePermille } from './shape';
import { lastAtOrBefore } from './states-at';

/**
 * Requests kept by stretches of time. Everything that a drill asks is a view of the same requests, and most of it is asked
 * again a moment later; so each stretch is made once and kept for as long as the mix of outcomes in it stays the same. What
 * is kept never shows: a request follows from its key and from the mix at its own time, whoever asks and how often.
 */

/** Buckets of one block: five minutes and twenty seconds. A glance makes no more than it needs, an hour is a dozen blocks. */
export const BLOCK_BUCKETS = 32;
export const BLOCK = BLOCK_BUCKETS * BUCKET;

/** Requests kept for one source before the oldest blocks go (20 bytes each): some hours of a busy source. */
const MOST_KEPT = 40_000;

/** Keys of a request, by what is drawn with them; further ones live in `events.ts`, `crowd.ts` and `templates.ts`. */
export const TIME = 1;
export const OUTCOME = 2;
const NOISE = 0x2545f491;

/** The requests of one block in columns: buckets in order, within a bucket by number. */
export interface RequestBlock {
  readonly length: number;
  readonly at: Float64Array;
  readonly key: Uint32Array;
  readonly number: Uint32Array;
  readonly outcome: Uint16Array;
  /** Index of the first request of each bucket; one more at the end for the end of the last. */
  readonly starts: Uint32Array;
  /** Does the outcome occur in this block? */
  readonly occurs: Uint8Array;
  /** Where requests of some outcomes stand, ascending; by the list of outcomes, found out when it is asked for. */
  readonly places: WeakMap<readonly number[], Uint32Array>;
}

/** Indices of the requests of some outcomes in a block, ascending. */
export function placesOf(block: RequestBlock, wanted: readonly number[]): Uint32Array {
  let found = block.places.get(wanted);
  if (found === undefined) {
    const places: number[] = [];
    for (let i = 0; i < block.length; i++) if (wanted.includes(block.outcome[i] ?? 0)) places.push(i);
    found = Uint32Array.from(places);
    block.places.set(wanted, found);
  }
  return found;
}

interface Kept {
  readonly block: RequestBlock;
  /** The mixes for which it was last found to be right, and the segments of them that reach into it. */
  mixes: Mixes;
  segments: readonly MixSegment[];
}

interface Shelf {
  readonly startEpoch: number;
  readonly blocks: Map<number, Kept>;
  size: number;
}

const shelves = new WeakMap<PreparedTraffic, Shelf>();

function shelfOf(source: PreparedTraffic, startEpoch: number): Shelf {
  const known = shelves.get(source);
  if (known !== undefined && known.startEpoch === startEpoch) return known;
  const shelf: Shelf = { startEpoch, blocks: new Map(), size: 0 };
  shelves.set(source, shelf);
  return shelf;
}

/** The requests of a source in block `n`: those with `n * BLOCK <= at < (n + 1) * BLOCK`, had time come that far. */
export function requestBlock(source: PreparedTraffic, startEpoch: number, mixes: Mixes, n: number): RequestBlock {
  const shelf = shelfOf(source, startEpoch);
  const kept = shelf.blocks.get(n);
  if (kept !== undefined) {
    if (kept.mixes === mixes) return kept.block;
    const now = segmentsWithin(mixes, n * BLOCK, (n + 1) * BLOCK);
    if (sameSegments(kept.segments, now)) {
      kept.mixes = mixes;
      kept.segments = now;
      return kept.block;
    }
    shelf.blocks.delete(n);
    shelf.size -= kept.block.length;
  }
  const block = makeBlock(source, startEpoch, mixes, n);
  for (const [oldest, { block: old }] of shelf.blocks) {
    if (shelf.size + block.length <= MOST_KEPT) break;
    shelf.blocks.delete(oldest);
    shelf.size -= old.length;
  }
  shelf.blocks.set(n, { block, mixes, segments: segmentsWithin(mixes, n * BLOCK, (n + 1) * BLOCK) });
  shelf.size += block.length;
  return block;
}

/** The segments that hold at some time from `from` up to, not including, `to`. */
function segmentsWithin({ at, segments }: Mixes, from: number, to: number): readonly MixSegment[] {
  const first = lastAtOrBefore(at, from);
  let last = first;
  while (last + 1 < segments.length && (at[last + 1] ?? 0) < to) last++;
  return segments.slice(first, last + 1);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((x, i) => x === b[i]));
}

function sameSegments(a: readonly MixSegment[], b: readonly MixSegment[]): boolean {
  return (
    a.length === b.length &&
    a.every((x, i) => {
      const y = b[i];
      return (
        x === y ||
        (y !== undefined &&
          x.at === y.at &&
          x.over === y.over &&
          x.fromRate === y.fromRate &&
          x.toRate === y.toRate &&
          sameNumbers(x.from, y.from) &&
          sameNumbers(x.to, y.to))
      );
    })
  );
}

/** Requests that a bucket would hold at 100 percent, in thousandths. */
function bucketMilli(startEpoch: number, source: PreparedTraffic, bucket: number): number {
  const { perMinute, dailyPercent, noisePercent } = source.traffic;
  const shape = dailyPermille(startEpoch + bucket * BUCKET, dailyPercent);
  const noise = noisePermille(source.prefix ^ NOISE, bucket, noisePercent);
  return Math.floor((((perMinute * BUCKET) / 60) * shape * noise) / 1_000_000);
}

/**
 * Makes the requests of a block, bucket by bucket from keys alone: whether a candidate becomes a request, and with what
 * outcome, depends on how the production stood at the candidate's own time.
 */
function makeBlock(source: PreparedTraffic, startEpoch: number, mixes: Mixes, n: number): RequestBlock {
  const { segments, at: segmentTimes } = mixes;
  const ats: number[] = [];
  const keys: number[] = [];
  const numbers: number[] = [];
  const outcomes: number[] = [];
  const starts = new Uint32Array(BLOCK_BUCKETS + 1);
  const occurs = new Uint8Array(Math.max(1, source.outcomes.length));
  let current = lastAtOrBefore(segmentTimes, n * BLOCK);
  for (let i = 0; i < BLOCK_BUCKETS; i++) {
    starts[i] = ats.length;
    const bucket = n * BLOCK_BUCKETS + i;
    const bucketFrom = bucket * BUCKET;
    while (current + 1 < segments.length && (segmentTimes[current + 1] ?? 0) <= bucketFrom) current++;
    const first = segments[current];
    if (first === undefined) continue;
    let highest = Math.max(first.fromRate, first.toRate);
    let final = current;
    while (final + 1 < segments.length && (segmentTimes[final + 1] ?? 0) < bucketFrom + BUCKET) {
      final++;
      highest = Math.max(highest, segments[final]?.fromRate ?? 0, segments[final]?.toRate ?? 0);
    }
    if (highest === 0) continue;
    const milli = bucketMilli(startEpoch, source, bucket);
    const prefix = keyPrefix(source.prefix, bucket);
    // A fraction of a request becomes one in so many buckets.
    const offset = keyedFrom(prefix, -1) % 1_000;
    const limit = (milli * highest) / 100;
    for (let number = 0; number * 1_000 + offset < limit; number++) {
      const key = keyedFrom(prefix, number);
      const at = bucketFrom + (keyedFrom(key, TIME) % BUCKET);
      const segment: MixSegment = final === current ? first : (segments[lastAtOrBefore(segmentTimes, at)] ?? first);
      if (number * 1_000 + offset >= (milli * rateAt(segment, at)) / 100) continue;
      const outcome = drawOutcome(segment, at, keyedFrom(key, OUTCOME) / 4_294_967_296);
      occurs[outcome] = 1;
      ats.push(at);
      keys.push(key);
      numbers.push(number);
      outcomes.push(outcome);
    }
  }
  starts[BLOCK_BUCKETS] = ats.length;
  return {
    length: ats.length,
    at: Float64Array.from(ats),
    key: Uint32Array.from(keys),
    number: Uint32Array.from(numbers),
    outcome: Uint16Array.from(outcomes),
    starts,
    occurs,
    places: new WeakMap(),
  };
}
