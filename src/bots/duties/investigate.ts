import { MINUTE } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import { isBreach } from '../breach';
import { brokenFunction } from '../broken';
import { carryOut, changeText } from '../change';
import { countsFirst } from '../data-steps';
import { holdsSteady, lookAtHealth, readHealth } from '../health';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import { BACK_TO_NORMAL, lastChangeAt, recoveredAt } from '../knowledge';
import type { Target } from '../reading';
import { clearedDeployments, newestChange, remediesFor, suspected } from '../remedy';
import { clock, declaredAt, firstName, heldSince, holders, holds, othersHere } from '../situation';
import { temperOf } from '../temperament';
import { findingOf, lookAt } from './tasks';

const NOTICE = 'Discarding the notice';

/** How many remedies are tried before somebody else has to think of something. */
const ATTEMPTS = 4;
/** A fix that has not shown after this long did not help. */
const PATIENCE = 9 * MINUTE;

/** Somebody else does the hands-on work: who holds the deputy's role, if anybody but the bot does. */
export function hands(now: Situation): string | undefined {
  if (!temperOf(now).delegates) return undefined;
  const here = othersHere(now);
  return holders(now, 'deputy').find((p) => here.includes(p));
}

interface Round {
  readonly key: string;
  readonly targets: readonly Target[];
  readonly ask: string;
  readonly subject: string;
}

/** Consoles that are seen in each round: a round is over for somebody alone when all of them have been looked at. */
const CONSOLES = ['logs', 'github', 'platform'];

/**
 * The rounds of reading that the playbook asks for, the broken function first; as many as this person has patience for, and
 * more when those have shown nothing or what was done did not help.
 */
function rounds(now: Situation): readonly Round[] {
  const { rounds: patience } = temperOf(now);
  if (patience === 0) return [];
  const done = CONSOLES.filter((c) => now.view.looks.some((l) => l.console === c)).length;
  const puzzled = suspected(now) === undefined || (now.view.decisions.length > 0 && recoveredAt(now) === undefined);
  return allRounds(now).slice(0, puzzled ? Math.max(patience, done + 1) : patience);
}

function allRounds(now: Situation): readonly Round[] {
  const name = brokenFunction(now);
  const streams = now.menu.streams.filter((s) => s.function !== undefined && s.function === name).map((s) => s.id);
  const errorLogs = now.menu.streams.filter((s) => s.kind === 'error-log').map((s) => s.id);
  const logs: Target[] = [
    {
      kind: 'logs',
      streams: streams.length > 0 ? streams : now.menu.streams.filter((s) => s.kind === 'function').map((s) => s.id),
    },
  ];
  if (errorLogs.length > 0) logs.push({ kind: 'logs', streams: errorLogs });
  const call: Target[] = name === undefined ? [] : [{ kind: 'call', name }];
  return [
    {
      key: 'logs',
      targets: logs,
      ask: `Please read the function logs${name === undefined ? '' : ` of ${name}`} and the error log: what fails, since when? The words of the error tell us more than any guess.`,
      subject: `function logs and error logs ${name ?? ''}`.trim(),
    },
    {
      key: 'deploys',
      targets: [{ kind: 'tracker' }, { kind: 'deployments' }, ...call],
      ask: `Next: the tracker and the recent deployments. Did anything go out shortly before? What changed last is the first suspect.${name === undefined ? '' : ` And call ${name} by hand.`}`,
      subject: `sentry and deployments${name === undefined ? '' : `, then call ${name} by hand`}`,
    },
    {
      key: 'health',
      targets: [
        { kind: 'pages', console: 'platform' },
        { kind: 'pages', console: 'vendor' },
        { kind: 'database' },
        { kind: 'metrics' },
      ],
      ask: 'And the database, please: its health, what runs in it, who waits for a lock; and the vendor pages. Then we have ruled out what is not ours.',
      subject: 'database health, sessions and locks, vendor quota and metrics',
    },
  ];
}

