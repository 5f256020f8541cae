import { MINUTE } from '../../base/drill-time';
import { recoveredAt } from '../../bots/knowledge';
import { bridgeChannel, channelDue, clock, declaredAt, nameOf, severityNow } from '../../bots/situation';
import type { Rule } from '../hint';
import { soundsLike } from '../kinds';
import { changedAt, minutesAfter, openQuestions } from '../sight';

const FIELDS =
  'status, impact in the users’ words, what was done, what comes next, ETA (“unknown” is honest), and when the next update comes';

const announce: Rule = {
  id: 'announce',
  title: 'Announce the incident',
  roles: ['comms'],
  rank: 8,
  indicators: ['announcement', 'channels-due'],
  advise: (now) => {
    const at = declaredAt(now);
    const template = now.playbook.templates.find((t) => t.id === 'announcement');
    const severity = severityNow(now)?.id;
    const due = template?.severities === undefined || template.severities.includes(severity ?? '');
    if (at === undefined || template === undefined || !due || now.view.resolved) return undefined;
    if (now.view.messages.some((m) => m.kind === 'announcement')) return undefined;
    return {
      clause: template.clause,
      nudge: 'Who else should know that there is an incident?',
      what: `Post the initial announcement in ${bridgeChannel(now)}: impact, start, status, who commands, the bridge.`,
      how: 'Type /announce; what is known is filled in, the impact is yours to put in plain words.',
      action: 'announce',
      since: at,
      lateAt: minutesAfter(at, 8),
    };
  },
};

const statusPage: Rule = {
  id: 'status-page',
  title: 'Tell the public',
  roles: ['comms'],
  rank: 19,
  indicators: ['channels-due'],
  advise: (now) => {
    const at = declaredAt(now);
    if (at === undefined || !channelDue(now, 'status-page') || now.view.statusPage.length > 0 || now.view.resolved)
      return undefined;
    // In a breach nothing goes out before legal has been asked: another rule says so.
    if (soundsLike(now).breach) return undefined;
    return {
      clause: 'comms.channels',
      nudge: 'The people who have the trouble read another page than you do.',
      what: `At ${now.view.declared} the status page is due: what does not work, that you are on it, when you say more.`,
      how: 'Type /status, or press 8. Say what people cannot do, not which component is at fault.',
      action: 'status-page',
      since: at,
      lateAt: minutesAfter(at, 10),
    };
  },
};

/** Minutes after the declaration from which a first update helps, long before it is due. */
const FIRST_UPDATE = 8;

const firstUpdate: Rule = {
  id: 'first-update',
  title: 'Post a first update early',
  roles: ['comms'],
  rank: 21,
  indicators: ['minutes-covered', 'update-fields'],
  advise: (now) => {
    const at = declaredAt(now);
    if (at === undefined || now.view.resolved || now.view.messages.some((m) => m.kind === 'update')) return undefined;
    const since = minutesAfter(at, FIRST_UPDATE);
    if (now.view.t < since) return undefined;
    return {
      clause: 'comms.fields',
      nudge: 'What do those know who are not on the bridge?',
      what: `Post a first update, even if the cause is not known: ${FIELDS}.`,
      how: 'Press U, or type /update. It goes to the channel, the ticket and, where it is due, the status page.',
      action: 'update',
      since,
      ...(now.view.cadence.dueAt === undefined ? {} : { lateAt: now.view.cadence.dueAt }),
    };
  },
};

const promise: Rule = {
  id: 'keep-promise',
  title: 'Keep the promised time',
  roles: ['comms'],
  rank: 4,
  indicators: ['promise-kept', 'minutes-covered'],
  advise: (now) => {
    const { cadence, resolved } = now.view;
    if (cadence.dueAt === undefined || resolved || (cadence.state !== 'amber' && cadence.state !== 'red'))
      return undefined;
    const promised = now.view.messages.some((m) => m.kind === 'update' && m.fields?.nextUpdateAt !== undefined);
    return {
      clause: 'comms.cadence',
      nudge: promised
        ? 'You have promised something, and the time draws near.'
        : 'The playbook’s half hour is nearly over.',
      what: `Post the update that is due at ${clock(now, cadence.dueAt)}; with nothing new, say so and what is being tried.`,
      how: `Press U, or type /update: ${FIELDS}.`,
      action: 'update',
      since: cadence.dueAt - now.playbook.cadence.amberMinutes * MINUTE,
      lateAt: minutesAfter(cadence.dueAt, -1),
    };
  },
  shown: ({ view, me }) => view.messages.filter((m) => m.kind === 'update' && m.from === me).length >= 3,
};

const news: Rule = {
  id: 'tell-news',
  title: 'Update when something has changed',
  roles: ['comms'],
  rank: 22,
  indicators: ['novelty'],
  advise: (now) => {
    const turned = recoveredAt(now) ?? changedAt(now);
    const last = now.view.messages.findLast((m) => m.kind === 'update')?.at;
    if (turned === undefined || last === undefined || last >= turned || now.view.resolved) return undefined;
    const since = minutesAfter(turned, 3);
    if (now.view.t < since) return undefined;
    return {
      clause: 'tpl.update',
      nudge: 'Something has changed since your last update.',
      what: 'Tell it: the new status, what was changed, and what it does for people.',
      how: 'Press U. Mitigating once a fix is on its way, Monitoring once the charts are back; not Resolved yet.',
      action: 'update',
      since,
      lateAt: minutesAfter(since, 8),
    };
  },
};

const answer: Rule = {
  id: 'answer',
  title: 'Answer those who ask',
  roles: 'anybody',
  rank: 8,
  indicators: ['stakeholders-answered'],
  advise: (now) => {
    const open = openQuestions(now)[0];
    if (open === undefined) return undefined;
    const direct = open.channel.startsWith('dm:');
    const eta = open.asks === 'eta';
    return {
      clause: 'practice.answers',
      nudge: `${nameOf(now, open.from)} has asked, and hears nothing.`,
      what: `Answer ${nameOf(now, open.from)}: what is known, what is being done, when you say more.${eta ? ' A time that nobody knows is not promised.' : ''}`,
      how: `Open ${direct ? 'the direct message' : open.channel} above the channel and press Answer at the message.${eta ? ' “We do not know yet; the next update comes at …” is a good answer.' : ''}`,
      action: 'message',
      since: open.at,
      lateAt: minutesAfter(open.at, 8),
    };
  },
  shown: ({ view, me }) => {
    const answered = view.messages.filter((m) => m.from === me && m.replyTo !== undefined);
    return answered.length >= 2;
  },
};

/** Words to others: in time, whole, where they read. */
export const communicationRules: readonly Rule[] = [announce, statusPage, firstUpdate, promise, news, answer];
