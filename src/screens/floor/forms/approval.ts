import { personName } from '../../../drill/drill';
import { type FormContext, type FormSpec, type Option, textOf, valueOr } from './form-spec';
import { everybody, personArgs } from './people';

const ASK = 'ask';

/** Questions that wait for the acting person's word. */
export function asksToMe(view: FormContext['view']) {
  return view.approvals.filter((a) => a.of === view.me && a.answeredAt === undefined);
}

/** Asks for approval, or answers somebody who asked. */
export const approvalForm: FormSpec = {
  title: 'Approval',
  submit: (values) =>
    valueOr(values, 'what', ASK) === ASK ? 'Ask' : values.answer === 'no' ? 'Refuse approval' : 'Approve',
  fields: (typed, ctx) => {
    const waiting = asksToMe(ctx.view);
    const options: readonly Option[] = [
      ...waiting.map((a) => ({ value: a.id, label: `Answer ${personName(ctx.drill, a.by)}: ${a.text}` })),
      { value: ASK, label: 'Ask somebody for approval' },
    ];
    const what = valueOr(typed, 'what', options[0]?.value);
    const choice =
      waiting.length === 0
        ? []
        : [
            {
              kind: 'radio' as const,
              id: 'what',
              label: 'What',
              required: true,
              suggest: options[0]?.value ?? ASK,
              options,
            },
          ];
    if (what !== ASK) {
      return [
        ...choice,
        {
          kind: 'radio',
          id: 'answer',
          label: 'Answer',
          required: true,
          options: [
            { value: 'yes', label: 'Approved' },
            { value: 'no', label: 'Not approved' },
          ],
        },
        { kind: 'text', id: 'word', label: 'A word with it' },
      ];
    }
    const commander = ctx.view.commanders.find((id) => id !== ctx.view.me);
    return [
      ...choice,
      {
        kind: 'choice',
        id: 'of',
        label: 'Whom',
        required: true,
        options: everybody(ctx),
        ...(commander === undefined ? {} : { suggest: commander }),
      },
      { kind: 'text', id: 'text', label: 'What you want to do, and what it risks', required: true },
    ];
  },
  acts: (values, { formId }) => {
    const what = valueOr(values, 'what', ASK);
    if (what === ASK) {
      return [{ type: 'approval.ask', askId: `ask-${formId}`, of: textOf(values, 'of'), text: textOf(values, 'text') }];
    }
    const word = textOf(values, 'word');
    return [
      { type: 'approval.give', askId: what, granted: values.answer === 'yes', ...(word === '' ? {} : { text: word }) },
    ];
  },
  refusedAt: { 'approval.ask': 'of', 'approval.give': 'answer' },
  fromArgs: (args, ctx) => personArgs(args, ctx, 'of', 'text'),
};
