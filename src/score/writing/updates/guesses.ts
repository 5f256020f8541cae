import { MINUTE } from '../../../base/drill-time';
import { durationsIn } from '../find/durations';
import { timesIn } from '../find/times';
import type { TextSpan } from '../types';
import { dueOfClock } from './clock-due';
import { spanIn, type UpdateText } from './update-text';

const ABOUT_CAUSE = String.raw`(?:caus(?:e|es|ed|ing)|due to|relat(?:ed|es|ing) to|because|(?:a |the )?result of|root cause|trigger(?:ed|s)?|stem(?:s|med|ming)?|originat\w+|linked to|connected to|attribut\w+|culprit|source of|to blame|fault)`;
const GUESSES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:probably|possibly|presumably|apparently|perhaps|maybe|potential(?:ly)?|likely|appears? (?:to|that|as)|seems? (?:to|that|like)|looks? like|might have been|may have been|could have been)\b[^.;]{0,50}?\b${ABOUT_CAUSE}\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:may|might|could) be (?:\w+ ){0,2}${ABOUT_CAUSE}\b`, 'i'),
  /\b(?:possible|potential|likely|suspected|probable|presumed|apparent)(?: root)? (?:cause|culprit|source|reason)s?\b/i,
  /\b(?:cause|reason|culprit|source)\b[^.;]{0,25}?\b(?:appears?|seems?|may|might|could|is (?:likely|probably|possibly|believed|suspected|thought)|likely|probably)\b/i,
  /\b(?:we|i|team|engineers?) (?:strongly |currently |now |also )?(?:suspect|guess|assume|speculate|reckon)\b/i,
  /\b(?:we|i) (?:\w+ )?(?:think|believe) (?:that )?(?:this|it|the (?:issue|problem|incident|outage|cause|root cause|source))[^.;]{0,30}?\b(?:is|was|were|has to do|may|might|could|relat\w+|comes?|came|lies?|stems?)\b(?! (?:now |been |fully |mostly )*(?:resolved|fixed|mitigated|over|identified|under control|stable|recovered))/i,
  /\b(?:my|our) (?:best )?guess\b|\bsuspected (?:to be|an?|network|hardware|ddos|attack|faulty|failure)\b|\b(?:must|has to) be (?:the|a|an|our|their|some)\b/i,
];
const DENIED =
  /\b(?:unknown|not (?:yet )?(?:known|clear|confirmed|determined)|ruled out|no evidence|not (?:caused|due|related)|to determine|determining|investigating whether|no longer believe|customers?|users?|you) (?:may|might|could|experien\w+)?\b/i;
const UNKNOWN =
  /\b(?:(?:do(?:es)? not|don't|not) (?:yet |currently )?(?:know|have an? (?:eta|estimate|estimated)|understand)|cause (?:is|remains) (?:still |as yet )?(?:unknown|under investigation|being investigated|not (?:yet )?known)|(?:not|n't) (?:yet )?(?:confirmed|determined|identified|certain)|no (?:eta|estimate\w*|estimated time)(?: yet| at this time)?|unknown(?: at this time)?|unclear|no (?:date|time|estimate|forecast)[^.;]{0,40}(?:yet|given|known)|(?:cannot|can't|can not) (?:yet )?(?:say|tell|estimate)|still (?:determining|assessing)|too early to|yet to (?:determine|identify|confirm)|eta:? ?(?:unknown|none|tbd|n\/a))\b/i;

/** The guess at a cause in a line. */
export function guessIn(text: string): { readonly index: number; readonly length: number } | undefined {
  if (UNKNOWN.test(text)) return undefined;
  for (const pattern of GUESSES) {
    const hit = pattern.exec(text);
    if (hit !== null && !DENIED.test(hit[0])) return { index: hit.index, length: hit[0].length };
  }
  return undefined;
}

/** When the end was said to come. */
export interface Eta {
  readonly kind: 'range' | 'precise';
  readonly span: TextSpan;
  /** The latest moment that it allows, for an update whose own is known (ms). */
  readonly lastAt: (at: number) => number | undefined;
}

export interface GuessesSaid {
  readonly guesses: readonly TextSpan[];
  /** It says plainly that something is not known. */
  readonly unknown?: TextSpan;
  readonly eta?: Eta;
}

const END =
  /\b(?:eta|estimat\w+|expect\w*|anticipat\w+|should (?:be|take|have|see)|will (?:be|take|have)|aim\w*|target\w*|hop(?:e|ing)|back (?:up|online) (?:in|by|within))\b/i;
const OF_WHAT =
  /\b(?:eta|take|last|resol\w+|restor\w+|recover\w*|fix\w*|complet\w+|back|finish\w*|normal|deploy\w*|roll\w*|live|available|online|full service|mitigat\w+|clear\w*|caught up|process\w*|patch|repair\w*)\b/i;
const NEXT_WORD =
  /\b(?:(?:next|further|another|more) (?:update|information|news|word)|update (?:you|this|by|in|at)|post(?:ed)? (?:an|another)|provide (?:an|another|you|more)|updates? every)\b/i;
const APPROXIMATE =
  /\b(?:about|around|approximately|approx|roughly|within|up to|less than|next|no later than|before|by|between|at least|some|several|few|couple|~)\s*(?:the |an? )?(?:next )?$/i;

function etaIn(update: UpdateText): Eta | undefined {
  for (const line of update.lines) {
    const { text } = line;
    if (!END.test(text) || !OF_WHAT.test(text) || NEXT_WORD.test(text)) continue;
    const length = durationsIn(text).find((d) => d.ms >= MINUTE && d.setting === undefined && d.latency === undefined);
    const clocks = timesIn(text).filter((t) => t.ofDayMs !== undefined);
    const last = clocks.at(-1);
    const mark = (from: number, to: number) =>
      spanIn(update, line, { index: from, length: to - from }, 'Says when it should be over.');
    if (last !== undefined) {
      const span = clocks.length > 1 || APPROXIMATE.test(text.slice(0, last.from));
      return {
        kind: span ? 'range' : 'precise',
        span: mark(clocks[0]?.from ?? last.from, last.to),
        lastAt: (at) => dueOfClock(last, at),
      };
    }
    if (length === undefined) continue;
    // "has been down for 20 minutes" looks back.
    if (
      /\b(?:for|lasted|after|past|last|took|ago)\s*(?:the |about |approximately |around )?$/i.test(
        text.slice(0, length.from),
      )
    )
      continue;
    const span = length.range !== undefined || length.approximate || APPROXIMATE.test(text.slice(0, length.from));
    const ms = length.range?.highMs ?? length.ms;
    return { kind: span ? 'range' : 'precise', span: mark(length.from, length.to), lastAt: (at) => at + ms };
  }
  return undefined;
}

/** Guesses at a cause, plain words about what is not known, and when the end is said to come. */
export function guessesIn(update: UpdateText): GuessesSaid {
  const guesses: TextSpan[] = [];
  let unknown: TextSpan | undefined;
  for (const line of update.lines) {
    const open = UNKNOWN.exec(line.text);
    if (open !== null) {
      unknown ??= spanIn(
        update,
        line,
        { index: open.index, length: open[0].length },
        'Says plainly what is not known.',
      );
      continue;
    }
    const hit = guessIn(line.text);
    if (hit !== undefined)
      guesses.push(
        spanIn(
          update,
          line,
          hit,
          'A guess at the cause.',
          'Say that the cause is not known yet, and what is being checked.',
        ),
      );
  }
  const eta = etaIn(update);
  return { guesses, ...(unknown === undefined ? {} : { unknown }), ...(eta === undefined ? {} : { eta }) };
}
