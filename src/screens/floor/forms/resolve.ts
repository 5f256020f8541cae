import type { Act } from '../../../drill/acts';
import { type Field, type FormSpec, isTicked, pickedOf, textOf, valueOr } from './form-spec';
import { involvedNames } from './known';
import { printTemplate, templateFields, templateOf } from './template-fields';
import { whereFields, whereOf } from './where';

/** Declares the incident resolved; the announcement and the label with it if one likes. */
export const resolveForm: FormSpec = {
  title: 'Declare resolved',
  submit: 'Declare resolved',
  intro: () => 'Tick what you know to be true. Nobody checks it but the debrief.',
  fields: (typed, ctx) => {
    const { resolution, ticket } = ctx.drill.bundle.playbook;
    const template = templateOf(ctx, 'resolved');
    const announcement: readonly Field[] =
      template !== undefined && isTicked(typed, 'announce')
        ? [...templateFields(template, ctx, ['time', 'rootCause', 'resolution']), ...whereFields(ctx)]
        : [];
    const label: readonly Field[] =
      ctx.view.ticket === undefined || ctx.view.ticket.labels.includes(ticket.resolvedLabel)
        ? []
        : [{ kind: 'check', id: 'label', label: `Label the ticket “${ticket.resolvedLabel}”` }];
    return [
      {
        kind: 'checks',
        id: 'criteria',
        label: 'Criteria that hold',
        options: resolution.criteria.map((c) => ({ value: c.id, label: c.text })),
      },
      { kind: 'text', id: 'summary', label: 'What fixed it', required: true },
      { kind: 'text', id: 'rootCause', label: 'Root cause', wanted: true },
      ...label,
      ...(template === undefined
        ? []
        : [{ kind: 'check' as const, id: 'announce', label: 'Announce it in #incidents' }]),
      ...announcement,
    ];
  },
  acts: (values, ctx) => {
    const summary = textOf(values, 'summary');
    const rootCause = textOf(values, 'rootCause');
    const acts: Act[] = [{ type: 'resolve', summary, rootCause, criteria: [...pickedOf(values, 'criteria')] }];
    if (isTicked(values, 'label')) {
      acts.push({ type: 'ticket.label', add: [ctx.drill.bundle.playbook.ticket.resolvedLabel], remove: [] });
    }
    const template = templateOf(ctx, 'resolved');
    if (template !== undefined && isTicked(values, 'announce')) {
      const time = templateFields(template, ctx).find((f) => f.id === 'time');
      const now = time === undefined || time.kind === 'heading' ? '' : valueOr({}, 'time', time.suggest);
      const text = printTemplate(template, { ...values, time: now, resolution: summary }, ctx);
      acts.push({ type: 'post', channel: whereOf(values, ctx), kind: 'resolution', text, template: 'resolved' });
    }
    return acts;
  },
  refusedAt: { resolve: 'summary', 'ticket.label': 'label', post: 'announce' },
  fromArgs: (args) => ({ summary: args }),
};

/** Takes the resolution back. */
export const reopenForm: FormSpec = {
  title: 'Reopen the incident',
  submit: 'Reopen',
  fields: () => [{ kind: 'text', id: 'reason', label: 'Why', required: true }],
  acts: (values) => [{ type: 'incident.reopen', reason: textOf(values, 'reason') }],
  refusedAt: { 'incident.reopen': 'reason' },
  fromArgs: (args) => ({ reason: args }),
};

/** Thanks the team. */
export const thanksForm: FormSpec = {
  title: 'Thank the team',
  submit: 'Post it',
  fields: (_typed, ctx) => [
    {
      kind: 'text',
      id: 'text',
      label: 'In #incidents',
      required: true,
      help: involvedNames(ctx) === '' ? 'Nobody else held a role.' : `Held a role: ${involvedNames(ctx)}.`,
    },
  ],
  acts: (values) => [{ type: 'post', channel: '#incidents', kind: 'thanks', text: textOf(values, 'text') }],
  refusedAt: { post: 'text' },
  fromArgs: (args) => ({ text: args }),
};

/** Schedules the postmortem. */
export const scheduleForm: FormSpec = {
  title: 'Schedule the postmortem',
  submit: 'Schedule',
  fields: () => [
    { kind: 'line', id: 'hours', label: 'In how many hours', required: true, help: 'Counted from the resolution.' },
    { kind: 'line', id: 'text', label: 'Who, where', wanted: true },
  ],
  problems: (values): Readonly<Record<string, string>> => {
    const typed = textOf(values, 'hours');
    const hours = Number(typed.replace(',', '.'));
    return typed === '' || (Number.isFinite(hours) && hours >= 0 && hours <= 1_000)
      ? {}
      : { hours: 'Write a number of hours, such as 24.' };
  },
  acts: (values) => [
    {
      type: 'postmortem.schedule',
      inHours: Number(textOf(values, 'hours').replace(',', '.')),
      text: textOf(values, 'text'),
    },
  ],
  refusedAt: { 'postmortem.schedule': 'hours' },
  fromArgs: (args) => ({ hours: args }),
};
