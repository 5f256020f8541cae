import { canonicalJson } from '../base/hash';
import { inOrder } from './fold';
import type { Change } from './schema';

/** The union of two programmes. */
export interface Merged {
  /** Every change of either side once, in the order in which they are folded. */
  readonly changes: readonly Change[];
  /** How many of them only the second side had. */
  readonly added: number;
  /** Ids under which the two sides say different things: one of the files was edited by hand. The same of the two counts on both sides. */
  readonly altered: readonly string[];
}

/**
 * Brings two sides together: every change of either, once. The order of the sides makes no difference to `changes`, nor does
 * doing it twice; nothing is lost, since a change that is replaced stays in the list.
 */
export function mergeChanges(ours: readonly Change[], theirs: readonly Change[]): Merged {
  const byId = new Map<string, Change>();
  for (const change of ours) byId.set(change.id, preferred(byId.get(change.id), change));
  let added = 0;
  const altered: string[] = [];
  for (const change of theirs) {
    const known = byId.get(change.id);
    if (known === undefined) added++;
    else if (canonicalJson(known) !== canonicalJson(change)) altered.push(change.id);
    byId.set(change.id, preferred(known, change));
  }
  return { changes: [...byId.values()].sort(inOrder), added, altered: [...new Set(altered)].sort() };
}

/** Of two changes with one id always the same one, whichever side it is on. */
function preferred(a: Change | undefined, b: Change): Change {
  if (a === undefined) return b;
  return canonicalJson(a) <= canonicalJson(b) ? a : b;
}
