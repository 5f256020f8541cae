import { MINUTE } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act } from '../../drill/acts';
import { observeMention, strangeReaders } from '../access';
import { agreedWords, askedAt, BREACH_PUBLIC, counsel, isBreach } from '../breach';
import type { Cause, Remedy } from '../causes/cause';
import { carryOut, changeText } from '../change';
import { lookAtHealth, readHealth } from '../health';
import { type Duty, type Intent, later, type Situation } from '../intent';
import { BACK_TO_NORMAL, lastChangeAt, recoveredAt } from '../knowledge';
import { lookAct, observe, type Target } from '../reading';
import { alsoSuspected, suspected } from '../remedy';
import {
  channelDue,
  clock,
  declaredAt,
  firstName,
  heldSince,
  holders,
  holds,
  nameOf,
  speaks,
  speaksSince,
} from '../situation';
import { temperOf } from '../temperament';
import { hands } from './investigate';
import { findingOf, lookAt } from './tasks';

/** How often everything that is known to be compromised is taken away before somebody else has to think of something. */
const ATTEMPTS = 3;
/** Somebody who finds a second way in comes back within this time. */
const PATIENCE = 7 * MINUTE;

interface Round {
  readonly key: string;
  readonly targets: readonly Target[];
  readonly ask: string;
  readonly subject: string;
}

/** What is read of a breach, in this order: who reads and with what; where it can come from; what else is there. */
const ROUNDS: readonly Round[] = [
  {
    key: 'access',
    targets: [{ kind: 'access' }, { kind: 'audit' }],
    ask: 'please read the access logs and the audit log of the last 24 hours: who reads, with what, since when?',
    subject: 'access logs and audit log',
  },
  {
    key: 'exposure',
    targets: [{ kind: 'egress' }, { kind: 'exposure' }, { kind: 'deployments' }],
    ask: 'and where it can come from: secrets in public, reported packages, what our functions call, and the deployments.',
    subject: 'exposed secrets and egress, deployments',
  },
  {
    key: 'state',
    targets: [{ kind: 'tracker' }, { kind: 'database' }, { kind: 'metrics' }],
    ask: 'last: the tracker, the sessions of the database and the metrics. Is there another way in?',
    subject: 'tracker, sessions of the database, metrics, error logs',
  },
];

/** The error log belongs to the last round: somebody who gets in leaves errors as well. */
function errorLogs(now: Situation, round: Round): readonly Target[] {
  const streams = now.menu.streams.filter((s) => s.kind === 'error-log').map((s) => s.id);
  return round.key === 'state' && streams.length > 0 ? [{ kind: 'logs', streams }] : [];
}

/** Has the access logs read and the way in looked for, by the deputy or alone. */
export const investigateBreach: Duty = (now) => {
  const declared = declaredAt(now);
  const since = heldSince(now, 'ic');
  if (!holds(now, 'ic') || declared === undefined || since === undefined || !isBreach(now) || now.view.resolved)
    return [];
  const start = Math.max(declared, since);
  const deputy = hands(now);
  const patience = temperOf(now).rounds;
  const rounds = patience === 0 ? [] : ROUNDS;
  if (deputy === undefined) {
    if (recoveredAt(now) !== undefined) return [];
    return rounds.map((round, i): Intent => {
      const key = `investigate/breach/${round.key}`;
      return {
        key,
        at: later(now, start + (i + 1) * MINUTE, 20, 50, key),
        acts: (then) => {
          // Whoever has little patience reads on only while it is unclear what lets somebody in.
          const cause = suspected(then);
          if (i >= patience && cause !== undefined && cause.general !== true) return [];
          const seen = lookAt(then, [...round.targets, ...errorLogs(then, round)], key);
          return [...seen.acts, ...seen.found.map(findingOf)];
        },
      };
    });
  }
  return rounds.flatMap((round, i): Intent[] => {
    const taskId = `task-${stableId(now.seed, now.me, deputy, 'breach', round.key)}`;
    if (now.view.tasks.some((t) => t.id === taskId)) return [];
    const text = (then: Situation): string => `@${firstName(then, deputy)} ${round.ask}`;
    return [
      {
        key: `give/breach/${round.key}/${deputy}`,
        at: later(now, start + i * 45_000, 30, 60, 'give', round.key),
        acts: (then) => [
          { type: 'task.give', taskId, to: deputy, kind: 'look', text: text(then), subject: round.subject },
        ],
      },
    ];
  });
};

/** Is something that was asked for still on its way, and worth waiting for? */
function waits(now: Situation): boolean {
  const wanted = Math.min(2, temperOf(now).rounds);
  if (hands(now) === undefined) return now.view.findings.filter((f) => f.by === now.me).length < wanted * 2;
  const asked = now.view.tasks.filter((t) => t.by === now.me && t.kind === 'look');
  if (asked.length < wanted) return true;
  return asked.slice(0, wanted).some((t) => t.reportedAt === undefined && now.view.t - t.at < 10 * MINUTE);
}

