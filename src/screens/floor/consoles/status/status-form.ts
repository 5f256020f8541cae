import { type FormSpec, textOf } from '../../forms/form-spec';
import { nextDue } from '../../forms/known';
import { statusPageForm } from '../../forms/statuspage';
import { minuteText, readDrillTime, TIME_HELP } from '../../forms/utc-time';

/** The floor's form for the status page, with the time of the next post: a public promise. */
export const statusConsoleForm: FormSpec = {
  ...statusPageForm,
  fields: (typed, ctx) => [
    ...statusPageForm.fields(typed, ctx),
    ...(typed.status === 'resolved'
      ? []
      : [
          {
            kind: 'time' as const,
            id: 'nextUpdate',
            label: 'Next update at',
            help: 'Printed under the text. Empty it to promise nothing.',
            suggest: minuteText(ctx.view.startEpoch + nextDue(ctx)),
          },
        ]),
  ],
  problems: (values, ctx) => {
    const next = textOf(values, 'nextUpdate');
    const wrong = next !== '' && readDrillTime(next, ctx.view) === undefined;
    return { ...statusPageForm.problems?.(values, ctx), ...(wrong ? { nextUpdate: TIME_HELP } : {}) };
  },
  acts: (values, ctx) => {
    const nextUpdateAt = readDrillTime(textOf(values, 'nextUpdate'), ctx.view);
    return statusPageForm
      .acts(values, ctx)
      .map((act) =>
        act.type === 'statuspage.publish' && nextUpdateAt !== undefined
          ? { ...act, fields: { ...act.fields, nextUpdateAt } }
          : act,
      );
  },
};
