import { ACCIDENT, DONE_BY, FAULT, FAULT_NOUN, HUMAN_FAULT, INATTENTION, OMISSION } from './faults';
import { PERHAPS, ROLE, TEAM } from './people';
import { maybeName, PLAIN, SYSTEM_NAME, WORD_NAME } from './roster';
import type { WordingHit } from './wording-hit';

type Rule = { readonly pattern: RegExp; readonly severity: 'strong' | 'mild'; readonly why: string };

/** What may stand between somebody and the verb: adverbs, and which of them it was. */
const AND_THEN =
  '(?:(?:,? (?:who|on|from|in|at|of|with|for|doing)\\b[^.,;:!?]{1,50}?),?){0,2}(?: (?:\\w{3,14}ly|had|has|have|also|then|just|again|still|all|even|both|thus)){0,3} ';
const DIRECTLY = '(?: (?:\\w{3,14}ly|had|has|also|then|just|again|still|even)){0,3} ';
const START = "(?<![\\p{L}\\p{N}_’'.-])";
const END = '(?![\\p{L}\\p{N}_])';
/** Behind a name that is a word too, a participle is a verb only with an object that begins like one: "Mark missed the page". */
const OBJECT =
  '(?= (?:the|an?|his|her|our|their|this|that|these|those|all|every|two|three|several|\\d|to|it|us|about)\\b)';

