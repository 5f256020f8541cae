import { ACCIDENT, DONE_BY, FAULT, FAULT_NOUN, HUMAN_FAULT, INATTENTION, OMISSION } from './faults';
import { PERHAPS, ROLE, TEAM } from './people';
import { maybeName, PLAIN, SYSTEM_NAME, WORD_NAME } from './roster';
import type { WordingHit } from './wording-hit';

/** What may stand between somebody and the verb: of which of them it is said, and adverbs. */
const AND_THEN =
  '(?:(?:,? (?:who|on|from|in|at|of|with|for|doing)\\b[^.,;:!?]{0,50}?),?){0,2}(?: (?:\\w{3,14}ly|had|has|have|also|then|just|again|still|all|even|both|thus)){0,3} ';
const DIRECTLY = '(?: (?:\\w{3,14}ly|had|has|also|then|just|again|still|even)){0,3} ';
const START = "(?<![A-Za-zÀ-ɏ0-9_’'.-])";
const END = '(?![A-Za-zÀ-ɏ0-9_])';
/** Behind a name that is a word too, a participle is a verb only with an object that begins like one: "Mark missed the page". */
const OBJECT =
  '(?= (?:the|an?|his|her|our|their|this|that|these|those|all|every|two|three|several|\\d|to|it|us|about)\\b)';

type Who = 'plain' | 'word' | 'system' | 'pronoun' | 'they' | 'self' | 'role' | 'team' | 'perhaps';

/** "The vendor" in "the vendor's technician" is not whom it is about. */
const NO_OWNER = `(?!['’]s? (?!${FAULT_NOUN}))`;
const GROUPS: readonly (readonly [Who, string])[] = [
  ['plain', PLAIN],
  ['word', WORD_NAME],
  ['system', SYSTEM_NAME],
  ['pronoun', '(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ww]hoever)(?= )'],
  ['they', '[Tt]hey(?= )'],
  ['self', 'I(?= )'],
  ['role', `${ROLE}${NO_OWNER}`],
  ['team', `${TEAM}${NO_OWNER}`],
  ['perhaps', `${PERHAPS}${NO_OWNER}`],
];
const SOMEBODY = new RegExp(`${START}(?:${GROUPS.map(([, source]) => `(${source})`).join('|')})`, 'g');

interface Rule {
  /** Matched right behind somebody. */
  readonly pattern: RegExp;
  readonly of: readonly Who[];
  readonly severity: 'strong' | 'mild';
  readonly why: string;
}

const NAMED = 'names somebody with a fault';
const OF_ROLE = 'lays a fault on whoever held a role';
const BY_ACCIDENT = 'tells an accident as somebody’s act: what made it easy is the news';
const UNDONE = 'tells what somebody did not do';
const OF_TEAM = 'lays a fault on a team';
const rule = (source: string, of: readonly Who[], severity: Rule['severity'], why: string): Rule => ({
  pattern: new RegExp(source + END, 'y'),
  of,
  severity,
  why,
});
const HUMAN = `${AND_THEN}(?:${HUMAN_FAULT})`;
const OTHER = `${AND_THEN}(?:${FAULT})`;
const NOUN = `(?:['’]s?)? ${FAULT_NOUN}(?: to \\w+)?`;
/** The first that holds counts. */
const RULES: readonly Rule[] = [
  rule(HUMAN, ['plain', 'word', 'system', 'pronoun'], 'strong', NAMED),
  rule(HUMAN, ['role', 'perhaps'], 'strong', OF_ROLE),
  rule(HUMAN, ['team'], 'mild', OF_TEAM),
  rule(`${DIRECTLY}(?:${HUMAN_FAULT})`, ['they', 'self'], 'mild', NAMED),
  rule(OTHER, ['plain', 'pronoun'], 'strong', NAMED),
  rule(OTHER, ['role'], 'strong', OF_ROLE),
  rule(OTHER, ['team'], 'mild', OF_TEAM),
  rule(`${DIRECTLY}(?:${FAULT})${OBJECT}`, ['word'], 'strong', NAMED),
  rule(NOUN, ['plain', 'word', 'pronoun', 'role', 'team'], 'strong', NAMED),
  rule(`${AND_THEN}(?:${OMISSION})`, ['plain', 'word', 'pronoun', 'role', 'self'], 'mild', UNDONE),
  rule(`${AND_THEN}(?:${OMISSION})`, ['team'], 'mild', OF_TEAM),
  rule(`${AND_THEN}(?:${ACCIDENT})`, ['plain', 'word', 'pronoun', 'role', 'self'], 'mild', BY_ACCIDENT),
  rule(`[^.;:!?]{1,90}? they${DIRECTLY}(?:${INATTENTION})`, ['plain', 'word', 'role'], 'mild', UNDONE),
];

