import { assignedRole, declaredAt, holders, holds, wasCalledAway } from '../../bots/situation';
import type { Rule } from '../hint';
import { lookAt, minutesAfter, sawSymptoms } from '../sight';

const acknowledge: Rule = {
  id: 'acknowledge',
  title: 'Acknowledge a page',
  roles: 'anybody',
  rank: 1,
  indicators: ['time-to-acknowledge'],
  advise: (now) => {
    const { view, me, playbook } = now;
    const mine = holds(now, 'ic') || assignedRole(now) === 'ic' || holders(now, 'ic').length === 0;
    const page = view.pages.find(
      (p) => p.acknowledgedAt === undefined && p.from !== me && (p.to === me || (p.to === undefined && mine)),
    );
    if (page === undefined) return undefined;
    return {
      clause: 'detect.ack',
      nudge: 'Somebody is waiting to know that this has been seen.',
      what: `Acknowledge the page. The playbook gives ${playbook.acknowledgeWithinMinutes} minutes for it.`,
      how: 'Press A, or the Acknowledge button of the red line. It promises nothing but that you are on it.',
      action: 'acknowledge',
      since: page.at,
      lateAt: minutesAfter(page.at, playbook.acknowledgeWithinMinutes - 1),
    };
  },
  shown: ({ view, me, playbook }) =>
    view.pages.some(
      (p) =>
        p.acknowledgedBy === me &&
        p.acknowledgedAt !== undefined &&
        p.acknowledgedAt <= minutesAfter(p.at, playbook.acknowledgeWithinMinutes),
    ),
};

const takeRole: Rule = {
  id: 'take-role',
  title: 'Take the role that is yours',
  roles: 'anybody',
  rank: 2,
  indicators: ['time-to-ic', 'roles-filled'],
  advise: (now) => {
    const id = assignedRole(now);
    const role = now.playbook.roles.find((r) => r.id === id);
    if (id === undefined || role === undefined || holders(now, id).length > 0 || wasCalledAway(now, id))
      return undefined;
    const offered = now.view.handoffs.some((h) => h.role === id && h.declinedAt === undefined);
    const since = id === 'ic' ? now.view.pages[0]?.at : declaredAt(now);
    if (offered || since === undefined || now.view.resolved) return undefined;
    return {
      clause: role.clause,
      nudge: id === 'ic' ? 'Who decides here? Nobody can tell yet.' : 'The role that you were given stands empty.',
      what: `Take the role ${role.title}, so that everybody knows whom to ask.`,
      how: `Type /take ${id} and send it, or press Take at the left.`,
      action: 'take',
      since,
      lateAt: minutesAfter(since, 4),
    };
  },
};

const seeSymptoms: Rule = {
  id: 'see-symptoms',
  title: 'Look before judging',
  roles: ['ic'],
  rank: 3,
  indicators: ['severity-over-time'],
  advise: (now) => {
    const page = now.view.pages[0];
    if (page === undefined || declaredAt(now) !== undefined || now.view.assessments.length > 0) return undefined;
    if (lookAt(now, 'metrics') !== undefined && lookAt(now, 'tracker') !== undefined) return undefined;
    const metrics = lookAt(now, 'metrics') === undefined;
    return {
      clause: 'detect.sources',
      nudge: 'An alert is a claim. What do the charts and the tracker say?',
      what: metrics
        ? 'Look at the metrics: how many calls fail, and since when?'
        : 'Look at the error tracker: what fails, and for how many people?',
      how: metrics
        ? 'Press 3 for Metrics. Compare each chart with its normal range; that tells how large the trouble is.'
        : 'Press 4 for the Error tracker. The issue with the most events leads; its number of people is the impact.',
      action: metrics ? 'console-metrics' : 'console-tracker',
      since: page.at,
      lateAt: minutesAfter(page.at, 6),
    };
  },
};

const assess: Rule = {
  id: 'assess',
  title: 'Judge whether it is an incident',
  roles: ['ic'],
  rank: 4,
  indicators: ['not-an-incident'],
  advise: (now) => {
    const seen = sawSymptoms(now);
    if (seen === undefined || declaredAt(now) !== undefined || now.view.assessments.length > 0) return undefined;
    return {
      clause: 'detect.assess',
      nudge: 'You have seen something. Is it an incident, and how bad?',
      what: 'Say what you make of it: an incident with a severity, or none.',
      how: 'Type /assess. Are people kept from something, or is a part clearly slower or failing more than usual? Then it is one. Normal charts and one cosmetic fault are none: that is a bug ticket.',
      action: 'assess',
      since: seen,
      lateAt: minutesAfter(seen, 4),
    };
  },
};

const bugTicket: Rule = {
  id: 'bug-ticket',
  title: 'File a bug for what is no incident',
  roles: ['ic'],
  rank: 5,
  indicators: ['not-an-incident'],
  advise: (now) => {
    const last = now.view.assessments.at(-1);
    if (last?.verdict !== 'not-incident' || declaredAt(now) !== undefined) return undefined;
    if (now.view.bugs.some((b) => b.at >= last.at)) return undefined;
    return {
      clause: 'detect.bug',
      nudge: 'No incident is not the same as nothing to do.',
      what: 'Open a bug ticket with what you saw, so that somebody looks at it in working hours.',
      how: 'Type /bug and a title. Write into it what was reported, what you looked at and what it showed.',
      action: 'bug',
      since: last.at,
      lateAt: minutesAfter(last.at, 5),
    };
  },
};

/** Minutes between two looks at something that may still become an incident. */
const WATCH_EVERY = 8;

const keepWatching: Rule = {
  id: 'keep-watching',
  title: 'Keep watching what is no incident yet',
  roles: ['ic'],
  rank: 30,
  indicators: ['not-an-incident'],
  advise: (now) => {
    const bug = now.view.bugs.at(-1);
    const last = now.view.assessments.at(-1);
    if (bug === undefined || last?.verdict !== 'not-incident' || declaredAt(now) !== undefined) return undefined;
    const seen = lookAt(now, 'metrics', bug.at) ?? bug.at;
    const due = minutesAfter(seen, WATCH_EVERY);
    if (now.view.t < due) return undefined;
    return {
      clause: 'detect.bug',
      nudge: 'Things that were small grow. Has this one?',
      what: 'Look at the charts again; declare an incident after all if it has become one.',
      how: 'Press 3 for Metrics. If it has stayed quiet for a while and the ticket is filed, the drill can be ended (End the drill, at the top).',
      action: 'console-metrics',
      since: due,
    };
  },
};

/** From the page to a judgement. */
export const detectionRules: readonly Rule[] = [acknowledge, takeRole, seeSymptoms, assess, bugTicket, keepWatching];
