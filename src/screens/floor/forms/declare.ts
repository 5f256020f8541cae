import type { Act } from '../../../drill/acts';
import { bridgeActs, bridgeFields } from './bridge';
import { type Field, type FormContext, type FormSpec, isTicked, textOf, type Values, valueOr } from './form-spec';
import { holderNames } from './known';
import { severityArgs, severityField } from './severity';
import { readLabels, ticketBody, ticketLabels, ticketTitle } from './ticket-body';

function commandField({ drill, view }: FormContext): readonly Field[] {
  if (view.commanders.includes(view.me)) return [];
  const commander = holderNames({ drill, view }, 'ic');
  const meant = view.roster.find((p) => p.id === view.me)?.role === 'ic';
  return [
    {
      kind: 'check',
      id: 'command',
      label: 'Take command (IC)',
      suggest: meant && commander === '' ? 'yes' : '',
      ...(commander === '' ? {} : { help: `${commander} commands. Taking it as well makes two commanders.` }),
    },
  ];
}

function ticketFields(typed: Values, ctx: FormContext, takesCommand: boolean): readonly Field[] {
  const facts = {
    severity: valueOr(typed, 'severity', ''),
    summary: valueOr(typed, 'summary', ''),
    impact: valueOr(typed, 'impact', ''),
    takesCommand,
  };
  return [
    { kind: 'line', id: 'title', label: 'Title', required: true, suggest: ticketTitle(ctx, facts) },
    { kind: 'line', id: 'labels', label: 'Labels', suggest: ticketLabels(ctx, facts), mono: true },
    { kind: 'text', id: 'body', label: 'Body', suggest: ticketBody(ctx, facts), mono: true },
  ];
}

/** Declares the incident; command, ticket and bridge with it if one likes. */
export const declareForm: FormSpec = {
  title: 'Declare an incident',
  submit: (values) => (textOf(values, 'severity') === '' ? 'Declare' : `Declare ${textOf(values, 'severity')}`),
  fields: (typed, ctx) => {
    const command = commandField(ctx);
    const takes = command.some((f) => f.kind !== 'heading' && valueOr(typed, f.id, f.suggest) === 'yes');
    const ticket: Field = { kind: 'check', id: 'ticket', label: 'Open the incident ticket' };
    const bridge: Field = { kind: 'check', id: 'bridge', label: 'Open the bridge' };
    const severity = valueOr(typed, 'severity', undefined);
    return [
      severityField(ctx),
      { kind: 'line', id: 'summary', label: 'What is broken, in a few words', required: true },
      { kind: 'text', id: 'impact', label: 'Impact', wanted: true, hint: 'What do the people affected notice?' },
      ...command,
      ...(ctx.view.ticket === undefined ? [ticket] : []),
      ...(ctx.view.ticket === undefined && isTicked(typed, 'ticket') ? ticketFields(typed, ctx, takes) : []),
      ...(ctx.view.bridge === undefined ? [bridge] : []),
      ...(ctx.view.bridge === undefined && isTicked(typed, 'bridge') ? bridgeFields(typed, ctx, severity) : []),
    ];
  },
  acts: (values) => {
    const acts: Act[] = [];
    if (isTicked(values, 'command')) acts.push({ type: 'role.take', role: 'ic' });
    acts.push({
      type: 'declare',
      severity: textOf(values, 'severity'),
      summary: textOf(values, 'summary'),
      impact: textOf(values, 'impact'),
    });
    if (isTicked(values, 'ticket')) acts.push(openTicket(values));
    if (isTicked(values, 'bridge')) acts.push(...bridgeActs(values));
    return acts;
  },
  refusedAt: {
    'role.take': 'command',
    declare: 'summary',
    'ticket.open': 'title',
    'bridge.open': 'link',
    post: 'call',
  },
  fromArgs: (args, ctx) => severityArgs(args, ctx, 'summary'),
};

function openTicket(values: Values): Act {
  return {
    type: 'ticket.open',
    title: textOf(values, 'title'),
    labels: readLabels(textOf(values, 'labels')),
    body: values.body ?? '',
  };
}

/** Opens the incident ticket by itself. */
export const ticketOpenForm: FormSpec = {
  title: 'Open the incident ticket',
  submit: 'Open the ticket',
  fields: (typed, ctx) => {
    const last = ctx.view.severities[0];
    return ticketFields(
      { severity: ctx.view.declared ?? '', ...(last === undefined ? {} : { summary: last.reason }), ...typed },
      ctx,
      false,
    );
  },
  acts: (values) => [openTicket(values)],
  refusedAt: { 'ticket.open': 'title' },
};
