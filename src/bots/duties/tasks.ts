import type { DrillTime } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import type { Task } from '../../drill/state';
import { carryOut, changeText } from '../change';
import { refusalOf, refusalOfChange } from '../consent';
import { understand } from '../instructions';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import { lookAct, observe, type Target } from '../reading';
import { twoReadings } from '../talk';
import { bugTitle } from './bugs';
import { statusUpdate } from './updates';

/** Something seen, in words, with the evidence for it. */
interface Found {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A finding shared with everybody. */
export function findingOf({ text, evidence }: Found): Act {
  return {
    type: 'finding.note',
    text,
    evidence: [...new Set(evidence)].slice(0, 60),
    claim: 'observation',
    share: true,
  };
}

/** Looks at the targets; a call by hand is a command. Gives the acts and what was seen. */
export function lookAt(
  now: Situation,
  targets: readonly Target[],
  key: string,
): { readonly acts: readonly Act[]; readonly found: readonly Found[] } {
  const acts: Act[] = [];
  const found: Found[] = [];
  for (const [i, target] of targets.entries()) {
    if (target.kind === 'call') {
      const nonce = stableId(now.seed, now.me, key, i);
      const called = carryOut(now, { op: 'functions.invoke', name: target.name, nonce }, `${key}/${i}`);
      acts.push(...called.acts);
      const evidence = called.acts.flatMap((act) => (act.type === 'tool.done' ? act.evidence : []));
      found.push({
        text: `Called ${target.name} by hand: ${called.output.replace(/\s+/g, ' ').slice(0, 160)}.`,
        evidence,
      });
    } else {
      const seen = observe(now, target);
      acts.push(lookAct(seen));
      found.push(seen);
    }
  }
  return { acts, found };
}

const UNCLEAR = [
  'I am not sure what you want me to look at.',
  'I do not understand this one.',
  'Sorry, I cannot make out what to do.',
];

export function bugOf(about: string): Act {
  return { type: 'bug.open', title: bugTitle(about), body: about };
}

function perform(now: Situation, task: Task): readonly Act[] {
  const key = `task/${task.id}`;
  const report = (text: string, outcome: 'done' | 'failed' | 'nothing-found'): Act => ({
    type: 'task.report',
    taskId: task.id,
    text,
    outcome,
  });
  if (task.kind === 'update') return [...statusUpdate(now, key), report('Update is out.', 'done')];
  const refusal = refusalOf(now, `${task.subject ?? ''} ${task.text}`, task.by);
  if (refusal !== undefined) return [report(refusal, 'failed')];
  const order = understand(now, task);
  if (order.kind === 'bug') return [bugOf(order.about), report('The bug ticket is open.', 'done')];
  if (task.kind === 'scribe')
    return [
      report(phrase(now, ['I keep the timeline in the ticket.', 'Timeline is running in the ticket.'], key), 'done'),
    ];
  if (order.kind === 'unclear') {
    const [one, other] = twoReadings(now, task.text);
    return [report(`${phrase(now, UNCLEAR, key)} Did you mean “${one}”, or “${other}”?`, 'failed')];
  }
  if (order.kind === 'change') {
    const no = refusalOfChange(now, order.change, task.by);
    if (no !== undefined) return [report(no, 'failed')];
    const done = carryOut(now, order.change, key);
    const said = changeText(order.change);
    const text = done.ok
      ? phrase(
          now,
          [
            `Done: ${said}. Watching the error rate.`,
            `${said}: done, now watching.`,
            `That is out (${said}). I keep an eye on the errors.`,
          ],
          key,
        )
      : `That did not work (${said}): ${done.output}`;
    return [...done.acts, report(text, done.ok ? 'done' : 'failed')];
  }
  const seen = lookAt(now, order.targets, key);
  const last = seen.found.at(-1)?.text ?? 'Nothing to see.';
  const quiet = seen.found.every((f) => f.evidence.length === 0 && /\bno(ne|thing)?\b/i.test(f.text));
  return [...seen.acts, ...seen.found.slice(0, -1).map(findingOf), report(last, quiet ? 'nothing-found' : 'done')];
}

/** Seconds that a kind of work takes a colleague. */
const WORK: Readonly<Record<Task['kind'], readonly [number, number]>> = {
  look: [50, 140],
  fix: [40, 110],
  update: [40, 90],
  scribe: [10, 30],
  other: [50, 140],
};

/** Acknowledges what it is given, does one thing after the other, reports each. */
export const doTasks: Duty = (now) => {
  const mine = now.view.tasks.filter((t) => t.to === now.me);
  const intents: Intent[] = mine
    .filter((t) => t.acknowledgedAt === undefined && t.reportedAt === undefined)
    .map((t) => ({
      key: `task/${t.id}/ack`,
      at: later(now, t.at, 15, 60, 'task', t.id, 'ack'),
      acts: () => [{ type: 'task.acknowledge', taskId: t.id }],
    }));
  const next = mine.find((t) => t.acknowledgedAt !== undefined && t.reportedAt === undefined);
  if (next?.acknowledgedAt !== undefined) {
    const lastReport = Math.max(Number.NEGATIVE_INFINITY, ...mine.map((t) => t.reportedAt ?? Number.NEGATIVE_INFINITY));
    const from: DrillTime = Math.max(next.acknowledgedAt, lastReport);
    const [min, max] = WORK[next.kind];
    intents.push({
      key: `task/${next.id}`,
      at: later(now, from, min, max, 'task', next.id),
      acts: (then) => perform(then, next),
    });
  }
  return intents;
};
