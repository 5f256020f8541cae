import type { DrillTime } from '../../base/drill-time';
import type { Situation } from '../../bots/intent';
import { recoveredAt } from '../../bots/knowledge';
import { clock, declaredAt } from '../../bots/situation';
import type { Rule } from '../hint';
import { changedAt, lookAt, minutesAfter } from '../sight';

/** When it will have been quiet for as long as the playbook asks, by what the team has told and done. */
function quietAt(now: Situation): DrillTime | undefined {
  const recovered = recoveredAt(now);
  if (declaredAt(now) === undefined || now.view.resolved || recovered === undefined) return undefined;
  return minutesAfter(Math.max(recovered, changedAt(now) ?? recovered), now.playbook.resolution.quietMinutes);
}

const criteria = (now: Situation): string =>
  now.playbook.resolution.criteria.map((c) => c.text.toLowerCase()).join('; ');

const wait: Rule = {
  id: 'wait-it-out',
  title: 'Mitigated is not resolved',
  roles: ['ic'],
  rank: 40,
  indicators: ['criteria-held', 'premature-resolution'],
  advise: (now) => {
    const at = quietAt(now);
    if (at === undefined || now.view.t >= at) return undefined;
    return {
      clause: 'resolve.criteria',
      nudge: 'It looks over. Is it?',
      what: `Wait. All four must hold, and ${now.playbook.resolution.quietMinutes} quiet minutes are not over before ${clock(now, at)}.`,
      how: `The criteria: ${criteria(now)}. Keep the updates going meanwhile; 5x, 20x and Skip at the top make the clock run faster.`,
      since: minutesAfter(at, -now.playbook.resolution.quietMinutes),
    };
  },
};

/** A look at the charts is fresh for this long (minutes). */
const FRESH = 6;

const resolve: Rule = {
  id: 'resolve',
  title: 'Resolve on the four criteria',
  roles: ['ic'],
  rank: 10,
  indicators: ['criteria-held', 'premature-resolution'],
  advise: (now) => {
    const at = quietAt(now);
    if (at === undefined || now.view.t < at) return undefined;
    const fresh = lookAt(now, 'metrics', minutesAfter(now.view.t, -FRESH)) !== undefined;
    return {
      clause: 'resolve.criteria',
      nudge: 'It has been quiet for long enough. Do all four criteria hold?',
      what: fresh
        ? 'Declare it resolved, with what fixed it and what the cause was.'
        : 'Look at the charts once more; if they are normal, declare it resolved.',
      how: `${fresh ? 'Type /resolve' : 'Press 3 for Metrics, then type /resolve'} and tick what holds: ${criteria(now)}. What you cannot tick is a reason to wait.`,
      action: fresh ? 'resolve' : 'console-metrics',
      since: at,
      lateAt: minutesAfter(at, 8),
    };
  },
};

const afterwards: Rule = {
  id: 'resolution-actions',
  title: 'Finish what belongs to a resolution',
  roles: ['ic'],
  rank: 5,
  indicators: ['resolution-actions'],
  advise: (now) => {
    const { view, playbook } = now;
    const at = view.resolutions.at(-1)?.at;
    if (!view.resolved || at === undefined || view.phase !== 'live') return undefined;
    const said = (kind: string) => view.messages.some((m) => m.kind === kind && m.at >= at);
    const open = [
      {
        done: said('resolution'),
        what: 'announce the resolution on the bridge',
        how: '/resolve’s announcement',
        action: 'message',
      },
      {
        done: view.ticket === undefined || view.ticket.labels.includes(playbook.ticket.resolvedLabel),
        what: `label the ticket “${playbook.ticket.resolvedLabel}”`,
        how: '/ticket',
        action: 'ticket',
      },
      { done: said('thanks'), what: 'thank the team', how: '/thanks', action: 'thanks' },
      {
        done: view.postmortem.scheduled !== undefined,
        what: `schedule the postmortem within ${playbook.postmortem.dueHours} hours`,
        how: '/schedule 24',
        action: 'schedule',
      },
    ].filter((step) => !step.done);
    const [first] = open;
    if (first === undefined) return undefined;
    return {
      clause: 'resolve.actions',
      nudge: 'Resolved is a word. What belongs to it?',
      what: `Still to do: ${open.map((step) => step.what).join('; ')}.`,
      how: `Next: ${first.how}.`,
      action: first.action,
      since: at,
      lateAt: minutesAfter(at, 10),
    };
  },
};

const end: Rule = {
  id: 'write-it-up',
  title: 'Write the postmortem',
  roles: ['ic'],
  rank: 6,
  indicators: ['sections-filled', 'summary', 'root-cause-facts'],
  advise: (now) => {
    const { view, playbook } = now;
    const at = view.resolutions.at(-1)?.at;
    if (!view.resolved || at === undefined || view.postmortem.scheduled === undefined) return undefined;
    if (view.phase !== 'live' && view.phase !== 'postmortem') return undefined;
    const sections = playbook.postmortem.sections.map((s) => s.title).join(', ');
    return {
      clause: 'postmortem.template',
      nudge: 'It is over. What will be different next time?',
      what:
        view.phase === 'live'
          ? 'End the drill, and write the postmortem.'
          : 'Write the postmortem: every section, in plain words.',
      how: `${view.phase === 'live' ? 'End the drill, at the top. ' : ''}The sections are ${sections}. The timeline begins when the trouble began; each action item has one owner and a date, and changes a system rather than a person.`,
      ...(view.phase === 'live' ? { action: 'end' } : {}),
      since: at,
    };
  },
};

/** Words of whoever runs the exercise. */
const CONTROL = /\bexercise control\b[\s\S]*\bend the drill\b/i;

const controlEnds: Rule = {
  id: 'control-ends',
  title: 'End when the exercise control says so',
  roles: 'anybody',
  rank: 1,
  indicators: [],
  advise: ({ view, me, playbook }) => {
    const word = view.messages.find((m) => m.from !== me && CONTROL.test(m.text));
    if (word === undefined || view.phase !== 'live' || view.resolved) return undefined;
    return {
      clause: 'resolve.criteria',
      nudge: 'Whoever runs the exercise has written to you.',
      what: `End the drill here. Mitigated is not resolved: the playbook asks for ${playbook.resolution.quietMinutes} quiet minutes first, and the exercise does not wait for them.`,
      how: 'End the drill, at the top right. The postmortem comes next; it can be left out, and the debrief follows.',
      action: 'end',
      since: word.at,
    };
  },
};

/** The end of it. */
export const resolutionRules: readonly Rule[] = [controlEnds, wait, resolve, afterwards, end];
