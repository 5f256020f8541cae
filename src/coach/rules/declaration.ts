import { declaredAt, severityNow } from '../../bots/situation';
import type { Rule } from '../hint';
import { soundsLike } from '../kinds';
import { minutesAfter, sawSymptoms } from '../sight';

const declare: Rule = {
  id: 'declare',
  title: 'Declare in time',
  roles: ['ic'],
  rank: 5,
  indicators: ['time-to-declare', 'severity-over-time'],
  advise: (now) => {
    const last = now.view.assessments.at(-1);
    const seen = sawSymptoms(now);
    if (declaredAt(now) !== undefined || last?.verdict === 'not-incident') return undefined;
    const since = last?.at ?? (seen === undefined ? undefined : minutesAfter(seen, 4));
    if (since === undefined || now.view.t < since) return undefined;
    const table = now.playbook.severities.map((s) => `${s.id}: ${s.description}`).join('. ');
    return {
      clause: 'role.ic',
      nudge: 'You have what you need to call it. What are you waiting for?',
      what: 'Declare the incident, with the severity whose description fits what you have seen. It can be changed later.',
      how: `Press D, or type /declare. ${table}. Say the impact in the words of the people who have the trouble.`,
      action: 'declare',
      since,
      lateAt: minutesAfter(since, 3),
    };
  },
};

const ticket: Rule = {
  id: 'ticket',
  title: 'Open the incident ticket',
  roles: ['ic'],
  rank: 6,
  indicators: ['ticket-fields'],
  advise: (now) => {
    const at = declaredAt(now);
    if (at === undefined || now.view.ticket !== undefined) return undefined;
    const { titlePattern, labels } = now.playbook.ticket;
    return {
      clause: 'declare.ticket',
      nudge: 'Where will all this be written down?',
      what: 'Open the incident ticket: start time, severity, impact, who commands, status, and a timeline.',
      how: `Type /ticket. The title goes “${titlePattern}”, the labels are ${labels.join(' and ')}; {n} is the number of the severity. The start is when the trouble began, not when the page came.`,
      action: 'ticket',
      since: at,
      lateAt: minutesAfter(at, 5),
    };
  },
};

const bridge: Rule = {
  id: 'bridge',
  title: 'Open the bridge',
  roles: ['ic'],
  rank: 7,
  indicators: ['bridge-opened'],
  advise: (now) => {
    const at = declaredAt(now);
    if (at === undefined || now.view.bridge !== undefined) return undefined;
    return {
      clause: 'declare.bridge',
      nudge: 'How do the others get together?',
      what: 'Open the bridge and post its link, so that people can join.',
      how: 'Type /bridge; the post with @here and the link is written for you.',
      action: 'bridge',
      since: at,
      lateAt: minutesAfter(at, 4),
    };
  },
};

const join: Rule = {
  id: 'join-bridge',
  title: 'Join the bridge',
  roles: 'anybody',
  rank: 25,
  indicators: [],
  advise: ({ view, me }) => {
    if (view.bridge === undefined || view.bridge.joined.includes(me) || view.resolved) return undefined;
    return {
      clause: 'declare.bridge',
      nudge: 'The others are on the bridge.',
      what: 'Join the bridge.',
      how: 'Type /join.',
      action: 'join',
      since: view.bridge.at,
      lateAt: minutesAfter(view.bridge.at, 5),
    };
  },
};

/** Minutes around the playbook's limit in which it is worth a thought. */
const BEFORE = 2;
const AFTER = 10;

const escalate: Rule = {
  id: 'raise-severity',
  title: 'Call it anew when facts change',
  roles: ['ic'],
  rank: 7,
  indicators: ['severity-over-time'],
  advise: (now) => {
    const { view, playbook } = now;
    const rule = playbook.escalates.find((e) => e.from === view.declared);
    const began = view.pages[0]?.at;
    if (rule === undefined || began === undefined || view.resolved) return undefined;
    const limit = minutesAfter(began, rule.completeOutageMinutes);
    const judged = view.assessments.some((a) => a.at >= minutesAfter(limit, -BEFORE));
    if (judged || view.t < minutesAfter(limit, -BEFORE) || view.t > minutesAfter(limit, AFTER)) return undefined;
    return {
      clause: rule.clause,
      nudge: `It has been going on for about ${rule.completeOutageMinutes} minutes. Is ${rule.from} still right?`,
      what: `Look at the charts again. If it is still wholly out for everybody, it is a ${rule.to} now.`,
      how: `Press 3 for Metrics. If nearly every call still fails, type /sev ${rule.to} and the reason, then change the label of the ticket. If part of it works, ${rule.from} stands.`,
      action: 'severity',
      since: minutesAfter(limit, -BEFORE),
      lateAt: minutesAfter(limit, 3),
    };
  },
};

const always: Rule = {
  id: 'always-severity',
  title: 'Know what is always the worst',
  roles: ['ic'],
  rank: 3,
  indicators: ['severity-over-time'],
  advise: (now) => {
    const { view, playbook } = now;
    const sounds = soundsLike(now);
    const rule = playbook.always.find((a) => (a.when === 'data-loss' ? sounds.dataLoss : sounds.breach));
    const declared = severityNow(now);
    const at = view.severities.at(-1)?.at;
    if (rule === undefined || declared === undefined || at === undefined || view.resolved) return undefined;
    const wanted = playbook.severities.findIndex((s) => s.id === rule.severity);
    if (playbook.severities.indexOf(declared) <= wanted) return undefined;
    const kind = rule.when === 'data-loss' ? 'lost or damaged data' : 'a security incident';
    return {
      clause: rule.clause,
      nudge: 'Read again what people report. What kind of trouble is this?',
      what: `What was said here sounds like ${kind}. If that is so, it is a ${rule.severity}, always.`,
      how: `Type /sev ${rule.severity} and say why.`,
      action: 'severity',
      since: at,
      lateAt: minutesAfter(at, 4),
    };
  },
};

/** From the judgement to a response that stands. */
export const declarationRules: readonly Rule[] = [declare, ticket, bridge, join, escalate, always];
