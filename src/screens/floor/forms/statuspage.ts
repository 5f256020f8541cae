import { type FormSpec, textOf } from './form-spec';

const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved'] as const;

/** A word to the public. */
export const statusPageForm: FormSpec = {
  title: 'Publish on the status page',
  submit: 'Publish',
  intro: () => 'Customers read this.',
  fields: (_typed, { view }) => {
    const last = view.statusPage.at(-1);
    return [
      {
        kind: 'choice',
        id: 'status',
        label: 'Status',
        required: true,
        suggest: last?.status ?? 'investigating',
        options: STATUSES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
      },
      {
        kind: 'line',
        id: 'title',
        label: 'Title',
        required: true,
        ...(last === undefined ? {} : { suggest: last.title }),
      },
      { kind: 'text', id: 'text', label: 'Text', required: true, hint: 'In the words of those affected' },
    ];
  },
  acts: (values) => [
    {
      type: 'statuspage.publish',
      status: STATUSES.find((s) => s === values.status) ?? 'investigating',
      title: textOf(values, 'title'),
      text: textOf(values, 'text'),
    },
  ],
  refusedAt: { 'statuspage.publish': 'text' },
  fromArgs: (args) => ({ text: args }),
};
