import type { Cause } from '../scenario/schema-truth';
import { factsSaid } from '../score/record/causes';

/** How many key facts of a cause, said together, give it away: one alone is mostly a word that all causes share. */
const TELLING = 2;

/** The words of a text by which a reader knows this cause; empty when it does not give it away. */
export function giveaway(cause: Cause, text: string): readonly string[] {
  const said = factsSaid(cause, text);
  return said.length >= Math.min(TELLING, cause.keyFacts.length) ? said.map((f) => f.text) : [];
}
