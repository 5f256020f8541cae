import { judgeAction } from '../../../src/score/writing/find/action-items';
import type { Figure } from '../figure';
import { ACTIONS, type ActionRow, FLAGS, NAMES, ROLES } from './action-items';
import { figuresOf, type Tally, tally } from './figures';

/** What the judge says of a row, as labels: flags that hold, and what it read of owner, date, priority and ticket. */
export function labelsOf(row: ActionRow): { readonly found: readonly string[]; readonly wanted: readonly string[] } {
  const v = judgeAction(row.text, { names: NAMES, roles: ROLES });
  const marks = ['owner', 'due', 'priority', 'ticket'] as const;
  return {
    found: [...FLAGS.filter((f) => v[f]), ...marks.flatMap((k) => (v[k] === undefined ? [] : [`${k} ${v[k].text}`]))],
    wanted: [...row.expect, ...marks.flatMap((k) => (row[k] === undefined ? [] : [`${k} ${row[k]}`]))],
  };
}

/** What the judge says of a row against its labels. */
export function tallyOfAction(row: ActionRow): Tally {
  const { found, wanted } = labelsOf(row);
  return tally(found, wanted);
}

/** Precision and recall of `judgeAction` on this set, over all flags and marks. */
export function figures(): readonly Figure[] {
  return figuresOf('action items', ACTIONS, tallyOfAction, { precision: 0.97, recall: 0.9 });
}
