import { MINUTE } from '../../base/drill-time';
import { judged, mean, notApplicable } from '../measure';
import { escaped, filled, labelled } from '../record/fields';
import { gatesOf } from '../record/gates';
import { holdersAt, nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import { clockIn, drillTimeOfClock } from '../record/times';
import type { Indicator, ScoreInput } from '../types';

/** How far the start time in a ticket may be from what could be known, ms. */
const START_TOLERANCE = 10 * MINUTE;

function pattern(template: string): RegExp {
  const parts = template
    .split(/(\{[a-z]+\})/i)
    .map((p) => (p === '{n}' ? '(\\d+)' : /^\{.*\}$/.test(p) ? '\\S.*' : escaped(p)));
  return new RegExp(`^${parts.join('')}$`, 'i');
}

/** The severity numbers that were declared around the opening: the ticket may be a minute before or after. */
function numbersNear(input: ScoreInput, at: number): readonly number[] {
  const ids = new Set([
    ...input.state.severities
      .filter((s) => s.at <= at)
      .map((s) => s.severity)
      .slice(-1),
    ...input.state.severities
      .filter((s) => s.at > at)
      .map((s) => s.severity)
      .slice(0, 1),
    ...input.state.severities.map((s) => s.severity).slice(-1),
  ]);
  return input.bundle.playbook.severities.filter((s) => ids.has(s.id)).map((s) => s.n);
}

type Check = (value: string, input: ScoreInput, at: number) => boolean;

function namesHolder(role: string): Check {
  return (value, input, at) => {
    const holders = new Set([
      ...holdersAt(input, role, at),
      ...input.state.roles.filter((r) => r.role === role).map((r) => r.person),
    ]);
    if (holders.size === 0) return filled(value);
    return [...holders].some(
      (id) => value.toLowerCase().includes(nameOf(input, id).toLowerCase()) || value.toLowerCase().includes(id),
    );
  };
}

/** What makes a field of the ticket true, by the field's id; a field without a check only has to be filled. */
const CHECKS: Readonly<Record<string, Check>> = {
  startTime: (value, input, at) => {
    const ofDay = clockIn(value);
    if (ofDay === undefined) return false;
    const t = drillTimeOfClock(ofDay, at, input.state.startEpoch);
    const gates = gatesOf(input);
    const from = Math.min(input.truth.faultAt ?? at, gates.reportAt ?? at);
    return t >= from - START_TOLERANCE && t <= at + START_TOLERANCE;
  },
  severity: (value, input, at) => {
    const n = /(\d)/.exec(value)?.[1];
    return n !== undefined && numbersNear(input, at).includes(Number(n));
  },
  ic: namesHolder('ic'),
  deputy: namesHolder('deputy'),
  status: (value, input) =>
    input.bundle.playbook.updates.statuses.some((s) => value.toLowerCase().startsWith(s.toLowerCase())),
};

/** A timeline is opened when a heading or label is followed by at least one row with a time. */
function timelineOpened(body: string, label: string): boolean {
  const at = body.search(new RegExp(`^[#*_ >-]*${escaped(label)}\\b`, 'im'));
  return at >= 0 && clockIn(body.slice(at)) !== undefined;
}

/** Title, labels and fields of the incident ticket, present and true at the time. */
export const ticketFields: Indicator = {
  id: 'ticket-fields',
  acts: ['ticket.open', 'ticket.update', 'ticket.label'],
  role: 'ic',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    const { ticket } = input.state;
    const rules = input.bundle.playbook.ticket;
    const good = `A ticket titled “${rules.titlePattern}”, labelled ${rules.labels.join(' and ')}, with every field true, and the timeline opened with the detection.`;
    if (ticket === undefined) {
      if (gates.ledFrom === undefined && !(gates.incident && gates.over))
        return notApplicable('No incident was to be ticketed.');
      if (!gates.over && gates.ledFrom !== undefined && input.endAt - gates.ledFrom < START_TOLERANCE)
        return notApplicable('The ticket is not due yet.');
      return judged(0, 'No incident ticket was opened.', good);
    }
    const numbers = numbersNear(input, ticket.openedAt);
    const titled = pattern(rules.titlePattern).exec(ticket.title.trim());
    const rows: { name: string; ok: boolean }[] = [
      { name: 'title', ok: titled !== null && (titled[1] === undefined || numbers.includes(Number(titled[1]))) },
      ...rules.labels.map((label) => ({
        name: `label ${label}`,
        ok: numbers
          .concat(label.includes('{n}') ? [] : [0])
          .some((n) => ticket.labels.some((l) => l.toLowerCase() === label.replace('{n}', String(n)).toLowerCase())),
      })),
      ...rules.fields
        .filter((f) => f.required)
        .map((f) => {
          if (f.id === 'timeline')
            return {
              name: f.label,
              ok: timelineOpened(ticket.body, f.label) || ticket.comments.some((c) => clockIn(c.text) !== undefined),
            };
          const value = labelled(ticket.body, f.label);
          return {
            name: f.label,
            ok: value !== undefined && filled(value) && (CHECKS[f.id]?.(value, input, ticket.openedAt) ?? true),
          };
        }),
    ];
    const missing = rows.filter((r) => !r.ok).map((r) => r.name);
    return judged(
      mean(rows.map((r) => (r.ok ? 1 : 0))),
      missing.length === 0
        ? 'The ticket is complete and true.'
        : `Missing or not true in the ticket: ${missing.join(', ')}.`,
      good,
      {
        evidence: [
          evidence(ticket.openedAt, `Ticket #${ticket.number} opened at ${clock(input, ticket.openedAt)}`, ticket.seq),
        ],
      },
    );
  },
};
