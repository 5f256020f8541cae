import { firstWord } from '../composer/parse-slash';
import type { Field, FormContext, FormSpec } from './form-spec';
import { textOf } from './form-spec';
import { findSeverity } from './people';

/** The severities of the playbook with what it says of each. */
export function severityField(ctx: FormContext, except?: string): Field {
  return {
    kind: 'radio',
    id: 'severity',
    label: 'Severity',
    required: true,
    options: ctx.drill.bundle.playbook.severities
      .filter((s) => s.id !== except)
      .map((s) => ({ value: s.id, label: `${s.id} ${s.label}`, help: s.description })),
  };
}

/** Reads `1 rest` or `SEV1 rest`; a first word that is no severity belongs to the rest. */
export function severityArgs(args: string, ctx: FormContext, textField: string) {
  const [word, rest] = firstWord(args);
  const severity = findSeverity(word, ctx);
  const text = severity === undefined ? args : rest;
  return { ...(severity === undefined ? {} : { severity }), ...(text === '' ? {} : { [textField]: text }) };
}

/** Changes the declared severity. */
export const severityForm: FormSpec = {
  title: 'Change the severity',
  submit: 'Change the severity',
  intro: ({ view }) => `Declared now: ${view.declared ?? 'nothing'}.`,
  fields: (_typed, ctx) => [
    severityField(ctx, ctx.view.declared),
    { kind: 'text', id: 'reason', label: 'Reason', wanted: true, hint: 'Which fact changed?' },
  ],
  acts: (values) => [{ type: 'severity.set', severity: textOf(values, 'severity'), reason: textOf(values, 'reason') }],
  refusedAt: { 'severity.set': 'severity' },
  fromArgs: (args, ctx) => severityArgs(args, ctx, 'reason'),
};
