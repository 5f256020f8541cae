import { mean } from '../../measure';
import type { Found } from './criterion';
import type { SequenceFacts } from './facts';
import { goingOn, plural, spansOf } from './said';

/** Minutes after a promised time that still keep it. */
const GRACE = 5 * 60_000;

/** The next update came by when it was promised. */
export function promiseOf(facts: SequenceFacts): Found | string {
  const open = goingOn(facts);
  if (open.length === 0)
    return {
      share: 0,
      reason: 'Nothing was told, and so nothing promised, until it was over.',
      hint: 'Tell it while it goes on, each time with the time of the next update.',
    };
  if (facts.told.every((u) => u.at === undefined)) return 'no times are known.';
  const rows = open.flatMap((u) => {
    const { promise } = u.next;
    if (promise === undefined || u.at === undefined) return [];
    const due = promise.dueAt(u.at);
    const next = facts.told[facts.told.indexOf(u) + 1]?.at;
    if (due === undefined || next === undefined) return [];
    const late = next - due;
    const kept = late <= GRACE;
    return [
      {
        // A little late is less bad than silence.
        share: kept ? 1 : Math.max(0, 0.5 - late / (60 * 60_000) / 2),
        span: {
          ...promise.span,
          why: kept
            ? 'Kept: the next one came by then.'
            : `Not kept: the next one came ${Math.round(late / 60_000)} min later.`,
        },
      },
    ];
  });
  if (rows.length === 0) {
    if (open.some((u) => u.next.promise !== undefined))
      return 'no update came after the promise, or its time is not known.';
    return {
      share: 0,
      reason: 'Nothing was promised that could be kept.',
      hint: 'Name the time of the next update, and keep it.',
    };
  }
  const broken = rows.filter((r) => r.share < 1).length;
  return {
    share: mean(rows.map((r) => r.share)),
    reason:
      broken === 0
        ? 'Every promised update came in time.'
        : `${broken} of ${plural(rows.length, 'promise')} were broken.`,
    spans: rows.map((r) => r.span),
    hint: 'Post by the promised time even without news, or promise later.',
  };
}

/** No guess at the cause; an end that is foretold comes by then. "Unknown" is free, a range is better than a moment. */
export function precisionOf(facts: SequenceFacts): Found {
  const { told } = facts;
  const guesses = spansOf(told, (u) => u.guesses.guesses);
  const ended = told.find((u) => (u.status?.phase ?? 0) >= 4)?.at;
  const last = told.findLast((u) => u.at !== undefined)?.at;
  const missed = told.flatMap((u) => {
    const { eta } = u.guesses;
    if (eta === undefined || u.at === undefined) return [];
    const by = eta.lastAt(u.at);
    if (by === undefined || (ended ?? last ?? by) <= by + GRACE) return [];
    return [
      {
        ...eta.span,
        why: 'It was not over by then.',
        hint: 'Give a range, or say that it is not known.',
        range: eta.kind === 'range',
      },
    ];
  });
  const honest = told.some((u) => u.guesses.unknown !== undefined || u.guesses.eta?.kind === 'range');
  const cost = 0.35 * guesses.length + missed.reduce((n, m) => n + (m.range ? 0.2 : 0.4), 0);
  return {
    share: 1 - Math.max(0, cost - (honest && cost > 0 ? 0.1 : 0)),
    reason:
      cost === 0
        ? 'Nothing is told as known that is only guessed.'
        : [
            ...(guesses.length > 0
              ? [`${plural(guesses.length, 'guess')} at the cause`.replace('guesss', 'guesses')]
              : []),
            ...(missed.length > 0 ? [`${plural(missed.length, 'time')} that did not hold`] : []),
          ]
            .join(', ')
            .concat('.'),
    spans: [
      ...guesses,
      ...missed.map(({ range: _, ...span }) => span),
      ...told.flatMap((u) => (u.guesses.unknown === undefined ? [] : [u.guesses.unknown])),
    ],
    hint: 'Tell the cause when something shows it; until then say that it is not known. Give a range for the end, or none.',
  };
}
