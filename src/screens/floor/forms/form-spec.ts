import type { Act, ActType } from '../../../drill/acts';
import type { Drill } from '../../../drill/drill';
import type { View } from '../../../drill/view';

/** What was typed into a form, by field id. Ticks are `yes` or empty; several choices are joined by commas. */
export type Values = Readonly<Record<string, string>>;

/** What a form knows when it is drawn and when it is sent. */
export interface FormContext {
  readonly drill: Drill;
  readonly view: View;
  /** Fresh for each opening of a form: ids of tasks and questions are made from it, so that a retry is no second task. */
  readonly formId: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  readonly disabled?: boolean;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  /** What one should know before it is sent with this value; it may be sent all the same. */
  readonly warning?: string;
  /** Cannot be sent without. */
  readonly required?: boolean;
  /** The playbook asks for it: one is reminded once, and may send all the same. */
  readonly wanted?: boolean;
  /** Stands in the field until somebody types over it. Follows what is known as long as it is not touched. */
  readonly suggest?: string;
}

/** A field of a form, as data. */
export type Field =
  | (FieldBase & { readonly kind: 'line' | 'text'; readonly hint?: string; readonly mono?: boolean })
  | (FieldBase & { readonly kind: 'time' })
  | (FieldBase & { readonly kind: 'choice' | 'radio' | 'checks'; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: 'check'; readonly disabled?: boolean })
  | { readonly kind: 'heading'; readonly id: string; readonly label: string };

/** A form as data: which fields it has, and which acts come of it. Pure, so that every one of them can be tested. */
export interface FormSpec {
  readonly title: string;
  /** What is on the button, as `Declare`. */
  readonly submit: string | ((values: Values, ctx: FormContext) => string);
  readonly intro?: (ctx: FormContext) => string | undefined;
  readonly fields: (typed: Values, ctx: FormContext) => readonly Field[];
  /** What is wrong, by field id, beyond what is missing. */
  readonly problems?: (values: Values, ctx: FormContext) => Readonly<Record<string, string>>;
  /** The acts, in the order in which they are proposed. `values` are complete: typed, or suggested. */
  readonly acts: (values: Values, ctx: FormContext) => readonly Act[];
  /** The field next to which a refusal of this act is shown; otherwise it stands at the foot of the form. */
  readonly refusedAt?: Readonly<Partial<Record<ActType, string>>>;
  /** Reads what was typed after the slash command. */
  readonly fromArgs?: (args: string, ctx: FormContext) => Values;
}

/** What was typed into a field, else what was suggested for it. */
export function valueOr(typed: Values, id: string, suggested: string | undefined): string {
  return (Object.hasOwn(typed, id) ? typed[id] : undefined) ?? suggested ?? '';
}

/** Every field that is shown with its value; what was typed into fields that are hidden now is left out. */
export function completeValues(spec: FormSpec, typed: Values, ctx: FormContext): Values {
  const values: Record<string, string> = {};
  for (const field of spec.fields(typed, ctx)) {
    if (field.kind !== 'heading') values[field.id] = valueOr(typed, field.id, field.suggest);
  }
  return values;
}

export function isTicked(values: Values, id: string): boolean {
  return values[id] === 'yes';
}

/** A value without the white space around it; empty when the field is not shown. */
export function textOf(values: Values, id: string): string {
  return (values[id] ?? '').trim();
}

export function pickedOf(values: Values, id: string): readonly string[] {
  return textOf(values, id)
    .split(',')
    .filter((part) => part !== '');
}

export interface FormCheck {
  readonly errors: Readonly<Record<string, string>>;
  /** Labels of what the playbook asks for and is still empty. */
  readonly wanted: readonly string[];
}

/** What stands in the way of sending, by field, and what the playbook would have besides. */
export function checkForm(spec: FormSpec, typed: Values, ctx: FormContext): FormCheck {
  const values = completeValues(spec, typed, ctx);
  const errors: Record<string, string> = { ...spec.problems?.(values, ctx) };
  const wanted: string[] = [];
  for (const field of spec.fields(typed, ctx)) {
    if (field.kind === 'heading' || textOf(values, field.id) !== '') continue;
    if (field.required && errors[field.id] === undefined) errors[field.id] = `Fill in: ${field.label.toLowerCase()}.`;
    else if (field.wanted) wanted.push(field.label);
  }
  return { errors, wanted };
}
