import { type DrillTime, MINUTE } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import type { PersonId, Task } from '../../drill/state';
import { carryOut, changeText } from '../change';
import { understand } from '../instructions';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import { bridgeChannel, channelDue, clock, declaredAt, firstName, holders, holds } from '../situation';
import { findingOf, lookAt } from './tasks';
import { statusUpdate } from './updates';

/** Minutes after which a task that a player was given is asked for, asked for again, and done by the commander itself. */
const FIRST_ASK = 4;
const SECOND_ASK = 7;
const TAKEN_OVER = 10;

/** The player who holds a role, if a player does. */
function playerIn(now: Situation, role: string): PersonId | undefined {
  return holders(now, role).find((id) =>
    now.view.roster.some((p) => p.id === id && p.kind === 'player' && p.gone.length === 0),
  );
}

const say = (now: Situation, text: string): Act => ({
  type: 'post',
  channel: bridgeChannel(now),
  kind: 'message',
  text,
});

const THANKS = ['Thank you, that helps.', 'Thanks, clear.', 'Good, thank you.', 'Thank you, noted.'];

/** What came back is repeated in a few words, so that whoever reported knows that it was heard. */
function gist(report: string): string {
  const first = report.split(/(?<=[.!?])\s/)[0] ?? report;
  return first.length > 140 ? `${first.slice(0, 139)}…` : first;
}

/** Closes the loop with players: thanks for a report, and says what was understood. */
export const thankForReports: Duty = (now) =>
  holds(now, 'ic')
    ? now.view.tasks
        .filter((t) => t.by === now.me && t.reportedAt !== undefined && playerNamed(now, t.to))
        .map(
          (t): Intent => ({
            key: `thanks/${t.id}`,
            at: later(now, t.reportedAt ?? t.at, 10, 30, 'thanks', t.id),
            acts: (then) => [
              say(
                then,
                `@${firstName(then, t.to)} ${phrase(then, THANKS, t.id)} I understand: ${gist(t.report ?? '')}`,
              ),
            ],
          }),
        )
    : [];

function playerNamed({ view }: Situation, person: PersonId): boolean {
  return view.roster.some((p) => p.id === person && p.kind === 'player');
}

const ASK = [
  'how is it going? A half sentence is enough.',
  'where do you stand with this?',
  'anything that I can do to help?',
];
const TAKE = [
  'I do this one myself now, so that we do not lose time; no harm done.',
  'I have a hand free and take this one. Please go on with what you see.',
];

/** Asks a player who has gone quiet over a task, twice, and then does it itself without a word of blame. */
export const followUp: Duty = (now) =>
  holds(now, 'ic')
    ? now.view.tasks
        .filter((t) => t.by === now.me && t.reportedAt === undefined && playerNamed(now, t.to))
        // One thing at a time: whoever is behind with the first is not asked about the second.
        .filter((t, i, open) => open.findIndex((other) => other.to === t.to) === i)
        .flatMap((t): Intent[] => {
          const ask = (after: number): Intent => ({
            key: `follow/${t.id}/${after}`,
            at: later(now, t.at, after * 60, after * 60 + 30, 'follow', t.id, after),
            acts: (then) => [say(then, `@${firstName(then, t.to)} ${phrase(then, ASK, t.id, after)}`)],
          });
          const take: Intent = {
            key: `follow/${t.id}/take`,
            at: later(now, t.at, TAKEN_OVER * 60, TAKEN_OVER * 60 + 30, 'follow', t.id, 'take'),
            acts: (then) => takeOver(then, t),
          };
          return t.kind === 'scribe' ? [] : [ask(FIRST_ASK), ask(SECOND_ASK), take];
        })
    : [];

function takeOver(then: Situation, t: Task): readonly Act[] {
  const word = say(then, `@${firstName(then, t.to)} ${phrase(then, TAKE, t.id)}`);
  const key = `taken/${t.id}`;
  if (t.kind === 'update') return [word, ...statusUpdate(then, key)];
  const order = understand(then, t);
  if (order.kind === 'look') {
    const seen = lookAt(then, order.targets, key);
    return [word, ...seen.acts, ...seen.found.map(findingOf)];
  }
  if (order.kind !== 'change') return [word];
  // Somebody may have done it without saying so.
  const since = then.view.changes.some((c) => c.at >= t.at);
  const done = since ? undefined : carryOut(then, order.change, key);
  return done === undefined ? [] : [word, ...done.acts, say(then, `Done: ${changeText(order.change)}.`)];
}