/** What there is to take away for this cause, without what was done already. */
function openRemedies(now: Situation, cause: Cause): readonly Remedy[] {
  const done = now.view.decisions.map((d) => d.text).join('; ');
  return cause.remedies(now).filter((r) => !done.includes(changeText(r.change)));
}

/** The ticket's line about changes, because nothing in a breach is changed without one. */
function logged(then: Situation, said: string, failed: readonly string[]): readonly Act[] {
  if (then.view.ticket === undefined) return [];
  const trouble = failed.length === 0 ? '' : ` Failed: ${failed.join('; ')}.`;
  return [{ type: 'ticket.update', kind: 'comment', text: `[${clock(then, then.view.t)}] Done: ${said}.${trouble}` }];
}

/** Takes away everything that is known to be compromised at once, what makes it leak first. */
export const contain: Duty = (now) => {
  if (!holds(now, 'ic') || declaredAt(now) === undefined || !isBreach(now) || now.view.resolved) return [];
  const cause = suspected(now);
  const tries = now.view.decisions.length;
  if (cause?.kind !== 'security' || cause.general === true || tries >= ATTEMPTS || recoveredAt(now) !== undefined)
    return [];
  if (tries === 0 && waits(now)) return [];
  if (now.view.tasks.some((t) => t.kind === 'fix' && t.reportedAt === undefined)) return [];
  const heard = Math.max(0, ...now.view.findings.map((f) => f.at), ...now.view.tasks.map((t) => t.reportedAt ?? 0));
  const lastTry = now.view.decisions.at(-1)?.at;
  const from = lastTry === undefined ? heard : Math.max(lastTry, lastChangeAt(now) ?? lastTry) + PATIENCE;
  const key = `decide/contain/${tries}`;
  return [
    {
      key,
      at: later(now, from, 15, 40, key),
      acts: (then): readonly Act[] => {
        // When all that the first thought asks for has been done and somebody still reads, it was not all of it.
        const next = [cause, ...alsoSuspected(then)].find((c) => openRemedies(then, c).length > 0);
        const remedies = next === undefined ? [] : openRemedies(then, next);
        const first = remedies[0];
        if (next === undefined || first === undefined) return [];
        const said = remedies.map((r) => changeText(r.change)).join('; ');
        const acts: Act[] = [
          ...discards(then, next),
          { type: 'decide', option: first.option, text: said, reason: `${first.reason}; ${next.sentence}` },
        ];
        const deputy = hands(then);
        if (deputy !== undefined) {
          for (const [i, { change }] of remedies.entries()) {
            const one = changeText(change);
            acts.push({
              type: 'task.give',
              taskId: `task-${stableId(then.seed, then.me, key, i)}`,
              to: deputy,
              kind: 'fix',
              text: `@${firstName(then, deputy)} please ${one}, and say when it is done.`,
              subject: one,
            });
          }
          return acts;
        }
        const failed: string[] = [];
        for (const [i, { change }] of remedies.entries()) {
          const done = carryOut(then, change, `${key}/${i}`);
          acts.push(...done.acts);
          if (!done.ok) failed.push(done.output);
        }
        acts.push(...logged(then, said, failed));
        return acts;
      },
    },
  ];
};

/** Names what only looks like it: a colleague who asks about something of their own, and what the tracker has had for long. */
function discards(then: Situation, cause: Cause): readonly Act[] {
  if (!temperOf(then).discards || then.view.findings.some((f) => f.claim === 'discards')) return [];
  const seen = [...then.view.findings, ...then.view.looks.filter((l) => l.by === then.me)].flatMap((f) => f.evidence);
  const note = (text: string, own: readonly string[] = []): Act => ({
    type: 'finding.note',
    text,
    evidence: [...new Set([...own, ...seen])].slice(0, 60),
    claim: 'discards',
    share: true,
  });
  const doubts = then.view.messages
    .filter((m) => m.kind === 'inject' && /could (?:that|it) be (?:it|me|mine)|is (?:that|it) me\b/i.test(m.text))
    .flatMap((m): Act[] => {
      const mention = observeMention(then, m.text);
      const is =
        mention === undefined ? cause.sentence : `${mention.text} is not what reads accounts; ${cause.sentence}`;
      const text = `Discarding what ${nameOf(then, m.from)} asks about (“${m.text.slice(0, 200)}”): ${is}.`;
      return [...(mention === undefined ? [] : [lookAct(mention)]), note(text, mention?.evidence)];
    });
  return [
    ...doubts,
    note(
      `Discarding guessed passwords (Invalid login credentials): they are as old and as many as ever; ${cause.sentence}.`,
    ),
    ...travellers(then).map((who) =>
      note(`Discarding the sign-in of ${who} from abroad: one address, no reads of accounts.`),
    ),
  ];
}

/** Accounts that a page says are travelling. */
function travellers(then: Situation): readonly string[] {
  const pages = then.read({ op: 'pages.list' });
  const found: string[] = [];
  for (const row of pages.ok ? pages.value.rows : []) {
    const page = then.read({ op: 'pages.read', id: row.id });
    const name = page.ok ? /([A-Z]\w+ [A-Z]\w+) travels/.exec(page.value.text)?.[1] : undefined;
    const account = name === undefined || !page.ok ? undefined : emailOf(page.value.text, name);
    if (name !== undefined) found.push(account === undefined ? name : `${name} (${account})`);
  }
  return found;
}

