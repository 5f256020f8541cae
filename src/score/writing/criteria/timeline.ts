import type { Row } from './account';
import { DETECTION, FAILURE, OVER, RESPONSE, RESTORED, TRIGGER } from './cues';
import { enough, facet } from './search';
import type { Criterion } from './types';

/** So many rows tell an incident whole; more earn nothing. */
const WHOLE = 10;
/** A time in running text is harder to follow than a row. */
const IN_TEXT = 0.5;

/** Share of neighbours that stand in order; a step back over midnight is none. */
function inOrder(rows: readonly Row[]): number {
  const timed = rows.filter((r) => r.ofDay !== undefined);
  if (timed.length < 2) return timed.length === 1 ? 0.5 : 0;
  let wrong = 0;
  for (let i = 1; i < timed.length; i++) {
    const [a, b] = [timed[i - 1], timed[i]];
    if (a?.ofDay === undefined || b?.ofDay === undefined) continue;
    if (
      a.day !== undefined && b.day !== undefined
        ? b.day < a.day || (b.day === a.day && b.ofDay < a.ofDay)
        : b.ofDay < a.ofDay && a.ofDay - b.ofDay < 12 * 3_600_000
    )
      wrong++;
  }
  return Math.max(0, 1 - (2 * wrong) / (timed.length - 1));
}

/** What happened when: from the start of the fault over its detection to the end, with the time zone, in order. */
export const timeline: Criterion = {
  id: 'timeline',
  title: 'Timeline',
  of: 13,
  source: 'postmortem.template (Time (UTC), Event); ISO 8601 for times',
  hint: 'One row a moment, with time and time zone, in order: the change or fault that began it, who noticed, what was found, what was done, when it was over.',
  facets: (doc) => {
    const { rows, zone } = doc.account;
    const listed = rows.filter((r) => r.listed && r.ofDay !== undefined);
    const told = rows.filter((r) => !r.listed && r.ofDay !== undefined);
    const dates = rows.filter((r) => r.ofDay === undefined);
    const weight = listed.length + told.length * IN_TEXT + dates.length * 0.3;
    const use = listed.length >= 3 ? listed : rows;
    const enoughRows = enough(weight, 3);
    const has = (pattern: RegExp, among: readonly Row[] = use): readonly Row[] =>
      among.filter((r) => pattern.test(r.text));
    const seen = use.findIndex((r) => DETECTION.test(r.text));
    const before = use.slice(0, Math.max(1, seen));
    const began = has(TRIGGER, before).length > 0 || has(FAILURE, before).length > 0;
    // Each moment rests on a row of its own: one long sentence is not a timeline.
    const taken = new Set<Row>();
    const claim = (among: readonly Row[]): readonly Row[] => {
      const free = among.find((r) => !taken.has(r));
      if (free === undefined) return [];
      taken.add(free);
      return [free];
    };
    const moments = [
      claim(began ? before : []),
      claim(has(OVER, use.slice(-4)).toReversed()),
      claim(has(DETECTION)),
      claim(has(RESTORED)),
      claim(has(RESPONSE)),
    ];
    const wordy = use.filter((r) => r.text.split(/\s+/).length >= 6).length / Math.max(1, use.length);
    return [
      facet(
        'moments with a time',
        5.5,
        enough(weight, WHOLE),
        use.slice(0, 6).map((r) => r.span),
      ),
      facet(
        'from the fault over detection, diagnosis and fix to the end',
        4,
        (moments.filter((m) => m.length > 0).length / moments.length) * enoughRows,
        moments.flatMap((m) => m.slice(0, 1).map((r) => r.span)),
      ),
      facet('the time zone', 1.5, zone === undefined ? 0 : enough(weight, 2)),
      facet('rows in order', 1.5, inOrder(listed.length >= 2 ? listed : rows) * enoughRows),
      facet('rows that say what happened', 1.5, wordy * enough(weight, 6)),
    ];
  },
};
