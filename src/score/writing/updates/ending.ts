import { MINUTE } from '../../../base/drill-time';
import { durationsIn } from '../find/durations';
import { timesIn } from '../find/times';
import type { TextSpan } from '../types';
import type { Found } from './criterion';
import type { SequenceFacts, UpdateFacts } from './facts';
import { impactGrade } from './impact';
import { spanIn } from './update-text';

const FOLLOWS =
  /\b(?:post-?\s?mortem|root[- ]cause analysis|rca\b|(?:incident|post-incident|full|detailed|after[- ]action) (?:report|review|analysis|summary|write-?up)|retrospective|prevent\w*|(?:avoid|ensure) (?:this|a |it|similar|such|that)|so (?:this|that this|it) (?:does|will|can)(?: not|n't) happen|follow[- ]?up|improv(?:e|ing) our|will (?:be )?(?:publish|shar|conduct|perform|review|investigat|implement|add|continue to (?:investigate|work))\w*|further (?:investigation|steps|measures|safeguards)|additional (?:monitoring|safeguards|alerting|measures|tests|checks)|long[- ]term (?:fix|solution))\b/i;
const LASTED =
  /\b(?:lasted|duration|for (?:about |approximately |around |roughly |a total of )?\d|total(?:ling)?|took)\b/i;

function lasted(update: UpdateFacts): TextSpan | undefined {
  for (const line of update.text.lines) {
    const clocks = timesIn(line.text).filter((t) => t.ofDayMs !== undefined);
    const [a, b] = clocks;
    if (a !== undefined && b !== undefined && /\b(?:from|between|start\w*|began|at)\b/i.test(line.text))
      return spanIn(update.text, line, { index: a.from, length: b.to - a.from }, 'Says from when to when.');
    const length = durationsIn(line.text).find(
      (d) => d.ms >= MINUTE && d.setting === undefined && d.latency === undefined,
    );
    if (length !== undefined && LASTED.test(line.text))
      return spanIn(update.text, line, { index: length.from, length: length.to - length.from }, 'Says how long.');
  }
  return undefined;
}

function follows(update: UpdateFacts): TextSpan | undefined {
  for (const line of update.text.lines) {
    const hit = FOLLOWS.exec(line.text);
    if (hit !== null)
      return spanIn(update.text, line, { index: hit.index, length: hit[0].length }, 'Says what follows from it.');
  }
  return undefined;
}

const first = <T>(list: readonly T[], of: (x: T) => TextSpan | undefined): TextSpan | undefined => {
  for (const x of list) {
    const span = of(x);
    if (span !== undefined) return span;
  }
  return undefined;
};

/** That it is over, what it was, how long it was, and what follows. */
export function endingOf(facts: SequenceFacts): Found | string {
  const { told, endsAt } = facts;
  const hint = 'Close with what it was, from when to when, what ended it, and what follows.';
  if (endsAt === undefined) {
    if (told.length < 2) return 'the only update is not the last word.';
    return { share: 0, reason: 'No update says that it is over.', hint };
  }
  const end = told.slice(endsAt);
  const length = first(end, lasted);
  const next = first(end, follows);
  const cause = end.some((u) => u.actions.cause) ? 1 : 0;
  const impact = Math.max(...end.map((u) => impactGrade(u.impact)));
  const before = told.some((u) => u.actions.cause) ? 0.4 : 0;
  const what = Math.max(0.6 * cause + 0.4 * Math.min(1, impact * 1.5), before);
  const rows: readonly (readonly [boolean, string])[] = [
    [what >= 0.5, 'what it was'],
    [length !== undefined, 'how long it was'],
    [next !== undefined, 'what follows'],
  ];
  const missing = rows.filter(([there]) => !there).map(([, words]) => words);
  const over = end[0]?.status?.span;
  return {
    share: 0.3 + 0.3 * what + (length === undefined ? 0 : 0.2) + (next === undefined ? 0 : 0.2),
    reason:
      missing.length === 0
        ? 'Says that it is over, what it was, how long, and what follows.'
        : `The end lacks: ${missing.join(', ')}.`,
    spans: [over, length, next].filter((s) => s !== undefined),
    hint,
  };
}
