import { DAY, HOUR } from '../../base/drill-time';
import { keyedFrom } from '../../base/keyed';

/** Telemetry is made in buckets of this length: the unit of noise, and of what has to be computed for a glance. */
export const BUCKET = 10_000;

/** How busy each hour of a UTC day is around its mean, in percent of the swing; the mean of the table is zero. */
const HOURS = [
  -55, -70, -82, -92, -100, -96, -82, -58, -30, -8, 10, 24, 34, 40, 44, 52, 62, 76, 92, 100, 92, 66, 26, -45,
] as const;

/** The daily shape at a UTC instant in permille of the mean, for a swing of `percent`. */
export function dailyPermille(epochMs: number, percent: number): number {
  if (percent === 0) return 1_000;
  const ofDay = ((epochMs % DAY) + DAY) % DAY;
  const hour = Math.floor(ofDay / HOUR);
  const here = HOURS[hour] ?? 0;
  const next = HOURS[(hour + 1) % 24] ?? 0;
  const swing = here + ((next - here) * (ofDay - hour * HOUR)) / HOUR;
  return 1_000 + Math.round((swing * percent) / 10);
}

/** A number around zero, from -1000 to 1000, the middle likelier than the ends (two dice). */
function dice(prefix: number, n: number): number {
  const h = keyedFrom(prefix, n);
  return Math.round((((h & 0xffff) + (h >>> 16)) * 2_000) / 131_070) - 1_000;
}

/** Buckets over which the slow half of the noise wanders. */
const SLOW = 18;

/** Noise of a bucket in permille of the value: half of it jumps from bucket to bucket, half wanders over minutes. */
export function noisePermille(prefix: number, bucket: number, percent: number): number {
  if (percent === 0) return 1_000;
  const slow = Math.floor(bucket / SLOW);
  // The slow half has a prefix of its own, so that it is no echo of the fast one.
  const a = dice(prefix ^ 0x5bd1e995, slow);
  const b = dice(prefix ^ 0x5bd1e995, slow + 1);
  const wander = a + ((b - a) * (bucket - slow * SLOW)) / SLOW;
  return 1_000 + Math.round(((dice(prefix, bucket) + wander) * percent) / 200);
}

/** Quantiles of a latency in permille of the spread around the typical value: the tail above is long. */
const KNOTS: readonly (readonly [number, number])[] = [
  [0, -1_000],
  [51, -700],
  [256, -300],
  [512, 0],
  [768, 350],
  [922, 800],
  [973, 1_300],
  [1_004, 2_000],
  [1_018, 3_400],
  [1_023, 5_000],
];

const QUANTILES: readonly number[] = (() => {
  const table: number[] = [];
  for (let k = 1; k < KNOTS.length; k++) {
    const [x0, y0] = KNOTS[k - 1] ?? [0, 0];
    const [x1, y1] = KNOTS[k] ?? [0, 0];
    for (let x = x0; x < x1; x++) table.push(Math.round(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)));
  }
  table.push(5_000);
  return table;
})();

/** A latency in whole milliseconds from a 32-bit random number. */
export function latencyMs(random: number, typical: number, spread: number): number {
  return Math.max(1, typical + Math.round((spread * (QUANTILES[random >>> 22] ?? 0)) / 1_000));
}
