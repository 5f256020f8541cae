import type { WordingHit } from './wording-hit';

const WORDS =
  /(?<![A-Za-zÀ-ɏ-])(?:(?:human|operator|user|pilot|manual|people) (?:errors?|mistakes?)|human (?:failures?|failings?)|careless(?:ness|ly)?|negligen(?:t|ce|tly)|incompeten(?:t|ce)|slopp(?:y|iness|ily)|stupid(?:ity|ly)?|idiot(?:s|ic)?|inattention|recklessness|thoughtless(?:ness|ly)?|laziness|unprofessional|fat[- ]?finger(?:s|ed|ing)?|(?:a |the )?lack of (?:care|attention|diligence|discipline|common sense)|poor judge?ment|PEBKAC)(?![A-Za-zÀ-ɏ])/gi;
/** Before it: it is denied, or guarded against. */
const NOT_BEFORE =
  /\b(?:not|no|never|nobody|without|rather than|instead of|nor|isn['’]t|wasn['’]t|weren['’]t|cannot|(?:reduc|prevent|avoid|eliminat|remov|minimi[sz]|limit|lower|guard|protect|toler|resilien|withstand|catch|account|allow|mitigat|surviv|robust|safe)\w*|prone|susceptible|vulnerable|open|room|risk|chance|possibility|potential|likelihood|opportunit(?:y|ies)|sources?|less|subject|call(?:s|ed|ing)? (?:it|this)|label\w*|term|words?|so-called|beyond|look(?:s|ed|ing)? past|behind)\b(?: (?:[\w’'-]{1,14}))?(?: [\w’'-]{1,14})?(?: [\w’'-]{1,14})?\s*$/i;
/** Somewhere before it in the clause: it is not held to be one. */
const DENIED =
  /(?:\b(?:not|never)|n['’]t) (?:\w{2,12} )?(?:attribut|blam|consider|regard|accept|believ|think|treat|see|call|list|record|point)/i;
/** After it: it is spoken of, as what is no cause or must not matter. */
const NOT_AFTER =
  /^['"”’]? ?(?:is|was|are|were|should|must|can|could|does|do|did)?(?:n['’]t| ?not| never| no longer)\b|^['"”’]? (?:is|as) (?:only |always |never |an? )?(?:symptom|consequence|effect|starting point|label|explanation)|^["'”’]? (?:is|are) (?:inevitable|normal|human|expected|unavoidable|always|part of)\b|^["'”’]? (?:will|can|may) (?:always )?(?:happen|occur)|^[- ](?:prone|proof|rate|handling|message|budget|tracking|page|report|prevention)/i;

/** The error of people named as a cause: "human error", carelessness and the like. A denial or a guard against it is none. */
export function humanError(sentence: string): readonly WordingHit[] {
  return [...sentence.matchAll(WORDS)].flatMap((m): WordingHit[] => {
    const to = m.index + m[0].length;
    const before = sentence.slice(Math.max(0, m.index - 90), m.index);
    const clause = before.split(/[.;:]/).at(-1) ?? '';
    if (NOT_BEFORE.test(clause) || DENIED.test(clause) || NOT_AFTER.test(sentence.slice(to, to + 40))) return [];
    return [
      {
        from: m.index,
        to,
        kind: 'human-error',
        severity: /^(?:manual|user|fat)/i.test(m[0]) ? 'mild' : 'strong',
        why: 'ends the account at people: why was it easy to go wrong, and hard to notice?',
        hint: `In place of “${m[0]}” name the step, what it showed to whoever did it, and what was missing to stop a slip.`,
      },
    ];
  });
}
