import { contentWords, stem } from '../../../base/text-similarity';
import { type Mark, type Marks, marksIn } from './action-marks';
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

const PEOPLE =
  /\b(?:(?:be|being|is|are|become) (?:more |extra |very |always |much more )?(?:careful|attentive|vigilant|mindful|diligent|cautious|thorough|aware of)|(?:pay(?:ing)? |more |closer |better )+attention|remember(?:ing)? to|(?:do not|don['’]t|never|not|stop|stopp?ing) forget(?:ting)?|try(?:ing)? harder|think twice|raise awareness|(?:increase|improve|create|more) awareness|hold(?:ing)? [^.;]{1,40} accountable|double-check(?:ing)? (?:your|their|before|everything)|(?:remind|educate|coach|reprimand|discipline|warn|tell|ask|instruct|urge|encourage|train|teach)(?:ing|ed)? (?:all |the |our |every |new |other )*(?:on-?call |support |ops |operations |sre |dev )?(?:engineers?|developers?|people|staff|everybody|everyone|team|teams|employees|operators?|colleagues|members|on-?calls?|users?|responders?|reviewers?|each other|him|her|them)|reminders?(?: \w+){0,3} to (?:all|the|every|people|staff|engineers|developers|team)|(?:engineers?|developers?|people|staff|everybody|everyone|operators?|on-?calls?|team members?|reviewers?|responders?|we|the team) (?:all )?(?:must|should|need to|needs to|have to|has to|will|shall)(?: always| never| now| all| also)? (?:double-check|remember|be (?:more |very )?(?:careful|aware|attentive|mindful|vigilant)|pay|not |make sure|think|watch out|take (?:more )?care|communicate|check (?!that the|for)|avoid|follow the)|take (?:more|greater|better) care|more careful(?:ly)?|communicate better)/i;
const LEAD_IN =
  /^(?:(?:(?:the |our )(?:[A-Za-zÀ-ɏ&-]{2,16} ){0,3}team|[A-Za-zÀ-ɏ&-]{2,16} team|we|i|they|it was decided|it is planned)(?:['’](?:ll|ve|re)| will| shall| are| have| has| need| plan| should| must| want| intend| aim| to)+(?: be)?(?: (?:going|planning|working|looking|planned|begun|started|continuing|currently|now|also|already|immediately|then|since|further|additionally|to|be))*|(?:need|needs|plan|planning|going|propose|want|decided|start|begin)(?:ing)? to|should|must|will(?: be)?|to(?! (?:the|a)\b)|please|let['’]?s|also|then|finally|immediately|always|first|next|potentially|possibly|maybe|possible|automatically|permanently|temporarily|properly|fully|explicitly|proactively|actively|gradually|periodically|regularly|consistently|further|already|not)[ ,]+/i;
const LABEL =
  /^(?:(?:action(?: item)?s?|todo|ai|task|prevent(?:ion|ive|ative)?|detect(?:ion|ive)?|mitigat(?:e|ion)|process|tech(?:nical)?|short[- ]term|long[- ]term|medium[- ]term|immediate(?:ly)?|follow[- ]?up|fix|improvement|monitoring|alerting|documentation|testing|investigat(?:e|ion)|high|medium|low|p[0-4]|done|completed|in progress|open)\s?(?:\([^)]{0,20}\)\s?)?[:–—|]\s*|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ ]{1,24}:\s+(?=[A-ZÀ-Þ]))/i;
const PASSIVE =
  /^(?:[^.;:]{2,90}?) (?:(?:to|will|should|must|shall|needs? to|can|ha(?:s|ve) to) be|(?:ha(?:s|ve) (?:already |now |also |since )?been)|(?:is|are) (?:now |already |currently )?being|(?:was|were|is|are)(?: now| already| to be)?) (?:[A-Za-zÀ-ɏ]{3,12}ly )?([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]{2,18})/i;
/** A noun that only looks like a verb: "Review of", "Test coverage", "Alert for". */
const NOUN_AFTER = /^(?:of|coverage|plan|plans|process|strategy|suite|results?|cases?|noise|fatigue|tool(?:s|ing)?)\b/i;
const NOUN_FOR =
  /^(?:alert|page|report|test|check|fix|update|change|limit|cap|log|queue|index|script|design|audit|request|release)$/;

const DETECTS =
  /\b(?:alert(?:s|ed|ing)?|alarm(?:s|ing)?|monitor(?:s|ed|ing)?|detect(?:s|ion|ing|ed)?|dashboards?|page (?:the|on|us|when|if|for)|paging|notif(?:y|ies|ication|ications)|probes?|health[- ]?checks?|synthetic|metrics?|observability|tracing|anomal(?:y|ies)|error budget|canary alert|log(?:s|ging)? (?:when|every|all|the|of)|surface|visib(?:le|ility)|warn(?:s|ing)?(?: when| if)?|slo)\b/i;
const PREVENTS =
  /\b(?:limits?|limiting|caps?|quotas?|validat(?:e|es|ion|ing|ed|or)|(?:schema |pre-?flight |sanity |safety |integrity )?check(?:s|ed|ing)?|lint(?:er|ing)?|tests?|testing|tested|review(?:s|ed|ing)? (?:of|step|for|required)|code review|approvals?|approver|require[sd]?|requiring|enforc\w+|block(?:s|ed|ing)?|reject(?:s|ed|ing)?|forbid|disallow|refuse|den(?:y|ied)|guard(?:s|rails?)?|safeguards?|pin(?:ned|ning)?|canar(?:y|ies)|staged|phased|gradual\w*|progressive|incremental\w*|remov(?:e|ed|ing|al)|delet(?:e|ed|ing|ion)|disabl(?:e|ed|ing)|rotat(?:e|ed|ing|ion)|revok\w+|renew(?:al|ed|ing)?|automat(?:e|ed|ing|ion)|upgrad(?:e|ed|ing)|patch(?:ed|ing)?|fix(?:ed|es|ing)?|replac(?:e|ed|ing)|migrat(?:e|ed|ing|ion)|separat(?:e|ed|ing|ion)|restrict(?:s|ed|ing|ion|ions)?|permissions?|least privilege|(?:own|dedicated|separate) (?:pool|cluster|queue|instance|database|account|network)|off (?:the )?shared|lock(?:s|ed|ing)?|idempoten\w+|dry[- ]run|confirmation|confirm|prompt|prevent(?:s|ed|ing|ion)?|avoid(?:s|ing)?|rate[- ]limit\w*|(?:increase|raise|add|more|double) (?:\w+ ){0,2}(?:capacity|headroom|memory|disk|nodes)|resiz\w+|protect(?:s|ed|ion|ing)?|hardening|sandbox\w*|eliminat\w+|decommission\w*|deprecat\w+)\b/i;
const MITIGATES =
  /\b(?:retr(?:y|ies|ying)|back-?off|circuit[- ]breakers?|fail(?:s|ed|ing)?[- ]?over|fallbacks?|fall back|roll-?backs?|roll(?:s|ed|ing)? back|revert(?:s|ed|ing)?|restor(?:e|es|ing|ed|ation)|backups?|(?:standby|hot|warm|read|extra|second|third|another|backup|more|multiple) (?:replicas?|regions?|nodes?|instances?|providers?|vendors?|zones?|data cent(?:er|re)s?)|redundan(?:t|cy)|ttl|cach(?:e|ed|ing)|feature flags?|kill[- ]switch|degrad(?:e|es|ed|ing) gracefully|graceful(?:ly)?|load[- ]shed\w*|shed(?:ding)?|throttl(?:e|es|ed|ing)|timeouts?|isolat(?:e|ed|ion|ing)|bulkheads?|multi-(?:region|az|zone)|availability zones?|standby|auto-?scal\w*|self-heal\w*|recover(?:y|s|ed|ing)?|faster|quicker|shorten(?:s|ed|ing)?|blast radius|maintenance mode|status page|drain(?:s|ed|ing)?|dead[- ]letter|mitigat\w+|reduce (?:the )?(?:impact|time))\b/i;
const DOCUMENTS =
  /\b(?:run-?books?|play-?books?|document(?:s|ed|ing|ation)?|docs|wiki|procedures?|checklists?|guides?|guidelines?|write down|readme|faq|how-?to)\b/i;

/** Words that fit any incident, so that they name no thing. Stemmed. */
const GENERIC = new Set(
  'monitoring alerting alert alerts process processes documentation docs document testing tests test system systems thing things communication observability reliability resilience resiliency stability robustness performance visibility awareness quality tool tools tooling infrastructure code procedure procedures practice practices training capacity coverage issue issues problem problems bug incident incidents outage outages future similar again happen better more improve improved improving improvement improvements team teams option options way ways meeting further various other others general overall work response time times approach strategy plan plans solution solutions next root cause measure measures appropriate necessary proper properly additional internal best people everything everyone possible recurrence reoccurrence prevent ensure make sure add review follow also need change changes logging logs dashboards dashboard metrics safety security careful staff attentive engineers robust resilient reliable stable scalable performant secure safer faster easier quality handling service services'
    .split(' ')
    .map(stem),
);
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
  return { verb: undefined, done: false, at };
}

/** Judges one action item by its own text: what it does, whether one can tell when it is done, and what hangs on it. */
export function judgeAction(text: string, context: ActionContext): ActionVerdict {
  const own = text.slice(0, LONGEST);
  const { ticked, ...marks } = marksIn(own, context.names, context.roles, context.today);
  const plain = bare(own, { ...marks, ticked });
  const { verb, done, at } = openingOf(plain, marks.owner !== undefined && marks.owner.from < 12);
  const end = Math.max(at, plain.replace(/[\s,;|.:–—(-]+$/, '').length);
  const said = plain.slice(at, end);
  const people = PEOPLE.test(said) || verb?.kind === 'people';
  const words = contentWords(said).filter((w) => !GENERIC.has(w) && w !== stem(verb?.base ?? '') && !/^\d+$/.test(w));
  const particular = PARTICULAR.test(said);
  const another = /\b(?:and|then|to) ([A-Za-zÀ-ɏ]{3,14})\b/g;
  const changes =
    verb?.kind === 'changing' ||
    [...said.matchAll(another)].some(
      (m) =>
        verb?.kind !== undefined &&
        m[0].startsWith('and') &&
        verbOf(m[1] ?? '')?.kind === 'changing' &&
        verbOf(m[1] ?? '')?.form === 'base',
    );
  const enough = changes ? 1 : verb === undefined || verb.kind === 'thinking' ? 2 : 3;
  const vague =
    words.length < (particular ? Math.min(1, enough) : enough) ||
    (people && words.length < 2) ||
    /^(?:be|being)\b/i.test(said);
  const bounded = !vague && !people && (changes || verb?.kind === 'weak' || verb === undefined);
  const documents = !people && DOCUMENTS.test(said);
  const shows = !people && !documents && DETECTS.test(said);
  return {
    ...marks,
    verbFirst: verb !== undefined,
    bounded,
    system: bounded,
    vague,
    people,
    prevents: !people && !documents && !shows && PREVENTS.test(said),
    detects: shows,
    mitigates: !people && !documents && !shows && MITIGATES.test(said),
    documents,
    done: ticked || done,
    action: { from: at, to: end, text: own.slice(at, end) },
  };
}
