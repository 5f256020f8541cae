import type { Phrase } from './postmortem';

const UNKNOWN =
  /\b(?:unknown|not (?:yet )?(?:known|clear|understood|established|confirmed)|(?:do|did)(?:n't|n’t| not) (?:yet )?know|unclear|remains? (?:open|unclear|unknown)|still (?:open|under investigation|being investigated)|could not (?:be )?(?:determine|establish|reconstruct|tell)\w*|no evidence (?:of|for|that)|we (?:cannot|can't) (?:say|tell)|open questions?)\b/i;

/** The first place at which a text says that something is not known. */
export function marksUnknown(phrases: readonly Phrase[]): Phrase | undefined {
  return phrases.find((p) => UNKNOWN.test(p.text));
}

/** Does a text say that something is not known? */
export function saysUnknown(text: string): boolean {
  return UNKNOWN.test(text);
}
