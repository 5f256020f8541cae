import { findInTokens, type Span, sentences, tokens } from '../../base/text-similarity';

/** A place in a text that a verdict rests on, and why. */
export interface Hit extends Span {
  readonly why: string;
}

const HEDGE =
  /\b(?:probably|maybe|perhaps|presumably|apparently|possibly|likely|might be|may be|could be|must be|we (?:think|believe|suspect|guess)|i (?:think|believe|suspect|guess)|suspect(?:ed)?|seems? to be|looks? like|my guess)\b/i;
const CAUSE =
  /\b(?:caused by|because of|due to|root cause|the cause|the reason|as a result of|a result of|thanks to|triggered by|fault of|comes? from|came from|to blame)\b/i;
const DENIAL =
  /\b(?:not|no|never|nothing|without|neither|nor|cannot|can't|isn't|wasn't|aren't|weren't|don't|doesn't|didn't|hasn't|haven't|unknown|unconfirmed|unclear|ruled out|discarded|cleared|unrelated|innocent|yet|still looking|looking into)\b/i;
const LATER = /\b(?:will|once|until|when|expect|expected|should be|hope|aim|going to|to be|if|as soon as|before)\b/i;

/** Does a sentence deny or leave open what it speaks of? */
export function denies(sentence: string): boolean {
  return DENIAL.test(sentence);
}

const RULED_OUT =
  /\b(?:not|wasn't|isn't|weren't|never) (?:the |a |our |its )?(?:cause|caused|reason|culprit|at fault|to blame|due|because|related|it\b)|\bdid(?:n't| not) (?:cause|break)|\b(?:ruled out|unrelated|innocent|nothing to do with|discarded|a coincidence|had no part|played no part|a red herring)\b/i;

/** Does a sentence clear a suspect? Other denials ("was never closed") are part of what is claimed. */
export function rulesOut(sentence: string): boolean {
  return RULED_OUT.test(sentence);
}

/** Does a sentence speak of what is still to come? */
export function speaksOfLater(sentence: string): boolean {
  return LATER.test(sentence);
}

/** Does a sentence say what the cause is? */
export function namesCause(sentence: string): boolean {
  return CAUSE.test(sentence);
}

/** Guesses at a cause: a hedge beside a word of cause, or beside one of the `suspects` (words that name possible causes). */
export function speculation(text: string, suspects: readonly string[]): readonly Hit[] {
  return sentences(text).flatMap((s) => {
    const hedge = HEDGE.exec(s.text);
    if (hedge === null) return [];
    if (/\b(?:unknown|not (?:yet )?known|no cause)\b/i.test(s.text)) return [];
    const words = tokens(s.text);
    const about = CAUSE.test(s.text) || suspects.some((p) => findInTokens(s.text, words, p) !== undefined);
    return about ? [{ ...s, why: `“${hedge[0]}” about a cause` }] : [];
  });
}

/** Sentences that state a cause outright, without denying it. */
export function causeStatements(text: string): readonly Span[] {
  return sentences(text).filter((s) => namesCause(s.text) && !denies(s.text) && !HEDGE.test(s.text));
}

/** Words that people outside the team do not know. */
export function insiderHits(text: string, words: readonly string[]): readonly Hit[] {
  const hay = tokens(text);
  return words.flatMap((w) => {
    const found = findInTokens(text, hay, w);
    return found === undefined ? [] : [{ ...found, why: 'a word of the trade' }];
  });
}

/** The first of the words of those affected that a text uses. */
export function userWordHit(text: string, words: readonly string[]): Span | undefined {
  const hay = tokens(text);
  for (const w of words) {
    const found = findInTokens(text, hay, w);
    if (found !== undefined) return found;
  }
  return undefined;
}

const RESTORED =
  /\b(?:(?:is|are|has been|have been|was|were|now|fully|everything)\s+(?:fully |now |all )?(?:restored|recovered|fixed|resolved|mitigated)|back to normal|working again|works again|back (?:up|online)|all clear|no (?:more |further )?(?:errors|impact|failures)|no (?:customer|user|client) impact|nobody is affected|no one is affected)\b/i;

/** Sentences that claim that the service is well again. A plan, a hope or a denial is none. */
export function restoredClaims(text: string): readonly Hit[] {
  return sentences(text).flatMap((s) => {
    const hit = RESTORED.exec(s.text);
    if (hit === null || speaksOfLater(s.text)) return [];
    const before = s.text.slice(0, hit.index);
    if (/\b(?:not|never|isn't|aren't|yet to)\b/i.test(`${before} ${hit[0].split(' ').slice(0, 2).join(' ')}`))
      return [];
    return [{ ...s, why: `claims “${hit[0]}”` }];
  });
}
