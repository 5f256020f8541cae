import { animated } from './animated';
import { counterfactuals } from './counterfactual';
import { humanError } from './human-error';
import { namedBlame } from './named-blame';
import { inside, quotedIn } from './quoted';
import { masked } from './roster';
import type { WordingHit } from './wording-hit';

/** No sentence is longer; what a text without full stops says beyond is not looked at. */
const LONGEST = 4_000;

/** What a sentence is for, as far as that matters to its wording. */
export interface SentenceContext {
  /** The people who may be named. */
  readonly names: readonly string[];
  /** It is an action item: what should be otherwise is its business. */
  readonly action?: boolean;
  /** It answers a question that asks how things could have gone better. */
  readonly instruction?: boolean;
}

/**
 * Words of a sentence that a blameless account does without: somebody named with a fault, "human error", what should have been, and
 * drama. Quotations, questions, denials and what systems do are none. In the order of the text; no two overlap.
 */
export function blameInSentence(sentence: string, context: SentenceContext): readonly WordingHit[] {
  const text = sentence.slice(0, LONGEST);
  if (/\?['")”’*_]{0,3}\s*$/.test(text)) return [];
  const quoted = quotedIn(text);
  const hidden = masked(text, context.names);
  const hits = [
    ...(context.action === true ? [] : namedBlame(text, hidden)),
    ...(context.action === true ? [] : humanError(text)),
    ...(context.action === true || context.instruction === true ? [] : counterfactuals(hidden)),
    ...animated(text),
  ].filter((h) => !inside(quoted, h.from));
  // The weightier kind comes first, and takes what overlaps it.
  const kept: WordingHit[] = [];
  for (const h of hits) if (!kept.some((k) => k.from < h.to && h.from < k.to)) kept.push(h);
  return kept.sort((a, b) => a.from - b.from);
}
