import type { ScoreInput } from '../types';

/** Computes something about a drill once, however many indicators ask for it. */
export function perInput<T>(compute: (input: ScoreInput) => T): (input: ScoreInput) => T {
  const known = new WeakMap<ScoreInput, { readonly value: T }>();
  return (input) => {
    let entry = known.get(input);
    if (entry === undefined) {
      entry = { value: compute(input) };
      known.set(input, entry);
    }
    return entry.value;
  };
}
