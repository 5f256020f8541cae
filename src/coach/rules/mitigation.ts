import type { DrillTime } from '../../base/drill-time';
import type { Situation } from '../../bots/intent';
import { recoveredAt } from '../../bots/knowledge';
import { declaredAt } from '../../bots/situation';
import type { Rule } from '../hint';
import { changedAt, hands, handsName, lookAt, minutesAfter } from '../sight';

/** A fix that has not shown after this long did not help (minutes). */
const PATIENCE = 9;
/** Minutes into the incident after which it is time to decide on what is known. */
const ENOUGH = 14;

/** Since when the team knows enough to decide: all was read and told, or it has taken long. */
function knowsSince(now: Situation): DrillTime | undefined {
  const { view } = now;
  const at = declaredAt(now);
  const told = [
    ...view.findings.filter((f) => f.shared).map((f) => f.at),
    ...view.tasks.flatMap((t) => (t.kind === 'look' && t.reportedAt !== undefined ? [t.reportedAt] : [])),
  ];
  const last = told.length === 0 ? undefined : Math.max(...told);
  if (at === undefined || last === undefined) return undefined;
  const open = view.lifecycle.some((s) => s.stage === 'investigation' && s.done === false);
  if (!open) return last;
  const long = minutesAfter(at, ENOUGH);
  return view.t >= long ? Math.max(long, last) : undefined;
}

const options = (now: Situation): string =>
  now.playbook.mitigation.preference.map((p) => `${p.letter}. ${p.title} (${p.for})`).join('; ');

const decide: Rule = {
  id: 'decide',
  title: 'Decide on a mitigation',
  roles: ['ic'],
  rank: 11,
  indicators: ['preference-order', 'time-to-mitigate'],
  advise: (now) => {
    const since = knowsSince(now);
    if (since === undefined || now.view.resolved || now.view.decisions.length > 0 || now.view.changes.length > 0)
      return undefined;
    return {
      clause: 'mitigate.order',
      nudge: `${now.playbook.mitigation.principle}: what is the quickest way back that the findings support?`,
      what: 'Decide. Take the first option in the playbook’s order that fits what the errors themselves say, and give the reason.',
      how: `Type /decide. In order of preference: ${options(now)}. An option that does not fit the cause is passed over.`,
      action: 'decide',
      since,
      lateAt: minutesAfter(since, 4),
    };
  },
};

const carryOut: Rule = {
  id: 'carry-out',
  title: 'Have the decision carried out',
  roles: ['ic', 'deputy'],
  rank: 9,
  indicators: ['time-to-mitigate', 'acts-in-role'],
  advise: (now) => {
    const { view, me, playbook } = now;
    const decision = view.decisions.at(-1);
    if (decision === undefined || view.resolved || view.changes.some((c) => c.at >= decision.at)) return undefined;
    const option = playbook.mitigation.preference.find((p) => p.id === decision.option);
    const clause = option?.clause ?? 'mitigate.order';
    const deputy = hands(now);
    const asked = view.tasks.some((t) => t.kind === 'fix' && t.at >= decision.at && t.reportedAt === undefined);
    if (deputy !== undefined && deputy !== me) {
      if (asked) return undefined;
      const name = handsName(now);
      return {
        clause,
        nudge: 'It is decided. Who does it?',
        what: `Ask ${name} to carry it out, and to say when it is out.`,
        how: `Type /task ${name}, choose Fix, and say exactly what: “${decision.text}”.`,
        action: 'task',
        since: decision.at,
        lateAt: minutesAfter(decision.at, 3),
      };
    }
    const command = option?.commands.at(-1);
    return {
      clause,
      nudge: 'It is decided. Is it done?',
      what: `Carry out what was decided: “${decision.text}”.`,
      how: `${option === undefined ? 'Use the console where it stands' : `The playbook’s steps: ${option.steps.join('; ')}`}. Flags have a console (6), functions and secrets too (7); the terminal has git, supabase and psql.`,
      ...(command === undefined ? {} : { command }),
      action: decision.option === 'flag' ? 'console-flags' : 'console-terminal',
      since: decision.at,
      lateAt: minutesAfter(decision.at, 4),
    };
  },
};

const logChange: Rule = {
  id: 'log-change',
  title: 'Write every change down',
  roles: ['deputy', 'scribe'],
  rank: 12,
  indicators: ['changes-logged'],
  advise: (now) => {
    const change = now.view.changes.at(-1);
    const { ticket } = now.view;
    if (change === undefined || ticket === undefined) return undefined;
    if (ticket.comments.some((c) => c.at >= change.at)) return undefined;
    const database = change.fact.type === 'rows.changed' || change.fact.type === 'ddl.executed';
    return {
      clause: database ? 'mitigate.database' : 'practice.log-changes',
      nudge: 'Somebody will ask what was changed, when, and by whom.',
      what: database
        ? 'Log the change of the database: a line in the ticket, and a row in error_logs as the playbook prints it.'
        : 'Write the change into the ticket: what, when, by whom, why.',
      how: `Type /ticket and a comment. ${database ? 'In psql: the INSERT INTO error_logs of the playbook, with the query and the rows affected.' : 'One line is enough.'}`,
      action: 'ticket',
      since: change.at,
      lateAt: minutesAfter(change.at, 5),
    };
  },
  shown: ({ view, me }) =>
    view.changes.length >= 2 && (view.ticket?.comments.filter((c) => c.by === me).length ?? 0) >= 2,
};

const watch: Rule = {
  id: 'watch-recovery',
  title: 'Watch the recovery',
  roles: ['deputy'],
  rank: 13,
  indicators: ['recovery-watched'],
  advise: (now) => {
    const changed = changedAt(now);
    if (changed === undefined || now.view.resolved || recoveredAt(now) !== undefined) return undefined;
    const seen = lookAt(now, 'metrics', changed);
    const since = seen === undefined ? minutesAfter(changed, 1) : minutesAfter(seen, 4);
    if (now.view.t < since) return undefined;
    return {
      clause: 'mitigate.rollback',
      nudge: 'Did it help? How do you know?',
      what: 'Watch the charts after the change, and tell the bridge whether they are back to normal.',
      how: 'Press 3 for Metrics. Then /finding: “Back to normal at …”, or “Not back to normal yet: …”, with the value you saw.',
      action: 'console-metrics',
      since,
      lateAt: minutesAfter(since, 6),
    };
  },
};

const nextOption: Rule = {
  id: 'next-option',
  title: 'Go on when a fix did not help',
  roles: ['ic'],
  rank: 20,
  indicators: ['time-to-mitigate'],
  advise: (now) => {
    const changed = changedAt(now);
    const decision = now.view.decisions.at(-1);
    if (changed === undefined || now.view.resolved || recoveredAt(now) !== undefined) return undefined;
    const since = minutesAfter(Math.max(changed, decision?.at ?? changed), PATIENCE);
    if (now.view.t < since) return undefined;
    return {
      clause: 'mitigate.order',
      nudge: 'It should have shown by now. Has it?',
      what: 'Ask how the charts stand. If they are not better, the change did not help: look again at what the errors say, and take the next option that fits.',
      how: `Ask the deputy for the charts (/task), then /decide anew. In order: ${options(now)}.`,
      action: 'decide',
      since,
    };
  },
};

/** From the decision to charts that are back to normal. */
export const mitigationRules: readonly Rule[] = [decide, carryOut, logChange, watch, nextOption];