const rule = (source: string, severity: Rule['severity'], why: string): Rule => ({
  pattern: new RegExp(START + source + END, 'gu'),
  severity,
  why,
});
const NAMED = 'names somebody with a fault';
const OF_ROLE = 'lays a fault on whoever held a role';
const BY_ACCIDENT = 'tells an accident as somebody’s act: what made it easy is the news';
const UNDONE = 'tells what somebody did not do';
const SOMEBODY = `(?:${PLAIN}|${WORD_NAME}|[Hh]e|[Ss]he)`;
const PERSON = `(?:${SOMEBODY}|${ROLE})`;
/** What was named, or whoever held a role, and last of all a group. */
const RULES: readonly Rule[] = [
  rule(`(?:${SOMEBODY}|${SYSTEM_NAME}|[Ww]hoever)${AND_THEN}(?:${HUMAN_FAULT})`, 'strong', NAMED),
  rule(`(?:${ROLE}|${PERHAPS})${AND_THEN}(?:${HUMAN_FAULT})`, 'strong', OF_ROLE),
  rule(`${PLAIN}${AND_THEN}(?:${FAULT})`, 'strong', NAMED),
  rule(`${WORD_NAME}${DIRECTLY}(?:${FAULT})${OBJECT}`, 'strong', NAMED),
  rule(`(?:[Hh]e|[Ss]he)${DIRECTLY}(?:${FAULT})`, 'strong', NAMED),
  rule(`${ROLE}${AND_THEN}(?:${FAULT})`, 'strong', OF_ROLE),
  rule(`${TEAM}${AND_THEN}(?:${HUMAN_FAULT}|${FAULT}|${OMISSION})`, 'mild', 'lays a fault on a team'),
  rule(`${PERSON}[^.;:!?]{1,90}? they${DIRECTLY}(?:${INATTENTION})`, 'mild', UNDONE),
  rule(`(?:[Tt]hey|I)${DIRECTLY}(?:${HUMAN_FAULT})`, 'mild', NAMED),
  rule(`(?:${PERSON}|I)${AND_THEN}(?:${OMISSION})`, 'mild', UNDONE),
  rule(`(?:${PERSON}|I)${AND_THEN}(?:${ACCIDENT})`, 'mild', BY_ACCIDENT),
  rule(`(?:${DONE_BY}) (?:${PERSON}|${TEAM})(?!['’]s)`, 'mild', BY_ACCIDENT),
  rule(`(?:${PERSON}|${TEAM}|[Hh]is|[Hh]er)(?:['’]s?)? ${FAULT_NOUN}(?: to \\w+)?`, 'strong', NAMED),
  rule(
    `(?:mistakes?|errors?|faults?|negligence|carelessness|oversights?|blunders?) (?:(?:was |were |has been )?(?:made |committed ))?(?:of|by|from|on the part of) (?:${PERSON}|${TEAM})(?!['’]s)`,
    'strong',
    OF_ROLE,
  ),
  rule(
    `(?:[Bb]lam(?:e|es|ed|ing)|[Ff]ault (?:lies|lay) with|[Bb]lame (?:lies|lay|is|falls) (?:with|on)) (?:${PERSON}|${SYSTEM_NAME}|${TEAM})`,
    'strong',
    NAMED,
  ),
];
/** Without any of these words no rule can hold: most sentences are looked at no further. */
const WORTH_A_LOOK =
  /[Bb]lame|[Ff]ault|forg[eo]t|neglect|bother|careless|negligen|sloppy|lazy|reckless|attenti|incompeten|culprit|responsible|mistake|error|blunder|slip|typo|typed|screwed|messed|fucked|botched|bungled|finger|panicked|corners|slept|failed|failure|ignored|disregard|dismissed|missed|overlook|oversight|broke|mis(?:config|read|hand|manag|under)|skipped|caused|did not|didn|never|had not|hadn|should|knew|accident|inadvert|unintention|incorrect|unwitting|wrong|sloppi|foolish|blindly|stupid|thoughtless|could ?n[o’']t|inability|lack of|recklessness|inattention|was n|were n|was too|was so|asleep|irresponsib|unprofessional|clueless/;

/** Without a roster a capital has to do, with a verb that no system has. */
const STRANGER = new RegExp(
  `${START}(\\p{Lu}\\p{Ll}{1,15}(?: \\p{Lu}[\\p{L}’'-]{1,20})?)${DIRECTLY}(?:${HUMAN_FAULT})${END}`,
  'gu',
);
/** Nobody, or only what if. */
const DENIED =
  /(?:\b(?:no|not|nobody|no one|neither|nor|never|without|rather than|instead of|avoid(?:s|ed|ing)?|stop|than|don['’]t|cannot|can['’]t)(?: (?:the|any|an?|even|to|our))?(?: blam(?:e|ing))?|n['’]t(?: (?:that|because))?|\b(?:not|isn['’]t|wasn['’]t) (?:because|that|about))\s*$/i;
/** It was done because it was the rule. */
const AS_TOLD =
  /^[^.;]{0,60}\bas (?:(?:the|our) (?:runbook|playbook|procedure|alert|docs?|documentation|policy)|instructed|told|documented|agreed|planned|expected)\b/i;
const WHAT_IF =
  /\b(?:if|unless|in case|whenever|whether|even if|should|for when|so that|regardless of (?:who|whether))\s*$/i;

/**
 * Somebody with a fault: a name of the roster, a role, he or she. Sentences about systems have none. Takes the sentence and the
 * same with its names masked.
 */
export function namedBlame(sentence: string, hidden: string): readonly WordingHit[] {
  if (!WORTH_A_LOOK.test(sentence)) return [];
  const out: WordingHit[] = [];
  const add = (m: RegExpExecArray, severity: WordingHit['severity'], why: string): void => {
    const before = sentence.slice(Math.max(0, m.index - 32), m.index);
    if (DENIED.test(before) || WHAT_IF.test(before)) return;
    const to = m.index + m[0].length;
    if (AS_TOLD.test(sentence.slice(to, to + 80))) return;
    if (out.some((h) => h.from < to && m.index < h.to)) return;
    out.push({ from: m.index, to, kind: 'named-blame', severity, why, hint: hintFor(sentence, m[0], to) });
  };
  for (const { pattern, severity, why } of RULES) for (const m of hidden.matchAll(pattern)) add(m, severity, why);
  for (const m of hidden.matchAll(STRANGER)) if (maybeName(m[1] ?? '')) add(m, 'strong', NAMED);
  return out;
}

/** The same facts, told of the system: what was not done could be left out, what was done could be done. */
function hintFor(sentence: string, hit: string, to: number): string {
  const rest = /^[^.,;:!?()]{0,60}/.exec(sentence.slice(to))?.[0].trimEnd() ?? '';
  const left = /(?:forgot(?:ten)?|neglected|bother(?:ed)?|failed) to(?: (\w+))?$/.exec(
    `${hit}${/^ to\b/.test(rest) ? ' to' : ''}`,
  );
  const step = `${left?.[1] ?? ''} ${rest.replace(/^ to\b/, '')}`.replace(/\s+/g, ' ').trim();
  if (left !== null && step !== '')
    return `Say what let the work go on without it: “It was possible not to ${step}; nothing asked for it or noticed.”`;
  const seen = /\b(ignored|missed|overlooked|skipped|dismissed|disregarded)$/.exec(hit);
  if (seen !== null && rest.trim() !== '')
    return `Say what was to be seen and how it looked at that moment: “${capital(rest.trim())} did not stand out: …”`;
  if (/accident|inadvert|mistak|unintention|erroneous|in error/i.test(hit))
    return `Say what the system let happen, and what was missing to stop it: “The tool took the command without asking …”`;
  return 'Tell what was known at that moment, and what the system let happen; leave out whose doing it was.';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
