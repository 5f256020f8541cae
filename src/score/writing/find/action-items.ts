import { contentWords, stem } from '../../../base/text-similarity';
import { type Mark, type Marks, marksIn } from './action-marks';
import { DETECTS, DOCUMENTS, GENERIC, MITIGATES, PEOPLE, PREVENTS } from './action-words';
import { type VerbFound, verbOf } from './verbs';

/** What an action item is worth as one, with what hangs on it. */
export interface ActionVerdict extends Omit<Marks, 'ticked'> {
  /** Begins with what is to be done: "Add", "We will add", "Adding", "X to be added", "Added". */
  readonly verbFirst: boolean;
  /** Names a thing, and what is done with it, so that one can tell when it is done. */
  readonly bounded: boolean;
  /** Changes a system, a tool or a written procedure. */
  readonly system: boolean;
  /** Says a direction and no step: "improve monitoring", "investigate further". */
  readonly vague: boolean;
  /** Asks people to do better: "be careful", "remind everybody". */
  readonly people: boolean;
  readonly prevents: boolean;
  /** Shows it sooner. */
  readonly detects: boolean;
  /** Makes it smaller or shorter. */
  readonly mitigates: boolean;
  readonly documents: boolean;
  readonly done: boolean;
  /** Tells what was done against the incident itself ("Rolled back the release", "Contacted the users"): no change that outlasts it. */
  readonly response: boolean;
  /** The action itself, without owner, date and the like. */
  readonly action: Mark;
}

/** Who may own an action, and the day from which "next Friday" counts. */
export interface ActionContext {
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly today?: { readonly y: number; readonly m: number; readonly d: number };
}

/** No item says more; the rest is not looked at. */
const LONGEST = 1_500;

const LEAD_IN =
  /^(?:(?:(?:the |our )(?:[A-Za-zÀ-ɏ&-]{2,16} ){0,3}team|[A-Za-zÀ-ɏ&-]{2,16} team|we|i|they|it was decided|it is planned)(?:['’](?:ll|ve|re)| will| shall| are| have| has| need| plan| should| must| want| intend| aim| to)+(?: be)?(?: (?:going|planning|working|looking|planned|begun|started|continuing|currently|now|also|already|immediately|then|since|further|additionally|to|be))*|(?:need|needs|plan|planning|going|propose|want|decided|start|begin)(?:ing)? to|should|must|will(?: be)?|to(?! (?:the|a)\b)|please|let['’]?s|also|then|finally|immediately|always|first|next|potentially|possibly|maybe|possible|automatically|permanently|temporarily|properly|fully|explicitly|proactively|actively|gradually|periodically|regularly|consistently|further|already|not)[ ,]+/i;
const LABEL =
  /^(?:(?:action(?: item)?s?|todo|ai|task|prevent(?:ion|ive|ative)?|detect(?:ion|ive)?|mitigat(?:e|ion)|process|tech(?:nical)?|short[- ]term|long[- ]term|medium[- ]term|immediate(?:ly)?|follow[- ]?up|fix|improvement|monitoring|alerting|documentation|testing|investigat(?:e|ion)|high|medium|low|p[0-4]|done|completed|in progress|open)\s?(?:\([^)]{0,20}\)\s?)?[:–—|]\s*|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ ]{1,24}:\s+(?=[A-ZÀ-Þ]))/i;
const PASSIVE =
  /^(?:[^.;:]{2,90}?) (?:(?:to|will|should|must|shall|needs? to|can|ha(?:s|ve) to) be|(?:ha(?:s|ve) (?:already |now |also |since )?been)|(?:is|are) (?:now |already |currently )?being|(?:was|were|is|are)(?: now| already| to be)?) (?:[A-Za-zÀ-ɏ]{3,12}ly )?([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]{2,18})/i;
