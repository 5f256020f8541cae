import { sentences } from '../../base/text-similarity';
import { escaped } from '../record/fields';
import type { Hit } from './wording';

const HUMAN_ERROR =
  /\b(?:human|operator|user|pilot) error\b|\bcareless(?:ness|ly)?\b|\bnegligen(?:t|ce|tly)\b|\bincompeten(?:t|ce)\b|\bsloppy\b|\bstupid(?:ity)?\b/i;
const COUNTERFACTUAL =
  /\b(?:should|could|ought to|needed to|must) (?:not )?have (?!to\b)\w+|\bif only\b|\bhad (?:he|she|they|we|\p{Lu}\w+) (?:only )?\w+ed\b|\bwould (?:not )?have (?:been )?(?:avoided|prevented|caught)\b/iu;
const FAULT_VERBS =
  "(?:forgot|failed to|neglected|ignored|broke|botched|messed up|overlooked|missed|caused|did not bother|didn't bother|was careless|made (?:a|the) mistake|is to blame|was to blame|was at fault|fault)";
const DENIED = /\b(?:no|not|nobody|no one|never|without|isn't|wasn't|rather than|instead of)\b/i;

function quoted(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index);
  const marks = (before.match(/["“”]/g) ?? []).length;
  return marks % 2 === 1;
}

/**
 * Blame in a text: "human error", stories of what somebody should have done, a named person with a verb of fault.
 * A quotation is no blame, nor is a denial ("nobody is to blame").
 */
export function blameHits(text: string, names: readonly string[]): readonly Hit[] {
  const people = names.flatMap((n) => [n, n.split(' ')[0] ?? n]).filter((n) => n.length > 1);
  const named =
    people.length === 0
      ? undefined
      : new RegExp(
          `\\b(?:${[...new Set(people)].map(escaped).join('|')})(?:'s|’s)?\\b[^.!?\\n]{0,40}?\\b${FAULT_VERBS}\\b`,
          'iu',
        );
  const patterns: readonly [RegExp, string][] = [
    [HUMAN_ERROR, 'blames a person and not a system'],
    [COUNTERFACTUAL, 'tells what did not happen'],
    ...(named === undefined ? [] : ([[named, 'names somebody with a fault']] satisfies [RegExp, string][])),
  ];
  return sentences(text).flatMap((s) => {
    for (const [pattern, why] of patterns) {
      const hit = pattern.exec(s.text);
      if (hit === null || quoted(s.text, hit.index)) continue;
      if (DENIED.test(s.text.slice(0, hit.index)) && pattern !== COUNTERFACTUAL) continue;
      return [{ ...s, why }];
    }
    return [];
  });
}
