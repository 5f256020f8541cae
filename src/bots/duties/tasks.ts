import type { DrillTime } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import type { Task } from '../../drill/state';
import { carryOut, changeText } from '../change';
import { understand } from '../instructions';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import { lookAct, observe, type Target } from '../reading';
import { firstName } from '../situation';
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
  'I am not sure what you want me to look at. Name a log, the tracker, deployments, metrics, flags or a page, and I will.',
  'I do not understand this one. Which console or which function do you mean?',
  'Sorry, I cannot make out what to do. Tell me what to look at, or the exact change.',
];

function bugOf(about: string): Act {
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
  const order = understand(now, task);
  if (order.kind === 'bug') return [bugOf(order.about), report('The bug ticket is open.', 'done')];
  if (task.kind === 'scribe')
    return [
      report(phrase(now, ['I keep the timeline in the ticket.', 'Timeline is running in the ticket.'], key), 'done'),
    ];
  if (order.kind === 'unclear') return [report(phrase(now, UNCLEAR, key), 'failed')];
  if (order.kind === 'change') {
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

/** Answers people who speak to it by name or in a direct message: does what they ask to look at, says so when it cannot. */
export const answerMentions: Duty = (now) => {
  const name = firstName(now, now.me);
  const players = now.view.roster.filter((p) => p.kind === 'player').map((p) => p.id);
  return now.view.messages
    .filter((m) => m.kind === 'message' && players.includes(m.from) && m.from !== now.me)
    .filter((m) => m.channel === `dm:${now.me}` || new RegExp(`@${name}\\b`, 'i').test(m.text))
    .filter((m) => !now.view.messages.some((r) => r.replyTo === m.id && r.from === now.me))
    .map((m) => ({
      key: `mention/${m.id}`,
      at: later(now, m.at, 45, 120, 'mention', m.id),
      acts: (then): readonly Act[] => {
        const channel = m.channel.startsWith('dm:') ? `dm:${m.from}` : m.channel;
        const reply = (text: string): Act => ({ type: 'post', channel, kind: 'answer', text, replyTo: m.id });
        const order = understand(then, { kind: 'other', text: m.text });
        if (order.kind === 'look') {
          const seen = lookAt(then, order.targets, `mention/${m.id}`);
          return [...seen.acts, reply(seen.found.map((f) => f.text).join(' '))];
        }
        if (order.kind === 'bug') return [bugOf(order.about), reply('The bug ticket is open.')];
        if (order.kind === 'change') {
          return [
            reply(
              `I can ${changeText(order.change)}. Give it to me as a task, so that it is on record who asked for it.`,
            ),
          ];
        }
        if (/\b(thanks?|thank you|great|nice|ok(ay)?)\b/i.test(m.text))
          return [reply(phrase(then, ['Sure.', 'You are welcome.', 'No problem.'], m.id))];
        return [reply(phrase(then, UNCLEAR, m.id))];
      },
    }));
};
