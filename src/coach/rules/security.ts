import type { Situation } from '../../bots/intent';
import { declaredAt, nameOf } from '../../bots/situation';
import type { Rule } from '../hint';
import { soundsLike } from '../kinds';
import { commandFor, hands, handsName, minutesAfter, teamSaid } from '../sight';

const since = (now: Situation): number | undefined =>
  soundsLike(now).breach && !now.view.resolved ? declaredAt(now) : undefined;

/** Kinds of change that take an intruder's way in from them. */
const CONTAINS: ReadonlySet<string> = new Set(['secret.set', 'secret.unset', 'sessions.revoked']);

const contain: Rule = {
  id: 'contain',
  title: 'Contain a breach',
  roles: ['ic', 'deputy'],
  rank: 4,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const done = now.view.changes.some(({ fact }) => CONTAINS.has(fact.type));
    if (at === undefined || done) return undefined;
    const command = commandFor(now, 'sec.contain');
    const deputy = hands(now);
    return {
      clause: 'sec.contain',
      nudge: 'Whoever got in: can they still?',
      what: 'Find out which credential is compromised, and revoke it. Is there a second one of the same kind?',
      how:
        deputy === undefined
          ? 'Press 7 for Platform, Secrets, or use the terminal. Look first what depends on it, and write down what you did.'
          : `Type /task ${handsName(now)}, choose Fix: “revoke the compromised credential, and say what depends on it”.`,
      ...(command === undefined ? {} : { command }),
      action: deputy === undefined ? 'console-platform' : 'task',
      since: at,
      lateAt: minutesAfter(at, 6),
    };
  },
};

const notify: Rule = {
  id: 'notify-security',
  title: 'Tell the security channel at once',
  roles: ['ic', 'comms'],
  rank: 3,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const channel = now.playbook.channels.find((c) => c.id.includes('security'))?.id;
    const players = now.view.roster.filter((p) => p.kind !== 'cast').map((p) => p.id);
    const told = now.view.messages.some((m) => m.channel === channel && players.includes(m.from));
    if (at === undefined || channel === undefined || told) return undefined;
    return {
      clause: 'sec.notify',
      nudge: 'Who has to hear of this before the rest of the company?',
      what: `Post in ${channel} at once: what is known, what is being done, who commands.`,
      how: `Open ${channel} above the channel and write there. It is a closed circle; details stay in it.`,
      action: 'message',
      since: at,
      lateAt: minutesAfter(at, 3),
    };
  },
};

const LEGAL = /\b(?:legal|counsel|security officer|ciso|privacy)\b/i;

const legalFirst: Rule = {
  id: 'legal-first',
  title: 'Nothing public before legal',
  roles: ['ic', 'comms'],
  rank: 6,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const lawyers = now.view.roster.filter((p) => LEGAL.test(p.title)).map((p) => p.id);
    const asked =
      now.view.approvals.some((a) => lawyers.includes(a.of)) ||
      now.view.escalations.some((e) => lawyers.includes(e.to)) ||
      now.view.messages.some((m) => lawyers.some((p) => m.channel === `dm:${p}`));
    if (at === undefined || asked) return undefined;
    const [lawyer] = lawyers;
    const whom = lawyer === undefined ? 'legal' : nameOf(now, lawyer);
    return {
      clause: 'sec.never',
      nudge: 'The status page is due by one rule, and forbidden by another. Which one is stronger?',
      what: `Consult ${whom} before anything is said in public; in a breach that outranks the status page.`,
      how: `Type /approve, choose ${whom} and ask what may be said. Until the answer has come, nothing goes on the status page.`,
      action: 'approval',
      since: at,
      lateAt: minutesAfter(at, 10),
    };
  },
};

const AUDIT = /audit/i;

const accessLogs: Rule = {
  id: 'read-access-logs',
  title: 'Read the access logs',
  roles: ['ic', 'deputy'],
  rank: 8,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const read = now.view.looks.some((l) => AUDIT.test(l.query)) || teamSaid(now, AUDIT);
    if (at === undefined || read) return undefined;
    const command = commandFor(now, 'sec.assess');
    return {
      clause: 'sec.assess',
      nudge: 'What did they reach, and since when?',
      what: 'Read the access logs of the last 24 hours: whose accounts, from where, since when?',
      how:
        hands(now) === undefined
          ? 'Press 1 for the terminal and read the audit log with psql, or 2 for Logs.'
          : `Type /task ${handsName(now)}: “read the audit log of the last 24 hours: which accounts, from where, since when?”.`,
      ...(command === undefined ? {} : { command }),
      action: hands(now) === undefined ? 'console-terminal' : 'task',
      since: at,
      lateAt: minutesAfter(at, 10),
    };
  },
};

const preserve: Rule = {
  id: 'preserve-evidence',
  title: 'Preserve the evidence',
  roles: ['ic', 'deputy', 'scribe'],
  rank: 12,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const kept = (now.view.ticket?.evidence.length ?? 0) > 0;
    if (at === undefined || now.view.ticket === undefined || kept) return undefined;
    return {
      clause: 'sec.preserve',
      nudge: 'What will the investigators ask for?',
      what: 'Keep all evidence: attach what you saw to the ticket, and delete nothing, personal data in a log neither.',
      how: 'Type /evidence, or use Attach to the ticket in the console that shows it.',
      action: 'evidence',
      since: at,
      lateAt: minutesAfter(at, 12),
    };
  },
};

/** The playbook's steps in a security incident. */
export const securityRules: readonly Rule[] = [contain, notify, legalFirst, accessLogs, preserve];
