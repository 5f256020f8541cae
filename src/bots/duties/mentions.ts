import { MINUTE } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import type { Message, PersonId } from '../../drill/state';
import { carryOut, changeText } from '../change';
import { refusalOf, refusalOfChange } from '../consent';
import { type Duty, type Intent, later, phrase, type Situation } from '../intent';
import { holderNames, impactText, isNoIncident, lower } from '../knowledge';
import { suspected } from '../remedy';
import { clock, firstName, holders, nameOf, wasCalledAway } from '../situation';
import { addresses, addressesAnybody, hear, type Talk } from '../talk';
import { bugOf, findingOf, lookAt } from './tasks';
import { statusNow } from './updates';

/** Roles whose bots have a hand free first when somebody asks the room. */
const FREE_FIRST = ['deputy', '', 'scribe', 'comms', 'ic'];

/** Who of the bots answers when somebody asks whoever is free: one of them, and all of them agree on which. */
function volunteer({ view }: Situation): PersonId | undefined {
  const rank = (id: PersonId): number => {
    const held = view.roster.find((p) => p.id === id)?.holds[0] ?? '';
    const index = FREE_FIRST.indexOf(held);
    return index < 0 ? 1 : index;
  };
  return view.roster
    .filter((p) => p.kind === 'bot' && p.gone.length === 0)
    .map((p) => p.id)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

/** Is this message said to the bot? */
export function saidToMe(now: Situation, m: Message): boolean {
  if (m.channel === `dm:${now.me}` || addresses(m.text, firstName(now, now.me))) return true;
  return !m.channel.startsWith('dm:') && addressesAnybody(m.text) && volunteer(now) === now.me;
}

const DONE = ['Done', 'That is out', 'It is done'];
const ON_IT = ['On it.', 'Looking now.', 'Will do, one moment.', 'Yes, I am at it.'];
const WELCOME = ['Sure.', 'You are welcome.', 'No problem.', 'Any time.'];
const HELLO = [
  'Hello. Tell me what to look at.',
  'Hi, I am here.',
  'Yes? I can look at something or change something.',
];
const HELP =
  'I can read logs, the tracker, deployments, charts, the platform and vendor pages; call a function by hand; and carry out a change when the commander says so.';

/** How what was seen on a console begins when it is told. */
const SAW =
  /^(?:Function|Table|Error tracker|Deployments|Metrics|Called|Versions|Database|Newest commits|[A-Z][\w ,]*: “)/;

function findings(now: Situation): string {
  const mine = now.view.findings.filter((f) => f.by === now.me).map((f) => f.text);
  const reports = now.view.tasks.filter((t) => t.to === now.me && t.report !== undefined).map((t) => t.report ?? '');
  const told = now.view.messages
    .filter((m) => m.from === now.me && m.kind === 'answer' && SAW.test(m.text))
    .map((m) => m.text);
  const last = [...new Set([...mine, ...reports, ...told])].slice(-2);
  const cause = suspected(now);
  if (last.length === 0) return phrase(now, ['Nothing yet; I have not looked at anything.', 'Nothing so far.'], 'none');
  return `${last.join(' ')}${cause === undefined ? '' : ` It looks to me as if ${cause.sentence}.`}`;
}

function standing(now: Situation): string {
  if (now.view.severities.length === 0)
    return isNoIncident(now)
      ? `We judged it to be no incident: ${lower(impactText(now))}. We keep watching it.`
      : 'Nothing is declared yet.';
  const last = now.view.decisions.at(-1);
  const done = last === undefined ? 'nothing is decided yet' : `the last decision was to ${last.text}`;
  return `${now.view.declared}, status ${lower(statusNow(now))}: ${lower(impactText(now))}; ${done}.`;
}

function whoHas(now: Situation, what: string): string {
  const { ticket, bridge } = now.view;
  if (what === 'ticket')
    return ticket === undefined
      ? 'There is no ticket yet.'
      : `The ticket is number ${ticket.number}, opened by ${nameOf(now, ticket.openedBy)} at ${clock(now, ticket.openedAt)}.`;
  if (what === 'bridge')
    return bridge === undefined ? 'There is no bridge yet.' : `${nameOf(now, bridge.by)} opened it: ${bridge.link}`;
  const title = now.playbook.roles.find((r) => r.id === what)?.title ?? what;
  return `${title}: ${holderNames(now, what)}.`;
}

function takeRole(
  now: Situation,
  role: string,
  from: PersonId,
): { readonly acts: readonly Act[]; readonly text: string } {
  const title = now.playbook.roles.find((r) => r.id === role)?.title ?? role;
  const held = holders(now, role);
  if (held.includes(now.me)) return { acts: [], text: `I have it already: ${title}.` };
  if (wasCalledAway(now, role)) return { acts: [], text: `I cannot take that one again: I was called away from it.` };
  if (held.includes(from))
    return { acts: [], text: `Gladly. Offer me the role with a short briefing, so that nothing gets lost: ${title}.` };
  const [holder] = held;
  if (holder !== undefined) return { acts: [], text: `${nameOf(now, holder)} has that role. Shall I ask them?` };
  return { acts: [{ type: 'role.take', role }], text: `I have it from now on: ${title}.` };
}

/** What the bot does and says in answer to something said to it. */
function answerTo(now: Situation, m: Message, talk: Talk): { readonly acts: readonly Act[]; readonly text: string } {
  const key = `mention/${m.id}`;
  const refusal = refusalOf(now, m.text, m.from);
  if (refusal !== undefined) return { acts: [], text: refusal };
  switch (talk.kind) {
    case 'order': {
      if (talk.order.kind === 'bug') return { acts: [bugOf(talk.order.about)], text: 'The bug ticket is open.' };
      if (talk.order.kind === 'look') {
        const seen = lookAt(now, talk.order.targets, key);
        return {
          acts: [...seen.acts, ...seen.found.slice(0, -1).map(findingOf)],
          text: seen.found.map((f) => f.text).join(' '),
        };
      }
      const said = changeText(talk.order.change);
      const no = refusalOfChange(now, talk.order.change, m.from);
      if (no !== undefined) return { acts: [], text: no };
      const done = carryOut(now, talk.order.change, key);
      const text = done.ok
        ? `${phrase(now, DONE, key)}: ${said}. I watch the charts.`
        : `That did not work (${said}): ${done.output}`;
      return { acts: done.acts, text };
    }
    case 'findings':
      return { acts: [], text: findings(now) };
    case 'status':
      return { acts: [], text: standing(now) };
    case 'who':
      return { acts: [], text: whoHas(now, talk.what) };
    case 'role':
      return takeRole(now, talk.role, m.from);
    case 'stop': {
      const open = now.view.tasks.filter((t) => t.to === now.me && t.reportedAt === undefined);
      const acts = open.map(
        (t): Act => ({ type: 'task.report', taskId: t.id, text: 'Stopped, as you asked.', outcome: 'failed' }),
      );
      const what = talk.later ? 'All right, tell me when.' : 'Stopped.';
      return { acts: talk.later ? [] : acts, text: `${what}${open.length === 0 ? ' I was not at anything.' : ''}` };
    }
    case 'thanks':
      return { acts: [], text: phrase(now, WELCOME, key) };
    case 'greeting':
      return { acts: [], text: phrase(now, HELLO, key) };
    case 'help':
      return { acts: [], text: HELP };
    case 'either': {
      const [one, other] = talk.readings;
      const ask = phrase(
        now,
        ['Do you want me to', 'I am not sure I understand. Shall I', 'Which of the two do you mean:'],
        key,
      );
      return { acts: [], text: `${ask} “${one}”, or “${other}”?` };
    }
  }
}

/** What takes a while is acknowledged first. */
const SLOW: readonly Talk['kind'][] = ['order'];

/** Answers people who speak to it by name, to whoever is free, or in a direct message: does what they ask, or says why not. */
export const answerMentions: Duty = (now) => {
  const players = now.view.roster.filter((p) => p.kind === 'player').map((p) => p.id);
  return now.view.messages
    .filter((m) => m.kind === 'message' && players.includes(m.from) && m.from !== now.me)
    .filter((m) => m.at >= now.view.t - 10 * MINUTE && saidToMe(now, m))
    .filter((m) => !now.view.messages.some((r) => r.replyTo === m.id && r.from === now.me && r.kind === 'answer'))
    .flatMap((m): Intent[] => {
      const channel = m.channel.startsWith('dm:') ? `dm:${m.from}` : m.channel;
      const key = `mention/${m.id}`;
      const talk = hear(now, m.from, m.text);
      const slow = SLOW.includes(talk.kind) && refusalOf(now, m.text, m.from) === undefined;
      const answer: Intent = {
        key,
        at: slow ? later(now, m.at, 45, 120, 'mention', m.id) : later(now, m.at, 8, 30, 'mention', m.id),
        acts: (then) => {
          const { acts, text } = answerTo(then, m, hear(then, m.from, m.text));
          return [...acts, { type: 'post', channel, kind: 'answer', text, replyTo: m.id }];
        },
      };
      if (!slow) return [answer];
      return [
        {
          key: `${key}/heard`,
          at: later(now, m.at, 6, 20, 'mention', m.id, 'heard'),
          acts: (then) => [
            { type: 'post', channel, kind: 'message', text: phrase(then, ON_IT, key, 'heard'), replyTo: m.id },
          ],
        },
        answer,
      ];
    });
};
