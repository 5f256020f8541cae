import { ROLE, TEAM } from './people';
import { PLAIN, SYSTEM_NAME, WORD_NAME } from './roster';
import type { WordingHit } from './wording-hit';

const ADVERB =
  '(?: (?:not|never|also|already|really|probably|clearly|easily|simply|perhaps|maybe|at least|instead|then|always|only|just|\\w{2,12}ly))';
const MODAL = new RegExp(
  `(?<![A-Za-zÀ-ɏ])(should|could|would|ought to|needed to)(n['’]t)?(${ADVERB}{0,2})(?: have|['’]ve)(${ADVERB}{0,2})( been)?${ADVERB}{0,1} (?:been )?([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*)( [A-Za-zÀ-ɏ]+)?`,
  'gi',
);
const IRREGULAR = new Set(
  'been had done seen known caught told taken gone run set kept found made put read sent left met held built brought thought begun chosen written shown given gotten got come become lost paid said spent understood shut cut let hit felt fallen broken woken spoken drawn driven thrown grown led split spun stood won dealt meant heard bound fought sought quit reset rerun rewritten redone overseen undone withdrawn hidden forgotten'.split(
    ' ',
  ),
);
/** Participles that are adjectives as often: "should have limited access" against "should have limited the access". */
const ADJECTIVES =
  /^(?:limited|dedicated|automated|distributed|shared|detailed|improved|increased|reduced|documented|standardi[sz]ed|centrali[sz]ed|replicated|unrestricted|restricted|tested|signed|defined|named|assigned|fixed|isolated|updated|encrypted|managed|required|enhanced|continued|agreed|rehearsed|separated|integrated|trained)$/i;
const VERB_OBJECT =
  /^ (?:the|an?|this|that|these|those|it|them|us|our|their|his|her|its|to|by|in|on|at|with|for|from|before|after|when|as|so|and|earlier|sooner|faster|more|all|each|every|up|out|down|off|first|immediately|here|him|me|you|off)$/i;

/** Of "could have": what tells of a danger or of luck, and not of what somebody left undone. */
const DANGER =
  /^(?:worse|longer|larger|bigger|higher|more|much|far|a|even|affected|impacted|caused|led|resulted|exposed|lost|leaked|corrupted|damaged|spread|happened|gone|hit|broken|triggered|contributed|occurred|taken|meant|cost|been)$/i;
const AVOIDED =
  /^(?:caught|prevented|avoided|averted|detected|found|noticed|stopped|mitigated|alerted|shown|revealed|saved|reduced|shortened|helped|limited|blocked|surfaced|flagged|warned|spared|contained|discovered|resolved|identified|spotted|seen|known|happened|occurred|told|recovered|restored|responded|reacted|acted|escalated|paged)$/i;
const BETTER =
  /^(?:better|faster|quicker|shorter|easier|earlier|sooner|unnecessary|smaller|possible|nice|ideal|preferable|wiser|helpful)$/i;