/** Has the deputy's part of the reading done, or does it alone when nobody else has the hands free. */
export const investigate: Duty = (now) => {
  const from = declaredAt(now);
  const since = heldSince(now, 'ic');
  if (
    !holds(now, 'ic') ||
    isBreach(now) ||
    countsFirst(now) ||
    from === undefined ||
    since === undefined ||
    // Once it is over there is only the cause left to be found.
    (recoveredAt(now) !== undefined && suspected(now) !== undefined) ||
    now.view.resolved
  )
    return [];
  const deputy = hands(now);
  const start = Math.max(from, since);
  if (deputy === undefined) {
    // Alone: one round after the other, each told to everybody who listens.
    return rounds(now).flatMap((round, i): Intent[] => {
      const key = `investigate/${round.key}`;
      return [
        {
          key,
          at: later(now, start + (i + 2) * MINUTE, 0, 25, key),
          acts: (then) => {
            const seen = lookAt(then, round.targets, key);
            return [...seen.acts, ...seen.found.map(findingOf)];
          },
        },
      ];
    });
  }
  const given = now.view.tasks.filter((t) => t.by === now.me && t.kind === 'look');
  return rounds(now)
    .slice(0, given.some((t) => t.reportedAt !== undefined) ? 3 : 2)
    .flatMap((round, i): Intent[] => {
      const taskId = `task-${stableId(now.seed, now.me, deputy, round.key)}`;
      if (now.view.tasks.some((t) => t.id === taskId)) return [];
      return [
        {
          key: `give/${round.key}/${deputy}`,
          at: later(now, start + i * MINUTE, 60, 90, 'give', round.key),
          acts: (then) => [
            {
              type: 'task.give',
              taskId,
              to: deputy,
              kind: 'look',
              text: `@${firstName(then, deputy)} ${round.ask}`,
              subject: round.subject,
            },
          ],
        },
      ];
    });
};

/** Decides on what has been reported and has it carried out; goes on to the next remedy when one did not help. */
export const mitigate: Duty = (now) => {
  if (!holds(now, 'ic') || declaredAt(now) === undefined || recoveredAt(now) !== undefined || now.view.resolved)
    return [];
  if (isBreach(now)) return [];
  const clue = suspected(now);
  const tries = now.view.decisions.length;
  // Data loss and security incidents have steps of their own, in their own order.
  if (clue === undefined || clue.kind !== 'outage' || tries >= ATTEMPTS) return [];
  const reported = Math.max(...now.view.findings.map((f) => f.at), ...now.view.tasks.map((t) => t.reportedAt ?? 0), 0);
  const lastTry = now.view.decisions.at(-1)?.at;
  // Before the first decision all that was asked for is heard, so that a first impression is not taken for the cause.
  const heard = holdsBack(now) ? undefined : reported;
  if (tries === 0 && heard === undefined) return [];
  const from = lastTry === undefined ? reported : Math.max(lastTry, lastChangeAt(now) ?? lastTry) + PATIENCE;
  const openFix = now.view.tasks.some((t) => t.kind === 'fix' && t.reportedAt === undefined);
  if (openFix) return [];
  const key = `decide/${tries}`;
  return [
    {
      key,
      at: later(now, from, 30, 70, key),
      acts: (then): readonly Act[] => {
        const temper = temperOf(then);
        const guess = temper.hypothesis === 'newest-change' && tries === 0 ? newestChange(then) : undefined;
        const remedy = guess ?? remediesFor(then, clue)[0];
        if (remedy === undefined) return [];
        const said = changeText(remedy.change);
        const named = then.view.findings.some((f) => f.claim === 'discards' && !f.text.startsWith(NOTICE));
        const cleared = named || guess !== undefined || !temper.discards ? [] : clearedDeployments(then, clue);
        const acts: Act[] = cleared.map((title) => ({
          type: 'finding.note',
          text: `Discarding ${title}: the errors themselves say that ${clue.sentence}.`,
          evidence: [...new Set(then.view.findings.flatMap((f) => f.evidence))].slice(0, 60),
          claim: 'discards',
          share: true,
        }));
        acts.push({
          type: 'decide',
          option: remedy.option,
          text: said,
          reason: guess === undefined ? `${remedy.reason}; ${clue.sentence}` : remedy.reason,
        });
        const deputy = hands(then);
        if (deputy !== undefined) {
          acts.push({
            type: 'task.give',
            taskId: `task-${stableId(then.seed, then.me, key)}`,
            to: deputy,
            kind: 'fix',
            text: `@${firstName(then, deputy)} please ${said}, and say when it is out.`,
            subject: said,
          });
          return acts;
        }
        const done = carryOut(then, remedy.change, key);
        acts.push(...done.acts);
        if (then.view.ticket !== undefined) {
          acts.push({
            type: 'ticket.update',
            kind: 'comment',
            text: `[${clock(then, then.view.t)}] ${done.ok ? 'Done' : 'Failed'}: ${said}. ${done.ok ? '' : done.output}`.trim(),
          });
        }
        return acts;
      },
    },
  ];
};

