import { clockUtc, dateUtc } from '../../../base/drill-time';
import type { FormContext } from './form-spec';
import { holderNames, severityCode } from './known';

export interface TicketFacts {
  /** Severity id; empty while none is chosen. */
  readonly severity: string;
  readonly summary: string;
  readonly impact: string;
  /** The acting person takes command with the same form. */
  readonly takesCommand: boolean;
}

function severityNumber(ctx: FormContext, id: string): string {
  const n = ctx.drill.bundle.playbook.severities.find((s) => s.id === id)?.n;
  return n === undefined ? 'X' : String(n);
}

/** The title as the playbook writes it; `X` and a hint stand where nothing is known. */
export function ticketTitle(ctx: FormContext, facts: TicketFacts): string {
  return ctx.drill.bundle.playbook.ticket.titlePattern
    .replaceAll('{n}', severityNumber(ctx, facts.severity))
    .replaceAll('{summary}', facts.summary.trim() === '' ? '[Brief description]' : facts.summary.trim());
}

/** The labels of the playbook, joined by commas. */
export function ticketLabels(ctx: FormContext, facts: TicketFacts): string {
  return ctx.drill.bundle.playbook.ticket.labels
    .map((label) => label.replaceAll('{n}', severityNumber(ctx, facts.severity)))
    .join(', ');
}

/**
 * The ticket's body as the playbook prints it, with what is known filled in: time, severity, people, status, the first page.
 * What has to be found out keeps the hint of the customer's document in square brackets.
 */
export function ticketBody(ctx: FormContext, facts: TicketFacts): string {
  const { drill, view } = ctx;
  const now = view.startEpoch + view.t;
  const ic = facts.takesCommand ? (view.roster.find((p) => p.id === view.me)?.name ?? '') : holderNames(ctx, 'ic');
  const firstPage = view.pages[0]?.at;
  const known: Readonly<Record<string, string>> = {
    startTime: `${dateUtc(now)} ${clockUtc(now)} UTC`,
    severity: severityCode(ctx, facts.severity),
    impact: facts.impact.trim().replace(/\s*\n\s*/g, ' '),
    ic: ic === '' ? 'nobody yet' : ic,
    deputy: holderNames(ctx, 'deputy') || 'nobody yet',
    status: 'Investigating',
  };
  const fields = drill.bundle.playbook.ticket.fields;
  return drill.bundle.playbook.ticket.body
    .split('\n')
    .map((row) => {
      const label = /^\*\*(.+?):\*\*/.exec(row)?.[1];
      const field = fields.find((f) => f.label === label);
      const value = field === undefined ? undefined : known[field.id];
      if (value !== undefined && value !== '') return `**${label}:** ${value}`;
      return firstPage === undefined ? row : row.replace('[timestamp]', `${clockUtc(view.startEpoch + firstPage)} UTC`);
    })
    .join('\n');
}

/** Labels as typed, taken apart. */
export function readLabels(text: string): string[] {
  return text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '')
    .slice(0, 20);
}