/** The same in short: "Pool halted". */
const PASSIVE_SHORT = /^(?:[\w-]{2,20} ){1,4}([A-Za-zÀ-ɏ-]{3,18}ed)\W*$/;
/** Verbs of what is done against an incident. */
const RESPONSE = new Set(
  'halt roll revert restart contact notify inform escalate page restore mitigate resolve identify confirm communicate post publish stop pause kill drain reboot resume acknowledge ask tell find investigate determine share report send reproduce recover'.split(
    ' ',
  ),
);
/** What it is for: the thing itself has to stand before it. */
const PURPOSE =
  /\b(?:(?:in order |so as )?to (?:better |further |help |also )?(?:minimi[sz]e|prevent|avoid|reduce|improve|ensure|increase|enhance|support|help|mitigate|detect|identify|catch)|for (?:better|faster|improved|more|increased|early|earlier))\b/i;
/** A noun that only looks like a verb: "Review of", "Test coverage", "Alert for". */
const NOUN_AFTER = /^(?:of|coverage|plan|plans|process|strategy|suite|results?|cases?|noise|fatigue|tool(?:s|ing)?)\b/i;
const NOUN_FOR =
  /^(?:alert|page|report|test|check|fix|update|change|limit|cap|log|queue|index|script|design|audit|request|release)$/;

