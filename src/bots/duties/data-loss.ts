import { type DrillTime, MINUTE } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act, ActOf } from '../../drill/acts';
import { carryOut, changeText } from '../change';
import { COUNT_TASK, type DataStep, isDataLoss, nextDataStep } from '../data-steps';
import { type Duty, type Intent, later, type Situation } from '../intent';

import { clock, declaredAt, firstName, heldSince, holds } from '../situation';
import { hands } from './investigate';
import { readDiffs } from './read-diffs';
import { findingOf, lookAt } from './tasks';

/** A step that somebody was asked for and that has lain for so long is done by whoever asked. */
const PATIENCE = 7 * MINUTE;

/** From when on the next step can be thought of: what was done or reported last. */
function since(now: Situation): DrillTime {
  const { view } = now;
  return Math.max(
    declaredAt(now) ?? 0,
    heldSince(now, 'ic') ?? 0,
    ...view.changes.slice(-1).map((c) => c.at),
    ...view.tools.slice(-1).map((t) => t.at),
    ...view.looks.slice(-1).map((l) => l.at),
    ...view.tasks.filter((t) => t.by === now.me && isDataTask(t)).map((t) => t.reportedAt ?? 0),
  );
}

/** Have the rows been put back and people been let in again, and has nothing rung since? Costs no look. */
function isDone({ view }: Situation): boolean {
  const repaired = view.changes.findLast(({ fact }) => fact.type === 'rows.changed')?.at;
  const opened = view.changes.findLast(({ fact }) => fact.type === 'flag.set' && fact.value)?.at;
  return repaired !== undefined && opened !== undefined && opened > repaired && (view.pages.at(-1)?.at ?? 0) < opened;
}

/**
 * Leads the response to data loss as the playbook has it: stop the writes, take an emergency backup, count, stop what does it,
 * restore only what is lost, log every change, count again, and only then let people write. What comes next is worked out when
 * its time has come, because it costs a look at several consoles.
 */
export const leadDataLoss: Duty = (now) => {
  if (!holds(now, 'ic') || declaredAt(now) === undefined || now.view.resolved || isDone(now) || !isDataLoss(now))
    return [];
  const asked = now.view.tasks.find((t) => t.by === now.me && t.reportedAt === undefined && isDataTask(t));
  if (asked !== undefined && hands(now) === asked.to) {
    return [{ key: `data/late/${asked.id}`, at: asked.at + PATIENCE, acts: (then) => act(then, true) }];
  }
  const from = since(now);
  const key = `data/${from}`;
  return [{ key, at: later(now, from, 25, 60, key), acts: (then) => act(then, false) } satisfies Intent];
};

/** Is it one of the steps of a data loss, as against the reading that every incident asks for? */
const isDataTask = (task: { readonly kind: string; readonly subject?: string | undefined }): boolean =>
  task.kind === 'fix' || COUNT_TASK.test(task.subject ?? '');

const taskOf = (now: Situation, step: DataStep): string => `task-${stableId(now.seed, 'data', step.id)}`;

function act(then: Situation, late: boolean): readonly Act[] {
  const step = nextDataStep(then);
  if (step === undefined) return [];
  const asked = then.view.tasks.some((t) => t.id === taskOf(then, step));
  const deputy = late || asked ? undefined : hands(then);
  if (step.kind === 'diffs') return readDiffs(then);
  if (step.kind === 'look') {
    if (deputy !== undefined) return [give(then, step, deputy, 'look', step.words)];
    const seen = lookAt(then, [{ kind: 'damage' }], `data/${step.id}`);
    return [...seen.acts, ...seen.found.map(findingOf)];
  }
  const said = changeText(step.change);
  const decided: Act[] =
    step.reason === undefined
      ? []
      : [{ type: 'decide', option: step.option ?? 'other', text: said, reason: step.reason }];
  if (deputy !== undefined) return [...decided, give(then, step, deputy, 'fix', said)];
  const done = carryOut(then, step.change, `data/${step.id}`);
  const told: Act[] =
    then.view.ticket === undefined
      ? []
      : [
          {
            type: 'ticket.update',
            kind: 'comment',
            text: `[${clock(then, then.view.t)}] ${done.ok ? 'Done' : 'Failed'}: ${said}. ${done.ok ? '' : done.output}`.trim(),
          },
        ];
  return [...decided, ...done.acts, ...told];
}

function give(then: Situation, step: DataStep, to: string, kind: ActOf<'task.give'>['kind'], said: string): Act {
  return {
    type: 'task.give',
    taskId: taskOf(then, step),
    to,
    kind,
    text: `@${firstName(then, to)} please ${said}, and say when it is done.`,
    subject: said,
  };
}
