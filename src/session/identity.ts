/** Do two objects agree in everything but some keys? Compares by identity, so it costs as much as there are keys. */
export function sameBut<T extends object>(a: T, b: T, but: readonly (keyof T)[]): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T & string>;
  for (const key of keys) if (!but.includes(key) && a[key] !== b[key]) return false;
  return true;
}

/**
 * `next` with every part that equals its predecessor replaced by it, so that what did not change keeps its identity and is
 * not rendered again. Looks one level deep into lists and plain objects.
 */
export function keepIdentity<T extends object>(before: T | undefined, next: T): T {
  if (before === undefined) return next;
  const kept: Partial<T> = {};
  for (const key of Object.keys(next) as (keyof T)[]) {
    const [a, b] = [before[key], next[key]];
    kept[key] = shallowEqual(a, b) ? a : b;
  }
  return sameBut(kept as T, before, []) ? before : (kept as T);
}

function shallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => rowEqual(left[key], right[key]));
}

/** Rows that are made anew for every view (the roster, the lifecycle) are equal when their fields are. */
function rowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.is(left[key], right[key]) || sameList(left[key], right[key]))
  );
}

/** Two lists with the same things in the same places. */
export function sameList(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}
