import { z } from 'zod';
import { blockSchema, clauseIdSchema, idSchema, lineSchema, minutesSchema, severityIdSchema } from './schema-parts';

/** What a form may fill in by itself: only what is known without finding anything out. */
export const PREFILLS = ['time', 'severity', 'ic', 'bridge', 'status', 'nextUpdate', 'people', 'none'] as const;
export const FIELD_KINDS = ['text', 'longtext', 'time', 'severity', 'choice', 'people'] as const;

export const templateFieldSchema = z.strictObject({
  id: z
    .string()
    .max(40)
    .regex(/^[a-z][A-Za-z0-9]*$/, 'a field id is letters and digits'),
  label: lineSchema,
  kind: z.enum(FIELD_KINDS),
  required: z.boolean(),
  prefill: z.enum(PREFILLS).default('none'),
  /** The choices of a `choice` field. */
  choices: z.array(lineSchema).min(1).optional(),
  /** What is printed in the slot when the field is left empty. */
  whenEmpty: lineSchema.optional(),
  /** What the customer's document writes in the slot, shown as a hint. */
  hint: lineSchema.optional(),
});

/** A message template: a form and the text that it prints, with `{field}` slots. */
export const templateSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  clause: clauseIdSchema,
  /** Only used at these severities; at all when absent. */
  severities: z.array(severityIdSchema).min(1).optional(),
  fields: z.array(templateFieldSchema).min(1),
  body: blockSchema,
});

/** The fields of an update. `oneOfGroups`: a required field counts as given when another field of one of its groups is. */
export const updatesSchema = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a field id is letters and digits'),
        label: lineSchema,
        /** Other headings that the customer's document gives the same field. */
        aliases: z.array(lineSchema).default([]),
        required: z.boolean(),
        oneOfGroups: z.array(idSchema).optional(),
      }),
    )
    .min(1),
  statuses: z.array(lineSchema).min(1),
  clause: clauseIdSchema,
});

/** The incident ticket. `{n}` is the severity's number, `{summary}` the short description. */
export const ticketSchema = z.strictObject({
  titlePattern: lineSchema,
  labels: z.array(lineSchema),
  resolvedLabel: lineSchema,
  fields: z.array(z.strictObject({ id: z.string().min(1).max(40), label: lineSchema, required: z.boolean() })).min(1),
  /** The body as the customer's document prints it. */
  body: blockSchema,
  clause: clauseIdSchema,
});

export const resolutionSchema = z.strictObject({
  criteria: z
    .array(
      z.strictObject({ id: idSchema, text: lineSchema, clause: clauseIdSchema, minutes: minutesSchema.optional() }),
    )
    .min(1),
  /** Minutes without impact on the company's customers before resolution may be declared. */
  quietMinutes: minutesSchema,
  actions: z.array(z.strictObject({ id: idSchema, text: lineSchema, clause: clauseIdSchema })),
});

export const postmortemSectionSchema = z.strictObject({
  id: idSchema,
  /** The heading in the template. */
  title: lineSchema,
  /** Labelled fields inside the section. */
  fields: z.array(z.strictObject({ id: idSchema, label: lineSchema, hint: lineSchema.optional() })).optional(),
  /** The columns of the section's table. */
  columns: z.array(lineSchema).optional(),
  hint: lineSchema,
  required: z.boolean(),
});

export const postmortemSchema = z.strictObject({
  dueHours: z.int().min(1).max(10_000),
  sections: z.array(postmortemSectionSchema).min(1),
  /** The Markdown template, as the customer's document prints it. */
  template: blockSchema,
  priorities: z.array(lineSchema).min(1),
  followUps: z.array(z.strictObject({ id: idSchema, text: lineSchema })),
  clauses: z.array(clauseIdSchema).min(1),
});
