import { MINUTE } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import { carryOut, changeText } from '../change';
import { strongest, weigh } from '../clues';
import { also, leaveOut, tardy, unwilling } from '../habits';
import type { Situation } from '../intent';
import { trackerRows } from '../reading';
import { remediesFor } from '../remedy';
import { declaredAt, holds } from '../situation';
import type { Flaw } from './flaw';

/** Goes by a number on the wall in passing, which nobody else has seen, and happens to be right. */
function guess(then: Situation): readonly Act[] {
  const cause = strongest(weigh(trackerRows(then).map((row) => ({ text: row.title, times: row.events }))));
  const remedy = cause === undefined ? undefined : remediesFor(then, cause)[0];
  if (remedy === undefined) return [];
  const text = changeText(remedy.change);
  return [
    { type: 'decide', option: remedy.option, text, reason: 'That usually helps' },
    ...carryOut(then, remedy.change, 'guess').acts,
  ];
}

export const blindFix: Flaw = {
  id: 'blind-fix',
  title: 'Fix before evidence',
  about: 'Changes production before anything has been read that points to the cause.',
  indicator: 'evidence-before-fix',
  scenarios: ['edge-outage'],
  habits: [
    // Nothing is read, and nothing told of it, until the first change.
    leaveOut((act, then) => then.view.decisions.length === 0 && (act.type === 'look' || act.type === 'finding.note')),
    also((now) => {
      const declared = declaredAt(now);
      if (!holds(now, 'ic') || declared === undefined || now.view.decisions.length > 0) return [];
      return [{ key: 'guess', at: declared + 2 * MINUTE, acts: guess }];
    }),
    unwilling('decide/0'),
    tardy(3 * MINUTE, 'investigate/'),
  ],
};