const PERSON_HEAD = `(?:we|We|I|he|He|she|She|they|They|you|You|[Ss]omeone|[Ss]omebody|[Nn]obody|[Nn]o one|[Ee]verybody|[Ee]veryone|${ROLE}|${TEAM})`;
const HAD =
  /(?:^|[,;(–—] ?|\b(?:caught|prevented|avoided|noticed|happened|detected|found|different|faster|better|sooner|earlier) )(had (?:we|he|she|they|someone|somebody|I|it|there|(?:the|an?|this|that|our) (?:[A-Za-zÀ-ɏ0-9-]{1,20} ){0,3}?[A-Za-zÀ-ɏ0-9-]{1,20}|[A-ZÀ-Þ][A-Za-zÀ-ɏ]{1,20})(?: (?:not|only|never|also|actually|already|\w{3,12}ly))? (?:been(?: [A-Za-zÀ-ɏ]+)?|[A-Za-zÀ-ɏ]{2,14}ed|run|read|known|seen|taken|set|had|done|gone|tested|kept|made|caught|found|told|written|shown))(?![A-Za-zÀ-ɏ])/gi;
const IF_ONLY =
  /(?<![A-Za-zÀ-ɏ])[Ii]f only (?:we|he|she|they|I|you|someone|somebody|it|there|(?:the|an?|this|that|our) (?:[A-Za-zÀ-ɏ0-9-]{1,20} ){1,3}?(?=had|were|was|would|could)|[A-ZÀ-Þ][A-Za-zÀ-ɏ]{1,20} (?=had|were|was|would))/g;
const IF_HAD =
  /(?<![A-Za-zÀ-ɏ])[Ii]f (?:we|he|she|they|I|someone|somebody|anyone|(?:the|an?|our) (?:[A-Za-zÀ-ɏ-]{1,20} ){0,2}?(?:engineer|developer|on-call|team|operator|reviewer|author|responder|people)s?) had (?:not |only |never |also )?(?:[A-Za-zÀ-ɏ]{2,14}ed|run|read|known|seen|taken|set|had|done|gone|kept|made|caught|found|told|written|been)(?![A-Za-zÀ-ɏ])/g;

/** A person right before the modal. */
const PERSON_BEFORE = new RegExp(
  `(?<![A-Za-zÀ-ɏ0-9_-])(?:${PERSON_HEAD}|${PLAIN}|${WORD_NAME}|${SYSTEM_NAME})(?: [A-Za-zÀ-ɏ]{3,12}ly)? $`,
);

const isParticiple = (word: string, next: string): boolean => {
  const w = word.toLowerCase();
  if (ADJECTIVES.test(w)) return next === '' || VERB_OBJECT.test(next);
  return (
    IRREGULAR.has(w) || (w.length > 3 && /ed$/.test(w) && !/(?:need|speed|feed|seed|breed|hundred|shed|embed)$/.test(w))
  );
};

/**
 * Tells what did not happen: "should have tested", "if only", "would have been caught had". What should be ("should have an
 * alert"), what might have been worse, and what a choice would have cost are no such tales. Names of the roster are masked.
 */
export function counterfactuals(sentence: string): readonly WordingHit[] {
  if (!/should|could|would|ought|needed|\b[Hh]ad\b|\b[Ii]f\b/.test(sentence)) return [];
  const out: WordingHit[] = [];
  const add = (from: number, to: number, severity: WordingHit['severity'], told: string): void => {
    if (out.some((h) => h.from < to && from < h.to)) return;
    out.push({
      from,
      to,
      kind: 'counterfactual',
      severity,
      why: 'tells what did not happen, as it looks afterwards',
      hint: `Say what did happen and what was known then; turn “${told}” into an action item.`,
    });
  };
  for (const m of sentence.matchAll(MODAL)) {
    const [whole, modal = '', , , , been, verb = '', next = ''] = m;
    const kind = modal.toLowerCase();
    const person = PERSON_BEFORE.test(sentence.slice(Math.max(0, m.index - 80), m.index));
    if (been === undefined && !isParticiple(verb, next)) continue;
    if (kind === 'needed to' && !person) continue;
    // "Should have taken 30 seconds" is what was to be expected.
    if (
      verb === 'taken' &&
      /^ (?:only |about |around |less |under |at most |no more )?(?:\d|an?\b|than|seconds|minutes)/.test(
        sentence.slice(m.index + whole.length - next.length),
      )
    )
      continue;
    const after = sentence.slice(m.index + whole.length - next.length);
    if (/^(?: \w+)? by (?:now|then|today|tomorrow|next|the end of|\d|[A-ZÀ-Þ])/.test(after)) continue;
    // Luck: what was there, and what it spared.
    if (kind === 'would' && /\bwithout\b/i.test(sentence)) continue;
    if (kind === 'could' && /n['’]t| not\b/.test(whole)) continue;
    if (kind === 'could') {
      if (been !== undefined && DANGER.test(verb)) continue;
      const sooner =
        been !== undefined &&
        /^(?: [\w-]{1,12}){0,4} (?:sooner|earlier|faster|quicker|more quickly|in time)\b/.test(after);
      if (!person && !AVOIDED.test(verb) && !BETTER.test(verb) && !sooner) continue;
      if (person && been === undefined && DANGER.test(verb) && !/^(?:gone|taken)$/i.test(verb)) continue;
      if (!person && been === undefined && /^(?:happened|occurred)$/i.test(verb)) continue;
    }
    if (kind === 'would' && !(AVOIDED.test(verb) || (been !== undefined && BETTER.test(verb)))) continue;
    if (kind === 'would' && /^(?:happened|occurred)$/i.test(verb) && !/\b(?:not|never)\b|n['’]t/i.test(whole)) continue;
    const bare = been !== undefined && /^(?:an?|the|no|in|on|at|for|more|much)$/i.test(verb);
    const to = m.index + whole.length - next.length - (bare ? verb.length + 1 : 0);
    const strong = kind === 'would' ? false : person || /\bnever\b/i.test(whole);
    add(m.index, to, strong ? 'strong' : 'mild', sentence.slice(m.index, to));
  }
  // "Had we ..., it would have ..." is one tale.
  if (out.some((h) => /^would/i.test(sentence.slice(h.from, h.to)))) return out;
  if (out.length === 0 && /\b(?:could|might|may) have\b/i.test(sentence)) return out;
  for (const pattern of [IF_ONLY, HAD, IF_HAD])
    for (const m of sentence.matchAll(pattern)) {
      const told = (m[1] ?? m[0]).trimEnd();
      const from = m.index + m[0].indexOf(told);
      add(from, from + told.length, pattern === HAD ? 'mild' : 'strong', told);
    }
  return out.sort((a, b) => a.from - b.from);
}
