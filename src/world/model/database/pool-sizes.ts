import type { DrillTime } from '../../../base/drill-time';
import { findGauge, gaugeAt } from '../gauges';
import type { WorldView } from '../operations';
import { BUCKET } from '../shape';
import { timelineOf } from '../states-at';
import { authoredCountAt } from './authored';

/** Most sessions that are ever listed: the limit of a place (`ended.ts`), and more than any scenario has. */
const MOST_SESSIONS = 1_500;

/** How many sessions there are at a time: altogether, authored ones among them, and in each pool. */
export interface PoolSizes {
  readonly total: number;
  readonly authored: number;
  readonly pools: readonly number[];
}

const gaugeCount = (world: WorldView, id: string, t: DrillTime): number => {
  const gauge = findGauge(world, id);
  return gauge === undefined ? 0 : Math.max(0, Math.min(MOST_SESSIONS, Math.round(gaugeAt(world, gauge, t))));
};

/** Sizes at any time. The gauge of all connections has the last word, so that SQL, chart and console count the same. */
export function sizesAt(world: WorldView, t: DrillTime): PoolSizes {
  const { connections, pools } = world.scenario.exhibits.database;
  const present = authoredCountAt(world, t);
  const shares = pools.map((pool) => (pool.share === undefined ? 0 : gaugeCount(world, pool.share, t)));
  const wanted = present + shares.reduce((sum, n) => sum + n, 0);
  const total = connections === undefined ? Math.min(MOST_SESSIONS, wanted) : gaugeCount(world, connections, t);
  const authored = Math.min(present, total);
  let rest = total - authored;
  const sizes = shares.map((n) => {
    const given = Math.min(n, rest);
    rest -= given;
    return given;
  });
  // One after the other to the pool that is furthest below its weight: one session more never takes one from a pool.
  for (; rest > 0; rest--) {
    let best = -1;
    let most = -1;
    for (const [p, pool] of pools.entries()) {
      const need = pool.share === undefined ? pool.weight / (2 * (sizes[p] ?? 0) + 1) : 0;
      if (need > most) {
        most = need;
        best = p;
      }
    }
    sizes[best] = (sizes[best] ?? 0) + 1;
  }
  return { total, authored, pools: sizes };
}

/** What has been found out of the past; it stays true while the timeline is the same. */
interface Past {
  readonly sizes: Map<number, PoolSizes>;
  /** When a pool grew, by pool, place in it and bucket. */
  readonly grown: Map<string, DrillTime>;
}

const MEMO = {};

/** A timeline knows no seed, and sizes depend on it. */
function pastOf(world: WorldView): Past {
  const { memo } = timelineOf(world);
  const known = memo.get(MEMO) as { readonly seed: string; readonly past: Past } | undefined;
  if (known?.seed === world.seed) return known.past;
  const past: Past = { sizes: new Map(), grown: new Map() };
  memo.set(MEMO, { seed: world.seed, past });
  return past;
}

/** Sizes at the beginning of a bucket, kept while the past is the same. */
function sizesOfBucket(world: WorldView, bucket: number): PoolSizes {
  const { sizes: known } = pastOf(world);
  let sizes = known.get(bucket);
  if (sizes === undefined) {
    sizes = sizesAt(world, bucket * BUCKET);
    known.set(bucket, sizes);
  }
  return sizes;
}

/**
 * When the pool came to have more than `slot` sessions, of those that it has at `t` without a break; not before `earliest`.
 * Looked up at the beginnings of buckets, and to the millisecond within the one in which it happened.
 */
export function grewAt(world: WorldView, pool: number, slot: number, earliest: DrillTime, t: DrillTime): DrillTime {
  const has = (sizes: PoolSizes): boolean => (sizes.pools[pool] ?? 0) > slot;
  const { sizes, grown } = pastOf(world);
  let bucket = Math.floor(t / BUCKET);
  while (bucket * BUCKET > earliest && has(sizes.get(bucket) ?? sizesOfBucket(world, bucket))) bucket--;
  const from = bucket * BUCKET;
  if (from <= earliest && has(sizesOfBucket(world, bucket))) return earliest;
  const key = `${pool}/${slot}/${bucket}`;
  const found = grown.get(key);
  if (found !== undefined && found <= t) return Math.max(earliest, found);
  let low = from;
  let high = Math.min(t, from + BUCKET);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (has(sizesAt(world, middle))) high = middle;
    else low = middle;
  }
  grown.set(key, high);
  return Math.max(earliest, high);
}
