import type { Template, TemplateField } from '../../../playbook/schema';
import { fillTemplate, prefill } from '../../../playbook/template';
import { type Field, type FormContext, textOf, type Values } from './form-spec';
import { knownValues } from './known';
import { minuteText, readUtcTime } from './utc-time';

/** A template of the playbook by id. */
export function templateOf({ drill }: Pick<FormContext, 'drill'>, id: string): Template | undefined {
  return drill.bundle.playbook.templates.find((t) => t.id === id);
}

function asField(field: TemplateField, suggest: string | undefined, ctx: FormContext): Field {
  const base = {
    id: field.id,
    label: field.label,
    ...(field.required ? { wanted: true } : {}),
    ...(suggest === undefined ? {} : { suggest }),
  };
  const hint = field.hint === undefined ? {} : { hint: field.hint };
  if (field.kind === 'choice') {
    return { ...base, kind: 'choice', options: (field.choices ?? []).map((value) => ({ value, label: value })) };
  }
  if (field.kind === 'severity') {
    const options = ctx.drill.bundle.playbook.severities.map((s) => ({ value: s.code, label: `${s.code} ${s.label}` }));
    return { ...base, kind: 'choice', options };
  }
  if (field.kind === 'time') return { ...base, kind: 'time' };
  return { ...base, ...hint, kind: field.kind === 'longtext' ? 'text' : 'line' };
}

/** The fields of a template as fields of a form, filled in with what is known. `without`: ids that the form has itself. */
export function templateFields(
  template: Template,
  ctx: FormContext,
  without: readonly string[] = [],
): readonly Field[] {
  const known = prefill(template, knownValues(ctx));
  return template.fields.filter((f) => !without.includes(f.id)).map((f) => asField(f, known[f.id], ctx));
}

/** Prints a template with times written alike (`14:05 UTC`), whatever way they were typed. */
export function printTemplate(template: Template, values: Values, ctx: FormContext): string {
  const now = ctx.view.startEpoch + ctx.view.t;
  const printed: Record<string, string> = {};
  for (const field of template.fields) {
    const value = textOf(values, field.id);
    const time = field.kind === 'time' ? readUtcTime(value, now) : undefined;
    printed[field.id] = time === undefined ? value : minuteText(time);
  }
  return fillTemplate(template, printed);
}
