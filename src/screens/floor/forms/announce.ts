import { type FormSpec, textOf } from './form-spec';
import { printTemplate, templateFields, templateOf } from './template-fields';
import { readUtcTime, TIME_HELP } from './utc-time';
import { whereFields, whereOf } from './where';

/** The initial announcement, by the playbook's template. */
export const announceForm: FormSpec = {
  title: 'Initial announcement',
  submit: (values, ctx) => `Announce in ${whereOf(values, ctx)}`,
  intro: (ctx) => {
    const due = templateOf(ctx, 'announcement')?.severities;
    return due === undefined ? undefined : `The playbook asks for it at ${due.join(' and ')}.`;
  },
  fields: (_typed, ctx) => {
    const template = templateOf(ctx, 'announcement');
    return template === undefined
      ? [{ kind: 'text', id: 'text', label: 'Text', required: true }, ...whereFields(ctx)]
      : [...templateFields(template, ctx), ...whereFields(ctx)];
  },
  problems: (values, { view }): Readonly<Record<string, string>> => {
    const start = textOf(values, 'start');
    return start === '' || readUtcTime(start, view.startEpoch + view.t) !== undefined ? {} : { start: TIME_HELP };
  },
  acts: (values, ctx) => {
    const template = templateOf(ctx, 'announcement');
    const text = template === undefined ? textOf(values, 'text') : printTemplate(template, values, ctx);
    return [{ type: 'post', channel: whereOf(values, ctx), kind: 'announcement', text, template: 'announcement' }];
  },
  refusedAt: { post: 'impact' },
  fromArgs: (args) => ({ impact: args }),
};
