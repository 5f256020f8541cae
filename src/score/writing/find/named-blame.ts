import { ACCIDENT, DONE_BY, FAULT, FAULT_NOUN, HUMAN_FAULT, OMISSION } from './faults';
import { callings, maybeName, nameKind, namesSource, PERHAPS, ROLE, TEAM } from './people';
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

function rulesFor(names: readonly string[]): readonly Rule[] {
  const rule = (source: string, severity: Rule['severity'], why: string): Rule => ({
    pattern: new RegExp(START + source + END, 'gu'),
    severity,
    why,
  });
  const all = callings(names);
  const of = (kind: ReturnType<typeof nameKind>): string | undefined =>
    namesSource(names.length === 0 ? [] : all.filter((n) => nameKind(n) === kind));
  const [plain, word, system] = [of('plain'), of('word'), of('system')];
  const anybody = [plain, word, system].filter((s) => s !== undefined).join('|');
  const person = `(?:${anybody === '' ? '' : `${anybody}|`}${ROLE}|[Hh]e|[Ss]he)`;
  const named = 'names somebody with a fault';
  const role = 'lays a fault on whoever held a role';
  const accident = 'tells an accident as somebody’s act: what made it easy is the news';
  return [
    rule(`(?:${person}|${PERHAPS}|[Ww]hoever)${AND_THEN}(?:${HUMAN_FAULT})`, 'strong', anybody === '' ? role : named),
    ...(plain === undefined ? [] : [rule(`(?:${plain})${AND_THEN}(?:${FAULT})`, 'strong', named)]),
    ...(word === undefined ? [] : [rule(`(?:${word})${DIRECTLY}(?:${FAULT})${OBJECT}`, 'strong', named)]),
    rule(`(?:[Hh]e|[Ss]he)${DIRECTLY}(?:${FAULT})`, 'strong', named),
    rule(`${ROLE}${AND_THEN}(?:${FAULT})`, 'strong', role),
    rule(`${TEAM}${AND_THEN}(?:${HUMAN_FAULT}|${FAULT}|${OMISSION})`, 'mild', 'lays a fault on a team'),
    rule(`(?:[Tt]hey|I)${DIRECTLY}(?:${HUMAN_FAULT})`, 'mild', named),
    rule(
      `(?:${anybody === '' ? '' : `${[plain, word].filter((s) => s !== undefined).join('|') || anybody}|`}${ROLE}|[Hh]e|[Ss]he|I)${AND_THEN}(?:${OMISSION})`,
      'mild',
      'tells what somebody did not do',
    ),
    rule(`(?:${person}|I)${AND_THEN}(?:${ACCIDENT})`, 'mild', accident),
    rule(`(?:${DONE_BY}) (?:${person}|${TEAM})(?!['’]s)`, 'mild', accident),
    rule(`(?:${person}|${TEAM}|[Hh]is|[Hh]er)(?:['’]s?)? ${FAULT_NOUN}(?: to \\w+)?`, 'strong', named),
    rule(
      `(?:mistakes?|errors?|faults?|negligence|carelessness|oversights?|blunders?) (?:made |committed )?(?:of|by|from|on the part of) (?:${person}|${TEAM})(?!['’]s)`,
      'strong',
      role,
    ),
    rule(
      `(?:[Bb]lam(?:e|es|ed|ing)|fault (?:lies|lay) with|blame (?:lies|lay|is|falls) (?:with|on)) (?:${person}|${TEAM})`,
      'strong',
      named,
    ),
  ];
}

const compiled = new WeakMap<readonly string[], readonly Rule[]>();
const NAMELESS: readonly string[] = [];
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

/** Somebody with a fault: a name of the roster, a role, he or she. Sentences about systems have none. */
export function namedBlame(sentence: string, names: readonly string[]): readonly WordingHit[] {
  const key = names.length === 0 ? NAMELESS : names;
  let rules = compiled.get(key);
  if (rules === undefined) {
    rules = rulesFor(names);
    compiled.set(key, rules);
  }
  const out: WordingHit[] = [];
  const add = (m: RegExpExecArray, severity: WordingHit['severity'], why: string): void => {
    const before = sentence.slice(Math.max(0, m.index - 32), m.index);
    if (DENIED.test(before) || WHAT_IF.test(before)) return;
    const to = m.index + m[0].length;
    if (AS_TOLD.test(sentence.slice(to, to + 80))) return;
    if (out.some((h) => h.from < to && m.index < h.to)) return;
    out.push({ from: m.index, to, kind: 'named-blame', severity, why, hint: hintFor(sentence, m[0], to) });
  };
  for (const rule of rules) for (const m of sentence.matchAll(rule.pattern)) add(m, rule.severity, rule.why);
  for (const m of sentence.matchAll(STRANGER))
    if (maybeName(m[1] ?? '')) add(m, 'strong', 'names somebody with a fault');
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
