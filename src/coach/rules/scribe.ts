import { noteworthy } from '../../bots/duties/scribe';
import type { Rule } from '../hint';
import { minutesAfter } from '../sight';

const startTimeline: Rule = {
  id: 'start-timeline',
  title: 'Start the timeline',
  roles: ['scribe'],
  rank: 14,
  indicators: ['ticket-fields'],
  advise: ({ view }) => {
    if (view.ticket === undefined || view.ticket.comments.length > 0 || view.resolved) return undefined;
    return {
      clause: 'declare.scribe',
      nudge: 'In an hour nobody will remember when this was.',
      what: 'Start the timeline in the ticket: what happened so far, each with its time in UTC.',
      how: 'Press 9 for the Timeline and write the first line: when it was noticed, when it was declared.',
      action: 'console-timeline',
      since: view.ticket.openedAt,
      lateAt: minutesAfter(view.ticket.openedAt, 6),
    };
  },
};

const keepTimeline: Rule = {
  id: 'keep-timeline',
  title: 'Keep the timeline',
  roles: ['scribe'],
  rank: 24,
  indicators: ['timeline-matches'],
  advise: (now) => {
    const { ticket, t, resolved } = now.view;
    const last = ticket?.comments.at(-1)?.at;
    if (ticket === undefined || last === undefined || resolved) return undefined;
    const missing = noteworthy(now).find((n) => n.at > last);
    const since = missing === undefined ? undefined : minutesAfter(missing.at, 2);
    if (since === undefined || t < since) return undefined;
    return {
      clause: 'role.scribe',
      nudge: 'Something has happened that stands nowhere yet.',
      what: 'Write down what has happened since your last line: decisions with their reason, changes, findings.',
      how: 'Press 9 for the Timeline. A time, who, what; no opinion.',
      action: 'console-timeline',
      since,
      lateAt: minutesAfter(since, 6),
    };
  },
  shown: ({ view, me }) => (view.ticket?.comments.filter((c) => c.by === me).length ?? 0) >= 5,
};

const attach: Rule = {
  id: 'attach-evidence',
  title: 'Keep the evidence',
  roles: ['scribe'],
  rank: 26,
  indicators: [],
  advise: ({ view }) => {
    const seen = view.findings.find((f) => f.shared && f.evidence.length > 0)?.at;
    if (view.ticket === undefined || view.ticket.evidence.length > 0 || seen === undefined || view.resolved)
      return undefined;
    return {
      clause: 'role.scribe',
      nudge: 'Logs roll over. What will prove it next week?',
      what: 'Attach to the ticket what the findings rest on.',
      how: 'Type /evidence, or use Attach to the ticket in the console that shows it.',
      action: 'evidence',
      since: seen,
      lateAt: minutesAfter(seen, 12),
    };
  },
};

/** What will be known afterwards. */
export const scribeRules: readonly Rule[] = [startTimeline, keepTimeline, attach];
