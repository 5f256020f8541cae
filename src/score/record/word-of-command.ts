import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import type { ScoreInput } from '../types';
import { holdings } from './people';

/** Words by which a decision or a task is about taking rows away or putting others in their place. */
const REMOVES = /\b(?:delet|remov|truncat|purg|clean|restor|replac|drop|mend|repair)/i;

/** Did somebody command at a moment? Who just handed over still counts in that moment. */
function commands(input: ScoreInput, person: PersonId, at: DrillTime): boolean {
  return holdings(input, 'ic').some((h) => h.person === person && h.from <= at && at <= h.to);
}

/**
 * Had the commander said yes to a deletion before it was done: by an approval, a decision or a task for it, or by doing it
 * themselves?
 */
export function approvedByCommand(input: ScoreInput, deletion: { at: DrillTime; by: PersonId }): boolean {
  const { approvals, decisions, tasks } = input.state;
  if (commands(input, deletion.by, deletion.at)) return true;
  return (
    approvals.some(
      (a) =>
        a.granted === true &&
        (a.answeredAt ?? Number.POSITIVE_INFINITY) <= deletion.at &&
        commands(input, a.of, a.answeredAt ?? a.at),
    ) ||
    decisions.some(
      (d) =>
        d.at <= deletion.at &&
        commands(input, d.by, d.at) &&
        (d.option === 'database' || REMOVES.test(d.text) || REMOVES.test(d.reason)),
    ) ||
    tasks.some(
      (t) =>
        t.at <= deletion.at &&
        t.to === deletion.by &&
        t.kind === 'fix' &&
        commands(input, t.by, t.at) &&
        REMOVES.test(t.text),
    )
  );
}
