import type { Template, TemplateField } from './schema';

/** What is known at the moment and may be filled in for a player. Times are ready to print. */
export type KnownValues = Readonly<Partial<Record<Exclude<TemplateField['prefill'], 'none'>, string>>>;

/** Field id to what stands in it. */
export type TemplateValues = Readonly<Record<string, string>>;

const SLOT = /\{([a-z][A-Za-z0-9]*)\}/g;

/** The ids of the slots in a template's body, in order, each once. */
export function slotsOf(body: string): string[] {
  return [...new Set([...body.matchAll(SLOT)].map((match) => match[1] ?? ''))];
}

/**
 * Prints a template. Values are put in once: braces inside a value stay as they were typed. An empty field prints its
 * `whenEmpty`, or nothing. Only `longtext` keeps its line breaks, so that a value cannot forge another field's line.
 */
export function fillTemplate(template: Template, values: TemplateValues): string {
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  return template.body.replace(SLOT, (slot, id: string) => {
    const field = fields.get(id);
    if (field === undefined) return slot;
    const typed = typedIn(values, id);
    if (typed === '') return field.whenEmpty ?? '';
    return field.kind === 'longtext' ? typed : typed.replace(/\s*[\n\r]+\s*/g, ' ');
  });
}

/** The values that a form starts with: only what the template says may be filled in, and only what is known. */
export function prefill(template: Template, known: KnownValues): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of template.fields) {
    const value = field.prefill === 'none' ? undefined : known[field.prefill];
    if (value !== undefined && value !== '') values[field.id] = value;
  }
  return values;
}

/** The required fields that are still empty. */
export function missingFields(template: Template, values: TemplateValues): TemplateField[] {
  return template.fields.filter((field) => field.required && typedIn(values, field.id) === '');
}

function typedIn(values: TemplateValues, id: string): string {
  return Object.hasOwn(values, id) ? (values[id] ?? '').trim() : '';
}
