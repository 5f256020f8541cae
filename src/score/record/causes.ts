import { containment, findAny, sentences } from '../../base/text-similarity';
import type { Cause } from '../../scenario/schema-truth';
import type { ScoreInput } from '../types';
import type { CauseSet } from '../writing/contrast';
import { rulesOut } from '../writing/wording';

/** The cause of the drawn variant. */
export function trueCause(input: ScoreInput): Cause | undefined {
  return input.bundle.scenario.truth.causes.find((c) => c.variant === input.truth.variant && !c.decoy);
}

/** Causes that are not the true one: decoys, and the causes of the other variants. */
export function otherCauses(input: ScoreInput): readonly Cause[] {
  return input.bundle.scenario.truth.causes.filter((c) => c.decoy || c.variant !== input.truth.variant);
}

const sets = new WeakMap<readonly Cause[], CauseSet>();

/** All that a statement of the cause is held against: the scenario's causes and decoys, and its own words. */
export function causeSetOf(input: ScoreInput): CauseSet {
  const { causes, evidence, remedies } = input.bundle.scenario.truth;
  const known = sets.get(causes);
  if (known !== undefined) return known;
  const made: CauseSet = { causes, texts: [...evidence.map((e) => e.title), ...remedies.map((r) => r.title)] };
  sets.set(causes, made);
  return made;
}

/** Words that name a cause: the alternatives of its key facts. */
export function wordsOf(cause: Cause): readonly string[] {
  return cause.keyFacts.flatMap((k) => k.any);
}

/** The key facts of a cause that a text says. */
export function factsSaid(cause: Cause, text: string): readonly { readonly id: string; readonly text: string }[] {
  return cause.keyFacts.flatMap((k) => {
    const hit = findAny(text, k.any);
    return hit === undefined ? [] : [{ id: k.id, text: hit.text }];
  });
}

/** A text without the sentences that clear a suspect: what is ruled out is not what is claimed. */
export function affirmed(text: string): string {
  return sentences(text)
    .filter((s) => !rulesOut(s.text))
    .map((s) => s.text)
    .join('\n');
}

/** How near a text is to a cause, 0..1: mostly its key facts, a little the words of its sentence. */
export function nearness(cause: Cause, text: string): number {
  const facts = factsSaid(cause, text).length / cause.keyFacts.length;
  return facts * 0.75 + containment(cause.sentence, text) * 0.25;
}