/** Matched right before somebody. */
const BEFORE: readonly { readonly pattern: RegExp; readonly severity: 'strong' | 'mild'; readonly why: string }[] = [
  {
    pattern:
      /\b(?:mistakes?|errors?|faults?|negligence|carelessness|oversights?|blunders?) (?:(?:was |were |has been )?(?:made |committed ))?(?:of|by|from|on the part of) $/,
    severity: 'strong',
    why: OF_ROLE,
  },
  {
    pattern:
      /(?:\b[Bb]lam(?:e|es|ed|ing)|\b[Ff]ault (?:lies|lay) with|\b[Bb]lame (?:lies|lay|is|falls) (?:\w{3,12}ly )?(?:with|on)) $/,
    severity: 'strong',
    why: NAMED,
  },
  { pattern: new RegExp(`\\b(?:${DONE_BY}) $`), severity: 'mild', why: BY_ACCIDENT },
];
const TO_BLAME: readonly Who[] = ['plain', 'word', 'pronoun', 'role', 'team'];

/** Without any of these words no rule can hold: most sentences are looked at no further. */
const WORTH_A_LOOK =
  /[Bb]lame|[Ff]ault|forg[eo]t|neglect|bother|careless|negligen|sloppy|lazy|reckless|attenti|incompeten|culprit|responsible|mistake|error|blunder|slip|typo|typed|screwed|messed|fucked|botched|bungled|finger|panicked|corners|slept|failed|failure|ignored|disregard|dismissed|missed|overlook|oversight|broke|mis(?:config|read|hand|manag|under|judg|calc)|underestim|skipped|caused|did not|didn|never|had not|hadn|should|knew|accident|inadvert|unintention|incorrect|unwitting|wrong|sloppi|foolish|blindly|stupid|thoughtless|could ?n[o’']t|inability|lack of|thought to|cared|recklessness|inattention|was n|were n|was too|was so|asleep|irresponsib|unprofessional|clueless/;

/** Without a roster a capital has to do, with a verb that no system has. */
const STRANGER = new RegExp(
  `${START}([A-ZÀ-Þ][a-zß-ɏ]{1,15}(?: [A-ZÀ-Þ][A-Za-zÀ-ɏ’'-]{1,20})?)${DIRECTLY}(?:${HUMAN_FAULT})${END}`,
  'g',
);
/** Everybody, told as nobody. */
const NOBODY =
  /(?<![A-Za-zÀ-ɏ])(?:[Nn]obody|[Nn]o one|[Nn]o-one)(?: (?:on|in|from) [^.,;:!?]{1,40}?)? (?:even )?(?:thought to|bothered|cared)\b/g;
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
  const add = (from: number, to: number, severity: WordingHit['severity'], why: string): void => {
    const before = sentence.slice(Math.max(0, from - 32), from);
    if (DENIED.test(before) || WHAT_IF.test(before)) return;
    if (AS_TOLD.test(sentence.slice(to, to + 80))) return;
    if (out.some((h) => h.from < to && from < h.to)) return;
    out.push({ from, to, kind: 'named-blame', severity, why, hint: hintFor(sentence, sentence.slice(from, to), to) });
  };
  for (const m of hidden.matchAll(SOMEBODY)) {
    const who = GROUPS.find((_, i) => m[i + 1] !== undefined)?.[0] ?? 'plain';
    const end = m.index + m[0].length;
    const behind = RULES.find((r) => {
      r.pattern.lastIndex = end;
      return r.of.includes(who) && r.pattern.test(hidden);
    });
    if (behind !== undefined) add(m.index, behind.pattern.lastIndex, behind.severity, behind.why);
    if (!TO_BLAME.includes(who) || /^['’]s/.test(hidden.slice(end, end + 2))) continue;
    const lead = hidden.slice(Math.max(0, m.index - 80), m.index);
    for (const { pattern, severity, why } of BEFORE) {
      const told = pattern.exec(lead);
      if (told !== null) add(m.index - told[0].length, end, severity, why);
    }
  }
  for (const m of hidden.matchAll(NOBODY)) add(m.index, m.index + m[0].length, 'mild', UNDONE);
  for (const m of hidden.matchAll(STRANGER))
    if (maybeName(m[1] ?? '')) add(m.index, m.index + m[0].length, 'strong', NAMED);
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
