import { ticketOpenForm } from './declare';
import { type FormSpec, textOf, valueOr } from './form-spec';
import { readLabels } from './ticket-body';

/** The incident ticket: opens it while there is none; then a comment, a status, a new body, other labels. */
export const ticketForm: FormSpec = {
  title: 'Incident ticket',
  submit: (_values, { view }) => (view.ticket === undefined ? 'Open the ticket' : 'Update the ticket'),
  intro: ({ view }) => (view.ticket === undefined ? undefined : `#${view.ticket.number} ${view.ticket.title}`),
  fields: (typed, ctx) => {
    const { ticket } = ctx.view;
    if (ticket === undefined) return ticketOpenForm.fields(typed, ctx);
    const kind = valueOr(typed, 'kind', 'comment');
    return [
      {
        kind: 'radio',
        id: 'kind',
        label: 'What to update',
        required: true,
        suggest: 'comment',
        options: [
          { value: 'comment', label: 'Comment, a line of the timeline' },
          { value: 'status', label: 'Status' },
          { value: 'body', label: 'Body' },
          { value: 'labels', label: 'Labels' },
        ],
      },
      kind === 'labels'
        ? { kind: 'line', id: 'labels', label: 'Labels', suggest: ticket.labels.join(', '), mono: true }
        : {
            kind: 'text',
            id: kind === 'body' ? 'body' : 'text',
            label: kind === 'body' ? 'Body' : 'Text',
            required: true,
            mono: kind === 'body',
            ...(kind === 'body' ? { suggest: ticket.body } : {}),
          },
    ];
  },
  acts: (values, ctx) => {
    const { ticket } = ctx.view;
    if (ticket === undefined) return ticketOpenForm.acts(values, ctx);
    if (values.kind === 'labels') {
      const wanted = readLabels(textOf(values, 'labels'));
      const remove = ticket.labels.filter((label) => !wanted.includes(label));
      return [{ type: 'ticket.label', add: wanted.filter((label) => !ticket.labels.includes(label)), remove }];
    }
    if (values.kind === 'body') return [{ type: 'ticket.update', kind: 'body', text: values.body ?? '' }];
    return [
      { type: 'ticket.update', kind: values.kind === 'status' ? 'status' : 'comment', text: textOf(values, 'text') },
    ];
  },
  refusedAt: { 'ticket.open': 'title', 'ticket.update': 'text', 'ticket.label': 'labels' },
  fromArgs: (args, { view }) =>
    args === '' ? {} : view.ticket === undefined ? { title: args } : { kind: 'comment', text: args },
};
