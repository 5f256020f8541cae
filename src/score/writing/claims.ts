import { namesCause, rulesOut } from './wording';

/** What a sentence claims of a cause, without what it clears. */
export interface Claim {
  readonly text: string;
  /** Number of the sentence that it comes from. */
  readonly from: number;
  /** Tells what mended it: names in it are no suspects. */
  readonly remedy: boolean;
  /** Said as a guess: "probably", "we suspect". */
  readonly hedged: boolean;
}

const HEDGED =
  /\b(?:probably|maybe|perhaps|presumably|apparently|possibly|(?:most |very |quite )?likely|might (?:be|have)|may (?:be|have)|could be|could have been|(?:we|i) (?:think|believe|suspect|guess|assume)|suspected|seems? to|appears? to|looks? like|our (?:best )?guess|hypothesis|unconfirmed|not (?:yet )?confirmed)\b/i;
const CLEARS =
  /\b(?:had nothing to do with|has nothing to do with|played no (?:part|role)|plays no (?:part|role)|(?:was|were|is|are|has been|have been|could be|can be) (?:ruled out|excluded|cleared|discarded)|(?:we|i|they) (?:ruled out|excluded|cleared|discarded|could rule out|can rule out)|(?:did|does|do)(?:n't|n’t| not) (?:play a (?:part|role)|contribute|explain|cause)|not responsible|a (?:false|wrong) (?:lead|trail)|false lead|false trail|red herring|turned out to be (?:harmless|unrelated|innocent|wrong)|coincid\w+)\b/i;
const REMEDY =
  /\b(?:mended|fixed|resolved|mitigated|solved|restored|remedied|stopped the bleeding)\b[^.;]{0,40}\b(?:by|with|through|after|when|once)\b|\b(?:roll(?:ed|ing)? ?back|revert(?:ed|ing)?|went back|returned|return(?:ing)?) to\b/i;
const NOT_X_BUT = /\b(?:was|were|is|are|it'?s)(?:n't|n’t| not| never)\b|^\s*not\b/i;
const BREAK = /\s*(?:;|:(?=\s)|—|–|\s-\s|,?\s+\b(?:but|whereas|while in fact|instead it was|rather it was)\b)\s*/i;
/** "The quota was used up, not the rate limit": the tail is cleared. */
const TAIL =
  /,?\s+(?:and\s+)?(?:\bnot\b(?=\s+(?:because|due|by|from|the|a|an|our|its|any|of|through|[A-Z]))|\brather than\b|\bas opposed to\b)[^,.;]*/g;

/**
 * The claims of sentences: clauses that clear a suspect ("not the web deployment, but ...", "a coincidence") are left out, and
 * guesses are marked. A denial that is part of what is claimed ("was never closed") stays.
 */
export function claimsOf(sentences: readonly string[]): readonly Claim[] {
  return sentences.flatMap((sentence, from) => {
    const pieces = sentence.split(BREAK).filter((p) => p.trim() !== '');
    const turns = /\bbut\b|\binstead\b|\brather\b/i.test(sentence);
    const kept = pieces.filter((piece, i) => {
      if (rulesOut(piece) || CLEARS.test(piece)) return false;
      return !(
        turns &&
        i + 1 < pieces.length &&
        NOT_X_BUT.test(piece) &&
        piece.split(/\s+/).length <= 14 &&
        !/\bnever\b/i.test(piece)
      );
    });
    const text = kept.join('; ').replace(TAIL, '').trim();
    return text === '' ? [] : [{ text, from, remedy: REMEDY.test(text), hedged: HEDGED.test(text) }];
  });
}

/** Does a sentence say outright what the cause is? */
export { namesCause };