function emailOf(text: string, name: string): string | undefined {
  const local = name.toLowerCase().replace(' ', '.');
  return new RegExp(`\\b${local}@[a-z0-9.-]+`).exec(text)?.[0];
}

/** Watches after each change whether the reads have stopped, by every way that is known, and tells how it goes. */
export const watchBreach: Duty = (now) => {
  const mine = holds(now, 'deputy') || (holds(now, 'ic') && hands(now) === undefined);
  const changed = lastChangeAt(now);
  if (!mine || changed === undefined || !isBreach(now) || now.view.resolved) return [];
  const fine = recoveredAt(now);
  const paged = now.view.pages.filter((p) => p.at > changed && p.to === undefined).map((p) => p.at);
  const times =
    fine === undefined
      ? [8, 12, 16, 22, 30, 40].map((m) => changed + m * MINUTE)
      : [Math.max(fine, changed) + 15 * MINUTE];
  return [...times, ...paged].map((at) => {
    const key = `watch/breach/${changed}/${at}`;
    return {
      key,
      at: later(now, at, 0, 25, key),
      acts: (then): readonly Act[] => {
        const health = readHealth(then);
        const seen = observe(then, { kind: 'access' });
        const calm = quiet(then) && health.sound;
        const state = `${seen.text} ${health.text}`;
        const text = calm
          ? recoveredAt(then) === undefined
            ? `${BACK_TO_NORMAL} at ${clock(then, then.view.t)}: ${state}.`
            : `Holding at ${clock(then, then.view.t)}: ${state}.`
          : `Not back to normal yet at ${clock(then, then.view.t)}: ${state}.`;
        const evidence = [...new Set([...health.evidence, ...seen.evidence])].slice(0, 60);
        return [
          lookAtHealth(health),
          lookAct(seen),
          { type: 'finding.note', text, evidence, claim: 'observation', share: true },
        ];
      },
    };
  });
};

/** Nobody from outside reads many accounts, and what counts reads is inside its normal range. */
function quiet(then: Situation): boolean {
  return (
    strangeReaders(then, 3 * MINUTE).length === 0 &&
    !readHealth(then).outside.some((o) => /\b(?:reads?|rows)\b/i.test(o))
  );
}

/** Asks legal and security as soon as there is an incident, before anybody outside hears of it. */
export const askCounsel: Duty = (now) => {
  const declared = declaredAt(now);
  if (declared === undefined || !isBreach(now) || !speaks(now)) return [];
  return counsel(now)
    .filter((person) => askedAt(now, person) === undefined)
    .map((person, i): Intent => {
      const key = `counsel/${person}`;
      return {
        key,
        at: later(now, Math.max(declared, speaksSince(now)) + i * 20_000, 40, 80, key),
        acts: (then) =>
          askedAt(then, person) !== undefined
            ? []
            : [
                {
                  type: 'escalate',
                  to: person,
                  reason: `Security incident, declared at ${clock(then, declared)}: somebody who should not reads customer accounts. Nothing is public yet. Which words may we publish, and what do you need us to keep?`,
                },
              ],
      };
    });
};

/** Publishes the words that legal has agreed to, once they are there, and nothing else. */
export const publishAgreed: Duty = (now) => {
  if (declaredAt(now) === undefined || !isBreach(now) || !speaks(now) || now.view.resolved) return [];
  const words = agreedWords(now);
  if (words === undefined || now.view.statusPage.length > 0 || !channelDue(now, 'status-page')) return [];
  const said = Math.max(speaksSince(now), ...now.view.messages.filter((m) => m.text.includes(words)).map((m) => m.at));
  return [
    {
      key: 'counsel/publish',
      at: later(now, said, 40, 90, 'publish'),
      acts: (then) =>
        then.view.statusPage.length > 0
          ? []
          : [{ type: 'statuspage.publish', status: 'investigating', title: BREACH_PUBLIC, text: words }],
    },
  ];
};

/** Who holds the scribe's role attaches what was found; nobody there, the commander does: no trace may get lost. */
export const keepTraces: Duty = (now) => {
  const { ticket, decisions } = now.view;
  const decision = decisions[0];
  if (!holds(now, 'ic') || ticket === undefined || decision === undefined || !isBreach(now)) return [];
  if (holders(now, 'scribe').length > 0 || ticket.evidence.length > 0) return [];
  const evidence = [...new Set(now.view.findings.flatMap((f) => f.evidence))].slice(0, 60);
  if (evidence.length === 0) return [];
  const note = 'Lines and entries that show who was read, copied as they are';
  return [
    {
      key: 'evidence/traces',
      at: later(now, decision.at, 60, 120, 'traces'),
      acts: (then) =>
        (then.view.ticket?.evidence.length ?? 0) > 0 ? [] : [{ type: 'evidence.attach', evidence, note }],
    },
  ];
};
