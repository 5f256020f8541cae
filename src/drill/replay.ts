import { hashValue } from '../base/hash';
import type { Bundle } from './bundle';
import { createDrill } from './drill';
import { foldEntries } from './fold';
import type { Entry, Header } from './record';
import type { DrillState } from './state';

/** SHA-256 of a drill state's canonical JSON: equal on every machine for the same scenario, seed and record. */
export function stateHash(state: DrillState): string {
  return hashValue(state);
}

/** Plays a record back from the start. */
export function replay(
  bundle: Bundle,
  header: Header,
  entries: readonly Entry[],
): { readonly state: DrillState; readonly hash: string } {
  const state = foldEntries(createDrill(bundle, header), entries);
  return { state, hash: stateHash(state) };
}
