/**
 * Keyed randomness: every choice is a hash of the drill's seed and the path of the thing chosen, never the next number
 * of a stream. Adding one log line changes nothing else, and any minute can be produced without the minutes before it.
 */

/** A path that names one choice: `['inject', 'eta', 'delay']`. */
export type KeyPart = string | number;

function mix(h: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  k = Math.imul(k, 0x1b873593);
  const x = h ^ k;
  return (Math.imul((x << 13) | (x >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Folds a string into a running 32-bit hash. Start with `0`; the result can be kept as a prefix for many cheap keys. */
export function keyPrefix(h: number, part: KeyPart): number {
  let x = h;
  if (typeof part === 'number') {
    // Both halves of a safe integer count, so times beyond 32 bits stay distinct.
    x = mix(x, part | 0);
    return mix(x, Math.floor(part / 4294967296) | 0x40000000);
  }
  for (let i = 0; i < part.length; i++) x = mix(x, part.charCodeAt(i));
  return mix(x, part.length | 0x20000000);
}

/** An unsigned 32-bit number for a seed and a path. */
export function keyed32(seed: string, ...path: readonly KeyPart[]): number {
  let h = keyPrefix(0, seed);
  for (const part of path) h = keyPrefix(h, part);
  return finish(h);
}

/** Like `keyed32`, from a prefix made by `keyPrefix` and a last number: the cheap form for hot loops. */
export function keyedFrom(prefix: number, n: number): number {
  return finish(keyPrefix(prefix, n));
}

/** An integer from `0` to `below - 1`. */
export function keyedInt(below: number, seed: string, ...path: readonly KeyPart[]): number {
  return below <= 0 ? 0 : keyed32(seed, ...path) % below;
}

/** An integer from `min` to `max`, both included. */
export function keyedBetween(min: number, max: number, seed: string, ...path: readonly KeyPart[]): number {
  return min + keyedInt(Math.max(0, max - min) + 1, seed, ...path);
}

/** One of the items; throws only when the list is empty, which is a mistake of ours. */
export function keyedPick<T>(items: readonly T[], seed: string, ...path: readonly KeyPart[]): T {
  const item = items[keyedInt(items.length, seed, ...path)];
  if (item === undefined) throw new Error('keyedPick needs at least one item');
  return item;
}
