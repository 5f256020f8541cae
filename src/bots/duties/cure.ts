import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import { type Change, carryOut, changeText } from '../change';
import { type Duty, later, type Situation } from '../intent';
import { recoveredAt } from '../knowledge';
import { suspected } from '../remedy';
import { clock, declaredAt, firstName, holds } from '../situation';
import { temperOf } from '../temperament';
import { hands } from './investigate';

/** Rounds of reading of somebody who asks why it happened. */
const THOROUGH = 3;

/** Changes of the database that the playbook wants logged in the error log as well. */
function logged(now: Situation, change: Change, key: string): readonly Act[] {
  if (change.op !== 'indexes.create') return [];
  return carryOut(now, { op: 'changes.log', message: `Applied by hand: ${changeText(change)}` }, `${key}/log`).acts;
}

/**
 * Once something has been stopped for the moment, has done what keeps it from coming back: whoever only ends a query will meet
 * it again.
 */
export const cureCause: Duty = (now) => {
  const recovered = recoveredAt(now);
  if (!holds(now, 'ic') || declaredAt(now) === undefined || recovered === undefined || now.view.resolved) return [];
  // Whoever has no patience to read it all takes relief for the end of it.
  if (temperOf(now).rounds < THOROUGH) return [];
  const remedy = suspected(now)?.cure?.(now);
  if (remedy === undefined) return [];
  const said = changeText(remedy.change);
  if (now.view.decisions.some((d) => d.text === said)) return [];
  const key = `decide/cure/${stableId(said)}`;
  return [
    {
      key,
      at: later(now, recovered, 30, 70, key),
      acts: (then): readonly Act[] => {
        const acts: Act[] = [{ type: 'decide', option: remedy.option, text: said, reason: remedy.reason }];
        const deputy = hands(then);
        if (deputy !== undefined) {
          acts.push({
            type: 'task.give',
            taskId: `task-${stableId(then.seed, then.me, key)}`,
            to: deputy,
            kind: 'fix',
            text: `@${firstName(then, deputy)} so that it does not come back, please ${said}, and say when it is done.`,
            subject: said,
          });
          return acts;
        }
        const done = carryOut(then, remedy.change, key);
        acts.push(...done.acts, ...(done.ok ? logged(then, remedy.change, key) : []));
        if (then.view.ticket !== undefined) {
          const text = `[${clock(then, then.view.t)}] ${done.ok ? 'Done' : 'Failed'}: ${said}. ${done.ok ? '' : done.output}`;
          acts.push({ type: 'ticket.update', kind: 'comment', text: text.trim() });
        }
        return acts;
      },
    },
  ];
};
