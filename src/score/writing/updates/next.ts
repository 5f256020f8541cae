import { HOUR, MINUTE } from '../../../base/drill-time';
import { durationsIn } from '../find/durations';
import { timesIn } from '../find/times';
import type { TextSpan } from '../types';
import { dueOfClock } from './clock-due';
import { type Line, spanIn, type UpdateText } from './update-text';

/** When the next word was promised. */
export interface Promise {
  readonly span: TextSpan;
  /** In ms from the update; absent when only a clock or a word names it. */
  readonly afterMs?: number;
  /** The moment, for an update whose own is known (ms). */
  readonly dueAt: (at: number) => number | undefined;
}

export interface NextSaid {
  /** 1 a time for the next word, 0.2 "as soon as we know more", 0 none. */
  readonly when: number;
  readonly promise?: Promise;
  /** 1 what exactly comes next, 0.4 "we go on", 0 nothing. */
  readonly step: number;
  readonly spans: readonly TextSpan[];
}

const WORD =
  /\b(?:updates?|update (?:you|this)|inform(?:ation)?|details|news|post(?:ing)?|share|report(?:ing)? back|communicat\w+|communiqu\w+|check(?:ing)? (?:back|in)|hear from us|notif(?:y|ication)|advise|keep you|bulletin|status report|word)\b|\b(?:we|i)(?: will|'ll| shall)\b[^.]{0,30}\b(?:write|be back|tell|say|speak|report|return|respond)\b|\bwe (?:write|post|report|tell)\b|^\W{0,3}more\b/i;
const COMING =
  /\b(?:next|will|'ll|shall|further|another|more|continue|going to|expect(?:ed)?|every|hourly|to follow|follow(?:s|ing)?|plan(?:ned|ning)? to|provid(?:e|ing)|by|within|again|until)\b/i;
const PAST = /^(?:[\s•]*)(?:updated?|posted|edited|last updated?)\b[\s:(@-]*(?:at |on )?(?:\w{3,9} \d|\d)/i;
const SOON =
  /\b(?:as (?:soon|more|new|they|it|information|further)|when(?:ever)? (?:we|there|more|new|available)|once (?:we|more|there)|shortly|soon|in due course|asap|as (?:we|things)|regular(?:ly)?|periodic\w*|throughout|until|if (?:there|anything)|promptly|in the coming|to follow|(?:further|more) (?:updates?|information|details))\b/i;
/** Times in words that no clock has, as ms from the update. */
const IN_WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:every|in|within) (?:the next |a |the )?half(?:[- ]an)?[- ]hour\b/i, 30 * MINUTE],
  [
    /\b(?:within|in|every) (?:the next |the |an |this |one )?hour\b|\bhourly\b|\bin the next hour\b|\btop of the hour\b/i,
    HOUR,
  ],
  [
    /\b(?:by|before|at) (?:the )?(?:end of (?:the |our |this )?(?:business )?day|eod|cob|close of business)\b|\blater (?:today|this (?:morning|afternoon|evening))\b|\bthis (?:afternoon|evening)\b|\btonight\b/i,
    8 * HOUR,
  ],
  [
    /\b(?:by |on |in the )?tomorrow(?: morning| afternoon)?\b|\bnext (?:business|working) day\b|\bdaily\b|\b(?:by|on) (?:monday|tuesday|wednesday|thursday|friday)\b/i,
    24 * HOUR,
  ],
];

const STEP_EXACT =
  /\b(?:(?:we|engineers|team|they|it|this) (?:will|are going to|plan to|are planning to|intend to|are about to|are preparing to|expect to|aim to)|we'll|we're (?:going|planning|about|preparing) to|next,? we|next steps?\b|will (?:now |then |next |also )?|(?:once|after|when) [^.,]{3,80},? (?:we|it|they|this|the)\b[^.]{0,20}?will|preparing to|planning to|scheduled (?:to|for)|in the process of|(?:is|are) (?:now |currently |being |actively )*(?:being )?(?:rolling|rolled|deploying|deployed|restoring|restored|failing|reverting|reverted|restarting|restarted|replacing|replaced|rebuilding|rebuilt|reprocessing|reprocessed|migrating|migrated|scaling|draining|re-?\w{4,}ing))\b/i;