/** Is something that was asked for still on its way, and worth waiting for? */
function holdsBack(now: Situation): boolean {
  const asked = now.view.tasks.filter((t) => t.by === now.me && t.kind === 'look');
  const waiting = asked.filter((t) => t.reportedAt === undefined);
  if (hands(now) === undefined)
    return CONSOLES.slice(0, temperOf(now).rounds).some((c) => !now.view.looks.some((l) => l.console === c));
  return waiting.some((t) => now.view.t - t.at < 12 * MINUTE) || asked.length < Math.min(2, temperOf(now).rounds);
}

/** Watches the charts after each change of the production until they are back to normal, and tells how it goes. */
export const watchRecovery: Duty = (now) => {
  const mine = holds(now, 'deputy') || (holds(now, 'ic') && hands(now) === undefined);
  const changed = lastChangeAt(now);
  if (!mine || changed === undefined || now.view.resolved || isBreach(now)) return [];
  const fine = recoveredAt(now);
  const times = fine === undefined ? [3, 6, 9, 14, 20, 28, 40] : [Math.ceil((fine - changed) / MINUTE) + 15];
  return times.map((after) => {
    const key = `watch/${changed}/${after}`;
    return {
      key,
      at: later(now, changed + after * MINUTE, 0, 25, key),
      acts: (then): readonly Act[] => {
        const health = readHealth(then);
        const good = (health.sound && health.slow.length === 0) || (fine !== undefined && holdsSteady(then));
        const text = good
          ? fine === undefined
            ? `${BACK_TO_NORMAL} at ${clock(then, then.view.t)}: ${health.text}.`
            : `Holding at ${clock(then, then.view.t)}: ${health.text}.`
          : `Not back to normal yet at ${clock(then, then.view.t)}: ${health.text}.`;
        return [
          lookAtHealth(health),
          { type: 'finding.note', text, evidence: [...health.evidence], claim: 'observation', share: true },
        ];
      },
    };
  });
};

/** A commander whose question has lain for long asks again, once. */
export const nudge: Duty = (now) =>
  holds(now, 'ic')
    ? now.view.tasks
        // Players are asked by somebody who leads them (`lead.ts`).
        .filter((t) => now.view.roster.some((p) => p.id === t.to && p.kind === 'bot'))
        .filter((t) => t.by === now.me && t.reportedAt === undefined)
        .map((t) => ({
          key: `nudge/${t.id}`,
          at: later(now, t.at, 420, 480, 'nudge', t.id),
          acts: (then) => [
            {
              type: 'post',
              channel: '#incidents',
              kind: 'message',
              text: `@${firstName(then, t.to)} ${phrase(then, ['how far did you get?', 'anything to report yet?', 'where do you stand with this?'], t.id)}`,
            },
          ],
        }))
    : [];

/** Status pages of others speak through this name. */
const FEED = 'status-feed';

/** Says of a vendor's notice, once the cause is known, that it is something else: otherwise somebody keeps suspecting it. */
export const discardNotices: Duty = (now) => {
  const cause = suspected(now);
  if (!holds(now, 'ic') || cause === undefined || !temperOf(now).discards) return [];
  const known = Math.max(...now.view.findings.map((f) => f.at), heldSince(now, 'ic') ?? 0);
  return now.view.messages
    .filter((m) => m.from === FEED)
    .filter((m) => !now.view.findings.some((f) => f.claim === 'discards' && f.text.includes(m.text)))
    .map((m): Intent => {
      const key = `notice/${m.id}`;
      return {
        key,
        at: later(now, Math.max(m.at, known), 60, 120, key),
        acts: (then) => [
          {
            type: 'finding.note',
            text: `${NOTICE} “${m.text}”: our own errors say that ${cause.sentence}.`,
            evidence: [...new Set(then.view.findings.flatMap((f) => f.evidence))].slice(0, 60),
            claim: 'discards',
            share: true,
          },
        ],
      };
    });
};
