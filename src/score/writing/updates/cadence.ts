import { MINUTE } from '../../../base/drill-time';
import { fallOff } from '../../measure';
import type { Found } from './criterion';
import type { SequenceFacts } from './facts';

/** Minutes to the first word: full points up to the first, none from the second. */
const SOON = 10;
const LATE = 60;
/** A promise longer than this covers no more than this. */
const LONGEST_PROMISE = 24 * 60 * MINUTE;

interface Stretch {
  readonly covered: number;
  readonly all: number;
}

/** Minutes from one update to the next in which it was fresh: no older than the cadence, or its promise still open. */
function fresh(from: number, to: number, every: number, due: number | undefined): Stretch {
  const all = Math.max(0, to - from);
  const full = Math.min(all, Math.max(every, Math.min(LONGEST_PROMISE, (due ?? from) - from)));
  // Twice the cadence is late, and better than silence.
  const half = Math.max(0, Math.min(all, 2 * every) - full);
  return { covered: full + half / 2, all };
}

/** Share of the minutes that a fresh update covered, from the declaration (or the first update) to the end. */
export function cadenceOf(facts: SequenceFacts): Found | string {
  if (facts.endsAt === 0)
    return {
      share: 0,
      reason: 'No minute of it was covered: the first word came when it was over.',
      hint: `Post at least every ${facts.cadence} min while it goes on.`,
    };
  const end = facts.endsAt === undefined ? undefined : facts.told[facts.endsAt]?.at;
  const rows = facts.told.filter((u) => u.at !== undefined && (end === undefined || u.at <= end));
  if (rows.length === 0) return 'no times are known.';
  const every = facts.cadence * MINUTE;
  const first = rows[0]?.at ?? 0;
  const { declaredAt } = facts;
  const stretches = rows
    .slice(0, -1)
    .map((u, i) => fresh(u.at ?? 0, rows[i + 1]?.at ?? 0, every, u.next.promise?.dueAt(u.at ?? 0)));
  // The first update is due one cadence after the declaration; what is late then was covered by nothing.
  if (declaredAt !== undefined && first > declaredAt + every)
    stretches.push({ covered: 0, all: first - declaredAt - every });
  const all = stretches.reduce((n, s) => n + s.all, 0);
  if (all < MINUTE) return rows.length < 2 ? 'there is one update with a time only.' : 'it was over within a minute.';
  const share = stretches.reduce((n, s) => n + s.covered, 0) / all;
  const bare = Math.round(((1 - share) * all) / MINUTE);
  return {
    share,
    reason:
      share > 0.995
        ? `There was never a minute without an update younger than ${facts.cadence} min, or than its promise.`
        : `For ${bare} of ${Math.round(all / MINUTE)} min the newest update was older than ${facts.cadence} min.`,
    hint: `Post at least every ${facts.cadence} min until it is over, also when there is no news.`,
  };
}

/** How soon the first word came: after the declaration where that is known, else at least before it was over. */
export function firstWordOf(facts: SequenceFacts): Found | string {
  const { declaredAt, told } = facts;
  const first = told[0];
  const hint = 'Say within ten minutes that something is wrong, also when nothing more is known.';
  if (first?.status?.phase === 5)
    return { share: 0, reason: 'The first word came when it was over.', spans: [first.status.span], hint };
  if (declaredAt === undefined || first?.at === undefined) return 'it is not known when the incident was declared.';
  const waited = Math.max(0, first.at - declaredAt) / MINUTE;
  return {
    share: fallOff(waited, SOON, LATE),
    reason: `The first word came ${Math.round(waited)} min after the declaration.`,
    hint,
  };
}