const PARTICULAR =
  /`[^`]+`|\b\d[\d,.]*\s?(?:%|ms|s|min|h|GB|MB|k|x)?(?![A-Za-zÀ-ɏ0-9])|\b[A-Za-zÀ-ɏ]+_[A-Za-zÀ-ɏ]+|\b[a-zß-ɏ]+[A-ZÀ-Þ][A-Za-zÀ-ɏ]*|\/[A-Za-zÀ-ɏ]{2,}|\b[A-Za-zÀ-ɏ]+\.[A-Za-zÀ-ɏ]{2,}|\bso that\b|\bby [A-Za-zÀ-ɏ]+ing\b|\b(?:when|if|unless|whenever) [A-Za-zÀ-ɏ]/;

/** The text with everything that hangs on it blanked out, so that places stay. */
function bare(text: string, marks: Marks): string {
  let out = text;
  for (const m of [marks.owner, marks.due, marks.priority, marks.ticket])
    if (m !== undefined) out = out.slice(0, m.from) + ' '.repeat(m.to - m.from) + out.slice(m.to);
  return out
    .replace(/[([][\s,;|.:–—-]*(?:by|due|owner|priority|eta|assignee|prio|until|before)?[\s,;|.:–—-]*[)\]]/gi, (s) =>
      ' '.repeat(s.length),
    )
    .replace(/\[[ xX✓✔]?\]|[✅✔☑]|~~|\*\*/gu, (s) => ' '.repeat(s.length))
    .replace(
      /\b(?:owners?|assignees?|assigned to|due(?: date)?|priority|prio|eta|deadline)\s*:\s*(?=[\s.,;|)–—-]|$)/gi,
      (s) => ' '.repeat(s.length),
    );
}

interface Opening {
  readonly verb: VerbFound | undefined;
  readonly done: boolean;
  /** Where the action begins. */
  readonly at: number;
}

function openingOf(text: string, owned: boolean): Opening {
  let at = /^[\s\p{P}\p{S}]*(?:\d{1,2}[.)]\s+)?[\s\p{P}\p{S}]*/u.exec(text)?.[0].length ?? 0;
  // A code's mark or a bracket belongs to what it opens.
  while (at > 0 && /[`("“]/.test(text.charAt(at - 1))) at--;
  let lead = '';
  for (let i = 0; i < 4; i++) {
    const rest = text.slice(at, at + 160);
    const m =
      LABEL.exec(rest) ??
      (owned && i === 0 ? /^(?:to|will|shall|needs to)\s+/i.exec(rest) : null) ??
      LEAD_IN.exec(rest);
    if (m === null) break;
    lead += m[0];
    at += m[0].length;
  }
  const rest = text.slice(at, at + 200);
  const word = /^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]*/.exec(rest)?.[0] ?? '';
  const after = rest.slice(word.length).trimStart();
  const verb = verbOf(word);
  // "Monitoring of the queue" and "Review of" name a thing; "Monitoring the queue" and "Review the" do something.
  const noun =
    (verb?.form === 'base' &&
      (NOUN_AFTER.test(after) || (NOUN_FOR.test(verb.base) && /^(?:for|to the)\b/i.test(after)))) ||
    (verb?.form === 'ing' && /^(?:$|of\b|for\b|in\b|on\b|and\b|[^A-Za-zÀ-ɏ0-9`"'“(])/.test(after));
  if (verb !== undefined && !noun) {
    const done =
      verb.form === 'past' &&
      !/\b(?:to|will|should|must)\s*(?:be\s*)?$/i.test(lead.trim()) &&
      !/^(?:support|tests?|checks?)\b/.test(after);
    return { verb, done: done || /\b(?:have|has|['’]ve)\b/i.test(lead), at };
  }
  const passive = PASSIVE.exec(rest);
  const told = passive === null ? undefined : verbOf(passive[1] ?? '');
  if (told !== undefined && told.form === 'past')
    return {
      verb: told,
      done: /\b(?:ha(?:s|ve)\b[^.;]{0,20} been|(?:was|were|is now|are now|already)) /i.test(passive?.[0] ?? ''),
      at,
    };
  const brief = verbOf(PASSIVE_SHORT.exec(rest.trimEnd())?.[1] ?? '');
  if (brief?.form === 'past') return { verb: brief, done: true, at };
  return { verb: undefined, done: false, at };
}

/** How many particular words say what is changed, and what for. */
function specifics(said: string, verb: VerbFound | undefined): { readonly head: number; readonly aim: number } {
  const count = (text: string): number =>
    contentWords(text).filter((w) => !GENERIC.has(w) && w !== stem(verb?.base ?? '') && !/^\d+$/.test(w)).length;
  const cut = PURPOSE.exec(said);
  if (cut === null || cut.index === 0) return { head: count(said), aim: 0 };
  return { head: count(said.slice(0, cut.index)), aim: count(said.slice(cut.index + cut[0].length)) };
}

/** Judges one action item by its own text: what it does, whether one can tell when it is done, and what hangs on it. */
export function judgeAction(text: string, context: ActionContext): ActionVerdict {
  const own = text.slice(0, LONGEST);
  const { ticked, ...marks } = marksIn(own, context.names, context.roles, context.today);
  const plain = bare(own, { ...marks, ticked });
  const { verb, done, at } = openingOf(plain, marks.owner !== undefined && marks.owner.from < 12);
  const end = Math.max(at, plain.replace(/[\s,;|.:–—(-]+$/, '').length);
  const said = plain.slice(at, end);
  const people = PEOPLE.test(plain) || verb?.kind === 'people';
  const { head, aim } = specifics(said, verb);
  const particular = PARTICULAR.test(said);
  // "Review the cron jobs and add timeouts" changes something after all.
  const second = verbOf(/\band ([A-Za-zÀ-ɏ]{3,14})\b/.exec(said)?.[1] ?? '');
  const changes =
    verb?.kind === 'changing' || (verb !== undefined && second?.kind === 'changing' && second.form === 'base');
  const needed = changes ? 1 : verb === undefined || verb.kind === 'thinking' ? 2 : 3;
  const named = head >= (particular ? 1 : needed) || (aim >= 2 && head + (changes ? 1 : 0) >= 1);
  const vague = !named || (people && head < 2) || /^(?:be|being)\b/i.test(said);
  const bounded = !vague && !people && (changes || verb?.kind === 'weak' || verb === undefined);
  const documents = !people && DOCUMENTS.test(said);
  const shows = !people && !documents && DETECTS.test(said);
  const prevents = !people && !documents && !shows && PREVENTS.test(said);
  const whole = ticked || done;
  return {
    ...marks,
    verbFirst: verb !== undefined,
    bounded,
    system: bounded,
    vague,
    people,
    prevents,
    detects: shows,
    mitigates: !people && !documents && !shows && MITIGATES.test(said),
    documents,
    done: whole,
    response: whole && !prevents && !shows && !documents && RESPONSE.has(verb?.base ?? ''),
    action: { from: at, to: end, text: own.slice(at, end) },
  };
}
