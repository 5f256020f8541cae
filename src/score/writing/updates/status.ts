import type { TextSpan } from '../types';
import type { ActionsSaid } from './actions';
import type { Impact } from './impact';
import { spanIn, type UpdateText } from './update-text';

/** How far the response is: 1 looking, 2 found, 3 mending, 4 watching, 5 over. */
export type Phase = 1 | 2 | 3 | 4 | 5;

export interface StatusSaid {
  readonly phase: Phase;
  readonly span: TextSpan;
  /** Only to be gathered from what it tells: no word of state is said. */
  readonly implied?: true;
  /** It says that what was over has come back. */
  readonly returned: boolean;
}

const LABELS: readonly (readonly [Phase, RegExp])[] = [
  [1, /^(?:investigating|under investigation|triag\w+|acknowledged)\b/i],
  [2, /^(?:identified|diagnosed|cause (?:found|identified))\b/i],
  [3, /^(?:mitigating|fixing|in progress|repairing|working on (?:a )?fix|recovering)\b/i],
  [4, /^(?:monitoring|mitigated|watching|observing|verifying|fix (?:implemented|deployed|applied))\b/i],
  [5, /^(?:resolved|post-?mortem|recovered|fixed|closed|completed|restored|all clear|back to normal)\b/i],
];
/** What may stand before the word of state at the head of an update. */
const HEAD =
  /^(?:[\s•\p{So}\p{Sk}#>*-]|\ufe0f)*(?:(?:current |incident )?(?:status|state|stage|phase)\s*[:=-]\s*|\[\s*|\(\s*)?/iu;
/** What must follow it: a label is no sentence that begins with "Monitoring shows". */
const AFTER_LABEL = /^\s*(?:$|[\])]|[:|.;,]|-\s|\(|\[)/;

const OBJECT =
  '(?:issue|problem|incident|outage|disruption|interruption|bug|error|matter|degradation|event|fault|delays?|failures?|latency)s?';
const DONE = '(?:(?:fully|completely|now|all|been|successfully|largely) ){0,3}';
const OVER: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${OBJECT}\b[^.]{0,60}?\b(?:is|are|was|were|has|have) ${DONE}(?:resolved|fixed|over|cleared|closed|mitigated|corrected|remedied|addressed)\b`,
    'i',
  ),
  /\bwe(?:'ve| have)? (?:now |fully |successfully |since )?(?:resolved|fixed)\b/i,
  /\b(?:is|are|has|have|was|were|services?|systems?|operations?|everything|functionality|access|performance)\b[^.]{0,40}?\b(?:recovered|restored|(?:back|returned) (?:to normal|online|up|to (?:expected|usual|baseline))|(?:operating|working|functioning|running|performing) (?:normally|as (?:expected|usual|intended)|again)|fully operational|operational again|up and running|returned to normal)\b/i,
  /\b(?:all clear|no (?:further|more|longer any) (?:issues|impact|errors|problems)|considered (?:as )?(?:resolved|closed)|marking (?:this|the) (?:incident|issue) (?:as )?resolved|(?:incident|issue)[^.]{0,20} resolved)\b/i,
];
const AGAIN =
  /\b(?:works?|loads?|prints?|opens?|sends?|runs?|connects?|available|possible|normal(?:ly)?|arriv\w+|complet\w+|go(?:es|ing)? (?:out|through))\b[^.;]{0,40}\bagain\b|\b(?:is|are|have been|has been) (?:now |all |back to |once again )*(?:normal|healthy|stable|green)\b/i;
/** From when to when, told as past. */
const WAS =
  /\b(?:between|from)\b[^.;]{0,40}?\d[^.;]{0,30}?\b(?:and|to|until|till)\b[^.;]{0,20}?\d[^.;]{0,80}?\b(?:were|was|had|saw|experienced|failed|could(?: not|n't)|received|did(?: not|n't))\b/i;
const NOT_OVER =
  /\b(?:will|until|once|when|if|not|yet|before|to be|should|expect\w*|hope|aim|working to|as soon as|partially|partly|some)\b/i;
const WATCHING =
  /\b(?:monitor(?:ing)?|keep(?:ing)? (?:an |a close )?eye|observing|watching|continu\w+ to (?:watch|observe|verify)|verifying|validating|confirming (?:that |the )?(?:fix|recovery|resolution))\b/i;
const MENDING =
  /\b(?:(?:working|work) (?:on|to|towards?|with)|implementing|deploying|rolling (?:out|back)|applying|being (?:implemented|deployed|applied|rolled|prepared|worked|tested|restored|addressed)|mitigat\w+|failing over|restoring|recovering|in the process of|fix(?:es)? (?:is|are|has|have|was|will)|a fix|repair\w*|resolving|to resolve|(?:making|make|made) progress|(?:see|seeing|seen) (?:[\w-]+ ){0,3}(?:recovery|improvements?)|reverting|restarting|rebuilding|reprocessing)\b/i;
const FOUND =
  /\b(?:identified|found|determined|located|isolated|pinpointed|discovered|traced|narrowed|understand|know)\b[^.]{0,60}\b(?:cause|issue|problem|source|root|bug|culprit|error|failure|commit|change|fault)\b|\b(?:cause|issue|problem|source)\b[^.]{0,40}\b(?:identified|found|located|isolated|pinpointed|traced)\b/i;
const LOOKING =
  /\b(?:investigat\w*|look(?:ing)? into|aware of|reports? of|been alerted|receiv\w+ reports|detected|noticed|seeing|observ(?:ed|ing)|experienc\w+|diagnos\w+|triag\w+|troubleshoot\w*)\b/i;
const BACK =
  /\b(?:again|recurr\w*|reoccurr\w*|re-?appear\w*|re-?open\w*|return(?:ed|ing)? (?!to normal)|came back|come back|has come back|regress\w*|re-?emerg\w*|once more|second (?:wave|occurrence)|still (?:seeing|affecting|experiencing|occurring|happening|some|a )|additional|another|separate|new issue|further (?:issues|errors|problems|impact)|premature\w*)\b/i;

/** The state of affairs that an update states: by a label at its head, else by what its sentences say is being done. */
export function statusOf(update: UpdateText): StatusSaid | undefined {
  const returned = update.lines.some((l) => BACK.test(l.text));
  for (const line of update.lines.slice(0, 6)) {
    const head = HEAD.exec(line.text)?.[0].length ?? 0;
    const rest = line.text.slice(head);
    for (const [phase, label] of LABELS) {
      const hit = label.exec(rest);
      if (hit === null || !AFTER_LABEL.test(rest.slice(hit[0].length))) continue;
      return {
        phase,
        returned,
        span: spanIn(update, line, { index: head, length: hit[0].length }, 'Says where things stand.'),
      };
    }
  }
  const said = (patterns: readonly RegExp[], not?: RegExp): TextSpan | undefined => {
    for (const line of update.lines) {
      if (not?.test(line.text)) continue;
      for (const pattern of patterns) {
        const hit = pattern.exec(line.text);
        if (hit !== null)
          return spanIn(update, line, { index: hit.index, length: hit[0].length }, 'Says where things stand.');
      }
    }
    return undefined;
  };
  const over = said(OVER, NOT_OVER);
  const watching = said([WATCHING]);
  const strict = said(OVER.slice(0, 2), NOT_OVER);
  if (strict !== undefined && watching === undefined) return { phase: 5, span: strict, returned };
  if (watching !== undefined && (over !== undefined || said([MENDING]) !== undefined))
    return { phase: 4, span: watching, returned };
  if (over !== undefined) return { phase: 5, span: over, returned };
  for (const [phase, pattern] of [
    [3, MENDING],
    [2, FOUND],
    [4, WATCHING],
    [1, LOOKING],
  ] as const) {
    const span = said([pattern]);
    if (span !== undefined) return { phase, span, returned };
  }
  const again = said([AGAIN], NOT_OVER) ?? said([WAS]);
  if (again !== undefined) return { phase: 5, span: again, returned };
  return undefined;
}

/** What follows from what is told, where no word of state is said. */
export function impliedStatus(update: UpdateText, impact: Impact, actions: ActionsSaid): StatusSaid | undefined {
  const line = update.lines[0];
  if (line === undefined) return undefined;
  const span = actions.spans[0] ?? impact.spans[0] ?? update.span(line.from, line.to);
  const rest = { span, returned: false, implied: true } as const;
  if (actions.deeds.size > 0 && impact.symptom > 0) return { phase: 3, ...rest };
  if (impact.symptom >= 0.5) return { phase: 1, ...rest };
  return undefined;
}
