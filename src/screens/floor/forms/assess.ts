import { type FormSpec, textOf, valueOr } from './form-spec';

/** Is this an incident? */
export const assessForm: FormSpec = {
  title: 'Assess',
  submit: 'Note the assessment',
  fields: (typed, { drill }) => [
    {
      kind: 'radio',
      id: 'verdict',
      label: 'Is this an incident?',
      required: true,
      options: [
        { value: 'incident', label: 'Yes' },
        { value: 'not-incident', label: 'No: a bug ticket, and keep watching' },
      ],
    },
    ...(valueOr(typed, 'verdict', '') === 'incident'
      ? [
          {
            kind: 'choice' as const,
            id: 'severity',
            label: 'How severe, as far as one can see',
            options: drill.bundle.playbook.severities.map((s) => ({ value: s.id, label: `${s.id} ${s.label}` })),
          },
        ]
      : []),
    { kind: 'text', id: 'reason', label: 'What makes you think so', wanted: true },
  ],
  acts: (values) => {
    const severity = textOf(values, 'severity');
    const reason = textOf(values, 'reason');
    return [
      {
        type: 'assess',
        verdict: values.verdict === 'incident' ? 'incident' : 'not-incident',
        ...(severity === '' ? {} : { severity }),
        ...(reason === '' ? {} : { reason }),
      },
    ];
  },
  refusedAt: { assess: 'verdict' },
  fromArgs: (args) => ({ reason: args }),
};

/** A bug ticket, for what is no incident. */
export const bugForm: FormSpec = {
  title: 'Open a bug ticket',
  submit: 'Open the bug ticket',
  fields: () => [
    { kind: 'line', id: 'title', label: 'Title', required: true },
    { kind: 'text', id: 'body', label: 'What is wrong', wanted: true },
  ],
  acts: (values) => [{ type: 'bug.open', title: textOf(values, 'title'), body: textOf(values, 'body') }],
  refusedAt: { 'bug.open': 'title' },
  fromArgs: (args) => ({ title: args }),
};
