import { declaredAt, firstName, nameOf } from '../../bots/situation';
import type { Rule } from '../hint';
import { minutesAfter, tasksToMe } from '../sight';

/** Ways in which somebody is called away. */
const CALLED_AWAY =
  /\b(?:hand(?:ing)? (?:it |this |command )?over|(?:need|have|must|got) (?:you )?to (?:leave|go|drop|board)|must leave|step away|called away|boarding|take over from you|pull(?:ing)? you|needed elsewhere|pass (?:it |command )?on)\b/i;

const fillRoles: Rule = {
  id: 'fill-roles',
  title: 'Fill every role',
  roles: ['ic'],
  rank: 14,
  indicators: ['roles-filled'],
  advise: (now) => {
    const at = declaredAt(now);
    const role = now.playbook.roles.find((r) => now.view.vacantRoles.includes(r.id));
    if (at === undefined || role === undefined || now.view.resolved) return undefined;
    const since = minutesAfter(at, 3);
    if (now.view.t < since) return undefined;
    return {
      clause: role.clause,
      nudge: 'Something that has to be done is nobody’s work yet.',
      what: `Nobody is ${role.title}. Ask somebody to take it, or take it yourself until they do.`,
      how: `Ask in the channel, by name. With nobody there, type /take ${role.id}: it is on record then who does it.`,
      action: 'take',
      since,
      lateAt: minutesAfter(at, 8),
    };
  },
};

const handOver: Rule = {
  id: 'hand-over',
  title: 'Hand over when called away',
  roles: 'anybody',
  rank: 2,
  indicators: ['handoff-steps'],
  advise: (now) => {
    const { view, me } = now;
    const held = view.roster.find((p) => p.id === me)?.holds[0];
    const call = view.messages.findLast((m) => m.channel === `dm:${me}` && m.from !== me && CALLED_AWAY.test(m.text));
    if (held === undefined || call === undefined) return undefined;
    if (view.handoffs.some((h) => h.from === me && h.offeredAt >= call.at)) return undefined;
    return {
      clause: 'role.backup',
      nudge: 'You are about to be missing. Who has it then?',
      what: 'Hand your role over before you go: offer it, and brief whoever takes it.',
      how: `Type /handoff ${held} and a name. Fill in the briefing: situation, plan, what is under way, what was promised.`,
      action: 'handoff',
      since: call.at,
      lateAt: minutesAfter(call.at, 4),
    };
  },
};

const brief: Rule = {
  id: 'brief-successor',
  title: 'Brief your successor',
  roles: 'anybody',
  rank: 2,
  indicators: ['handoff-briefing', 'handoff-steps'],
  advise: (now) => {
    const open = now.view.handoffs.findLast(
      (h) =>
        h.from === now.me &&
        h.briefedAt === undefined &&
        h.acceptedAt === undefined &&
        h.declinedAt === undefined &&
        h.withdrawn === undefined,
    );
    if (open === undefined) return undefined;
    return {
      clause: 'practice.briefing-complete',
      nudge: `What does ${firstName(now, open.to)} have to know that you know?`,
      what: `Brief ${nameOf(now, open.to)}: situation, objectives, plan, what is under way, people, open promises, what was told, what must not be done.`,
      how: 'Type /handoff again; the briefing is its second half. The next update that was promised belongs into it.',
      action: 'handoff',
      since: open.offeredAt,
      lateAt: minutesAfter(open.offeredAt, 3),
    };
  },
};

const accept: Rule = {
  id: 'accept-role',
  title: 'Take a role over properly',
  roles: 'anybody',
  rank: 2,
  indicators: ['handoff-steps'],
  advise: (now) => {
    const offer = now.view.handoffs.findLast(
      (h) => h.to === now.me && h.acceptedAt === undefined && h.declinedAt === undefined && h.withdrawn === undefined,
    );
    if (offer === undefined) return undefined;
    const briefed = offer.briefedAt !== undefined;
    return {
      clause: 'practice.handoff-steps',
      nudge: `${firstName(now, offer.from)} waits for your word.`,
      what: briefed
        ? 'You have been briefed: say that you have it.'
        : 'Ask for a briefing before you say yes: what is open, what was promised?',
      how: briefed
        ? `Read the briefing at the left, then type /accept ${offer.role}.`
        : `Write to ${firstName(now, offer.from)} in the channel, by name. With no time left, accept and work from the ticket.`,
      action: briefed ? 'accept' : 'message',
      since: offer.briefedAt ?? offer.offeredAt,
      lateAt: minutesAfter(offer.offeredAt, 4),
    };
  },
};

const announceRole: Rule = {
  id: 'announce-role',
  title: 'Say who has the role now',
  roles: 'anybody',
  rank: 3,
  indicators: ['handoff-steps'],
  advise: (now) => {
    const taken = now.view.handoffs.findLast(
      (h) => (h.to === now.me || h.from === now.me) && h.acceptedAt !== undefined && h.announcedAt === undefined,
    );
    if (taken?.acceptedAt === undefined) return undefined;
    return {
      clause: 'practice.handoff-steps',
      nudge: 'Two people know who has it. The others do not.',
      what: 'Announce who holds the role from now on.',
      how: `Type /announce-role ${taken.role}; one sentence is enough.`,
      action: 'announce-role',
      since: taken.acceptedAt,
      lateAt: minutesAfter(taken.acceptedAt, 3),
    };
  },
};

const takeTask: Rule = {
  id: 'acknowledge-task',
  title: 'Say that you have a task',
  roles: 'anybody',
  rank: 3,
  indicators: ['loops-closed'],
  advise: (now) => {
    const task = tasksToMe(now).find((t) => t.acknowledgedAt === undefined);
    if (task === undefined) return undefined;
    return {
      clause: 'practice.loop-closure',
      nudge: `${firstName(now, task.by)} cannot know whether you have heard.`,
      what: 'Acknowledge the task that you were given.',
      how: 'Type /got, or press Got it beside the task at the left, under Work.',
      action: 'task-acknowledge',
      since: task.at,
      lateAt: minutesAfter(task.at, 3),
    };
  },
  shown: ({ view, me }) =>
    view.tasks.filter((t) => t.to === me && t.acknowledgedAt !== undefined && t.acknowledgedAt <= minutesAfter(t.at, 5))
      .length >= 2,
};

const reportTask: Rule = {
  id: 'report-task',
  title: 'Report back on a task',
  roles: 'anybody',
  rank: 16,
  indicators: ['loops-closed'],
  advise: (now) => {
    const task = tasksToMe(now).find((t) => t.acknowledgedAt !== undefined);
    const acknowledged = task?.acknowledgedAt;
    if (task === undefined || acknowledged === undefined) return undefined;
    const looked = now.view.looks.findLast((l) => l.by === now.me && l.at >= acknowledged)?.at;
    const changed = now.view.changes.findLast((c) => c.by === now.me && c.at >= acknowledged)?.at;
    const since = task.kind === 'fix' ? changed : looked;
    if (since === undefined) return undefined;
    return {
      clause: 'practice.loop-closure',
      nudge: `${firstName(now, task.by)} decides on what you tell. What did you see?`,
      what: 'Report back: what you found, how often and since when; nothing found is a report too.',
      how: 'Type /report and say it in a sentence or two, with the numbers and the words of the screen.',
      action: 'task-report',
      since,
      lateAt: minutesAfter(since, 4),
    };
  },
};

/** Who does what, and how it changes hands. */
export const roleRules: readonly Rule[] = [fillRoles, handOver, brief, accept, announceRole, takeTask, reportTask];
