import { verbOf } from './verbs';

/** A promise of a change in running text, or word of one that is made already. */
export interface Commitment {
  /** Which of the sentences it stands in. */
  readonly index: number;
  /** Offsets in that sentence: from "we" to the verb. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly tense: 'done' | 'doing' | 'planned';
}

const WHO = '(?:[Ww]e|I|(?:[Oo]ur|[Tt]he) (?:[A-Za-zÀ-ɏ&-]{2,16} ){0,3}?(?:teams?|engineers|company|group))';
const BETWEEN =
  '(?: (?:also|already|now|since|currently|actively|therefore|then|further|additionally|additional|both|immediately|permanently|temporarily|soon|next|[A-Za-zÀ-ɏ]{3,12}ly))*';
const DONE = new RegExp(
  `(?<![A-Za-zÀ-ɏ])${WHO}(?: have| has|['’]ve)${BETWEEN} ([A-Za-zÀ-ɏ-]{3,16})(?![A-Za-zÀ-ɏ])`,
  'g',
);
const DOING = new RegExp(
  `(?<![A-Za-zÀ-ɏ])${WHO}(?: are| is|['’]re)${BETWEEN} (?:working (?:on|to|towards?|with)|in the process of|looking (?:at|into)|investing in|([A-Za-zÀ-ɏ-]{3,14}ing)(?! to\\b))(?![A-Za-zÀ-ɏ])`,
  'g',
);
const PLANNED = new RegExp(
  `(?<![A-Za-zÀ-ɏ])${WHO}(?:(?: will|['’]ll| shall| must| should| need to| plan to| intend to| aim to| want to| have to|(?: are|['’]re) (?:[A-Za-zÀ-ɏ]{3,12}ly |also |now )?(?:going|planning|committed|determined|aiming|about) to|(?: are|['’]re) committed to)${BETWEEN}(?: be| start| begin| continue)?(?: to)?${BETWEEN}) ([A-Za-zÀ-ɏ-]{2,16})(?![A-Za-zÀ-ɏ])`,
  'g',
);
const PASSIVE =
  /(?<![A-Za-zÀ-ɏ])(?:will|shall|must|should|needs? to|(?:is|are)(?: now)? (?:going |planned |scheduled )?to|ha(?:s|ve)(?: already| now| since| also)?|(?:is|are) (?:now |currently |already )?being) ?(?:be|been)? ?(?:[A-Za-zÀ-ɏ]{3,12}ly )?([A-Za-zÀ-ɏ-]{3,16})(?![A-Za-zÀ-ɏ])/g;
const FORWARD =
  /(?:\b(?:[Gg]oing|[Mm]oving) forward\b|\b[Ii]n (?:the )?(?:future|coming (?:weeks|days|months))\b|\b[Tt]o (?:prevent|avoid|reduce|stop|minimi[sz]e) (?:this|a|any|similar|such|future|another|the (?:risk|chance|likelihood))\b)/;
/** What was done against the incident itself, or is told to readers: no change that outlasts it. */
const OF_THE_MOMENT = /^(?:restor|resolv|mitigat|roll|revert|restart|confirm|receiv|start|stopp)/i;
const NEWS = /^(?:shar|post|publish|notif|report|inform|communicat|send|show|issu)/i;
const TO_READERS =
  /^(?: (?:you|our customers|customers|this (?:post|page|incident)|an? (?:\w+ )?(?:update|post-?mortem|report|summary)|further updates|updates|more (?:information|details)|everyone))/i;

const changes = (word: string | undefined, form: 'base' | 'ing' | 'past'): boolean => {
  if (word === undefined || NEWS.test(word) || (form === 'past' && OF_THE_MOMENT.test(word))) return false;
  const verb = verbOf(word);
  if (verb === undefined || verb.kind === 'thinking') return false;
  const same = verb.base === word.toLowerCase() && /^(?:set|put|cut|split|reset)$/.test(verb.base);
  return verb.form === form || (form === 'past' && same);
};

/**
 * Promises of changes in the prose of a postmortem: "We have added", "we will be rolling out", "we are working to", "going forward we'll",
 * "the limit will be lowered". The first of each sentence; what was done to end the incident, and promises of news, are none.
 */
export function commitmentsIn(sentences: readonly { readonly text: string }[]): readonly Commitment[] {
  return sentences.flatMap(({ text }, index): Commitment[] => {
    const found: { readonly m: RegExpExecArray; readonly tense: Commitment['tense'] }[] = [];
    const look = (pattern: RegExp, tense: Commitment['tense'], fits: (m: RegExpExecArray) => boolean): void => {
      for (const m of text.slice(0, 2_000).matchAll(pattern)) {
        if (TO_READERS.test(text.slice(m.index + m[0].length)) || !fits(m)) continue;
        found.push({ m, tense });
        return;
      }
    };
    look(
      PLANNED,
      'planned',
      (m) => (changes(m[1], 'base') && !/continue to monitor$/.test(m[0])) || changes(m[1], 'ing'),
    );
    look(DOING, 'doing', (m) => m[1] === undefined || changes(m[1], 'ing'));
    look(DONE, 'done', (m) => changes(m[1], 'past'));
    const forward = FORWARD.test(text);
    const told = (m: RegExpExecArray, perfect: boolean): boolean =>
      changes(m[1], 'past') && /\bbeen\b/.test(m[0]) === perfect && (forward || /\b(?:be|been|being)\b/.test(m[0]));
    look(PASSIVE, 'planned', (m) => told(m, false));
    look(PASSIVE, 'done', (m) => told(m, true));
    const first = found.sort((a, b) => a.m.index - b.m.index)[0];
    if (first === undefined) return [];
    const from = first.m.index;
    const to = from + first.m[0].length;
    return [{ index, from, to, text: text.slice(from, to), tense: first.tense }];
  });
}