const STEP_DEED =
  /\b(?:roll\w*|revert\w*|restart\w*|reboot\w*|re-?deploy\w*|deploy\w*|fail(?:ing)? ?over|switch\w*|re-?rout\w*|disabl\w*|enabl\w*|scal\w*|add\w* capacity|increas\w*|replac\w*|rebuil\w*|restor\w*|reprocess\w*|replay\w*|resend\w*|drain\w*|clear\w*|purg\w*|block\w*|patch\w*|upgrad\w*|migrat\w*|remov\w*|rotat\w*|renew\w*|test\w*|verif\w*|re-?enabl\w*|releas\w*|ship|complete|gradual\w*|back-?fill\w*|re-?index\w*|recover\w*|publish\w*|postmortem|post-mortem|rca|root cause analysis|review\w*|re-?open\w*|resum\w*|catch up|confirm\w*|validat\w*|process the|work\w* through|bring\w*|lift|unblock\w*|repair\w*)\b/i;
const STEP_GOING_ON =
  /\b(?:(?:continu\w+|keep\w*|still|are|is|currently|actively|now) (?:to |be |been |actively |closely |currently |now )*(?:investigat|monitor|work|look|watch|observ|diagnos|troubleshoot|evaluat|assess)\w*|will (?:continue|keep|be (?:monitoring|working|watching|investigating)|monitor|investigate)|monitoring (?:the|for|our|this|closely|results|recovery|performance|stability)|working (?:to|on|towards)|fix is being|being (?:implemented|deployed|worked))\b/i;

function clause(text: string): { readonly word: RegExpExecArray } | undefined {
  const word = WORD.exec(text);
  return word !== null && COMING.test(text) && !PAST.test(text) ? { word } : undefined;
}

/** The promise in a line that speaks of the next word: the first time after it, else the last before it. */
function promiseIn(update: UpdateText, line: Line): Promise | undefined {
  const { text } = line;
  const found = clause(text);
  if (found === undefined) return undefined;
  const after = found.word.index;
  const near = <T extends { readonly from: number }>(list: readonly T[]): T | undefined =>
    list.find((x) => x.from >= after) ?? list.at(-1);
  const duration = near(durationsIn(text));
  const clock = near(timesIn(text).filter((t) => t.ofDayMs !== undefined));
  const words = IN_WORDS.flatMap(([pattern, ms]) => {
    const hit = pattern.exec(text);
    return hit === null ? [] : [{ from: hit.index, to: hit.index + hit[0].length, ms }];
  })[0];
  const mark = (from: number, to: number) =>
    spanIn(update, line, { index: from, length: to - from }, 'Says when the next word comes.');
  // A clock stands where somebody can look it up; a length of time beside it says the same, or the cadence.
  if (clock !== undefined) {
    return { span: mark(clock.from, clock.to), dueAt: (at) => dueOfClock(clock, at) };
  }
  if (duration !== undefined && duration.ms >= MINUTE) {
    const ms = duration.range?.highMs ?? duration.ms;
    return { span: mark(duration.from, duration.to), afterMs: ms, dueAt: (at) => at + ms };
  }
  if (words !== undefined) return { span: mark(words.from, words.to), afterMs: words.ms, dueAt: (at) => at + words.ms };
  return undefined;
}

/** What comes next, and when the next word comes. */
export function nextIn(update: UpdateText): NextSaid {
  let when = 0;
  let step = 0;
  let promise: Promise | undefined;
  const spans: TextSpan[] = [];
  for (const line of update.lines) {
    const { text } = line;
    const made = promise === undefined ? promiseIn(update, line) : undefined;
    if (made !== undefined) {
      promise = made;
      when = 1;
      spans.push(made.span);
    } else if (when === 0 && clause(text) !== undefined) {
      const soon = SOON.exec(text);
      when = 0.2;
      if (soon !== null)
        spans.push(
          spanIn(
            update,
            line,
            { index: soon.index, length: soon[0].length },
            'Names no time.',
            'Name a time, even if only to say that there is no news.',
          ),
        );
    }
    const exact = STEP_EXACT.exec(text);
    const bare = exact !== null && STEP_DEED.test(text.slice(exact.index));
    if (bare && exact !== null && step < 1) {
      step = 1;
      spans.push(spanIn(update, line, { index: exact.index, length: exact[0].length }, 'Says what comes next.'));
    } else if (step < 0.4 && STEP_GOING_ON.test(text)) step = 0.4;
  }
  return { when, step, spans, ...(promise === undefined ? {} : { promise }) };
}