/** Asks the player who keeps the timeline for it, with what it is for; the next two reminders come when nothing is written. */
export const askScribe: Duty = (now) => {
  const scribe = playerIn(now, 'scribe');
  const { ticket } = now.view;
  if (!holds(now, 'ic') || scribe === undefined || ticket === undefined || now.view.resolved) return [];
  const taskId = `task-${stableId(now.seed, now.me, scribe, 'timeline')}`;
  if (!now.view.tasks.some((t) => t.id === taskId)) {
    return [
      {
        key: 'lead/scribe',
        at: later(now, ticket.openedAt, 20, 45, 'lead', 'scribe'),
        acts: (then) => [
          {
            type: 'task.give',
            taskId,
            to: scribe,
            kind: 'scribe',
            text: `@${firstName(then, scribe)} please keep the timeline in the ticket, with times: what happened, what was found, who decided what. The postmortem is written from it.`,
          },
        ],
      },
    ];
  }
  const written = ticket.comments.findLast((c) => c.by === scribe)?.at;
  const from = Math.max(ticket.openedAt, written ?? 0, ...now.view.decisions.map((d) => d.at));
  if (written !== undefined && written >= from) return [];
  return [6, 12].map((after) => ({
    key: `lead/scribe/${from}/${after}`,
    at: later(now, from, after * 60, after * 60 + 40, 'lead', 'scribe', from, after),
    acts: (then) => {
      const last = then.view.decisions.at(-1);
      const what = last === undefined ? 'what has been found so far' : `the decision to ${last.text}`;
      return [say(then, `@${firstName(then, scribe)} for the timeline, please: ${what}, with its time.`)];
    },
  }));
};

/** Minutes before an update is due at which the player who speaks for the team is asked, and after it when the commander sends it. */
const BEFORE = 5;
const AFTER = 3;

/** Asks the player who speaks for the team for the announcement and each update in time, and sends it itself when it stays out. */
export const askSpeaker: Duty = (now) => {
  const speaker = playerIn(now, 'comms');
  const declared = declaredAt(now);
  const { dueAt } = now.view.cadence;
  if (!holds(now, 'ic') || speaker === undefined || declared === undefined || now.view.resolved) return [];
  const intents: Intent[] = [];
  const ask = (key: string, at: DrillTime, text: (then: Situation) => string): void => {
    const taskId = `task-${stableId(now.seed, now.me, speaker, key)}`;
    if (now.view.tasks.some((t) => t.id === taskId)) return;
    intents.push({
      key: `lead/${key}`,
      at: Math.max(at, now.view.roles.findLast((r) => r.role === 'comms' && r.to === undefined)?.from ?? at),
      acts: (then) => [{ type: 'task.give', taskId, to: speaker, kind: 'update', text: text(then) }],
    });
  };
  if (!now.view.messages.some((m) => m.kind === 'announcement' || m.kind === 'update')) {
    ask('announcement', later(now, declared, 60, 100, 'lead', 'announcement'), (then) => {
      const where = channelDue(then, 'status-page')
        ? `${bridgeChannel(then)} and the status page`
        : bridgeChannel(then);
      return `@${firstName(then, speaker)} please announce it in ${where}: what people cannot do, since when, who leads, and that updates come every ${then.playbook.cadence.minutes} minutes.`;
    });
  }
  if (dueAt !== undefined) {
    ask(
      `update/${dueAt}`,
      dueAt - BEFORE * MINUTE,
      (then) =>
        `@${firstName(then, speaker)} the next update is due at ${clock(then, dueAt)}: status, impact in the words of those affected, what we do, an ETA if there is ground for one, and when the next one comes.`,
    );
    intents.push({
      key: `lead/send/${dueAt}`,
      at: dueAt + AFTER * MINUTE,
      acts: (then) =>
        then.view.messages.some((m) => m.kind === 'update' && m.at > dueAt - 2 * BEFORE * MINUTE)
          ? []
          : [
              ...statusUpdate(then, `lead/send/${dueAt}`),
              say(
                then,
                `@${firstName(then, speaker)} I have sent this one, people were waiting. The next one is yours again.`,
              ),
            ],
    });
  }
  return intents;
};
