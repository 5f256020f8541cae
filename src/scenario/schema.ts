import { z } from 'zod';
import { guardSchema } from './guard';
import { exhibitsSchema } from './schema-exhibits';
import { durationSchema, idSchema, spanSchema, textSchema } from './schema-parts';
import { telemetrySchema } from './schema-telemetry';
import { truthSchema } from './schema-truth';

const transitionSchema = z.strictObject({ to: idSchema, when: guardSchema.optional() });

const stateSchema = z.strictObject({
  title: textSchema.optional(),
  /** Delayed ways out: after a time or a span drawn by the seed. */
  after: z
    .array(transitionSchema.extend({ delay: spanSchema }))
    .max(10)
    .default([]),
  /** Reactions to facts. `fact` and `where` describe the fact that triggers; `when` is a further guard. */
  on: z
    .array(
      transitionSchema.extend({
        fact: idSchema,
        where: z.record(idSchema, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
      }),
    )
    .max(40)
    .default([]),
  /** Reactions to another region's states, taken as soon as the guard holds. */
  always: z.array(transitionSchema).max(10).default([]),
});

const regionSchema = z.strictObject({ initial: idSchema, states: z.record(idSchema, stateSchema) });

const variantSchema = z.strictObject({
  id: idSchema,
  /** Only facilitators and the debrief show this. */
  title: textSchema,
  summary: textSchema,
});

const triggerSchema = z.union([
  /** At a drill time, or within a span drawn by the seed. */
  z.strictObject({ at: spanSchema }),
  /** `delay` after the guard first holds. */
  z.strictObject({ when: guardSchema, delay: spanSchema.optional() }),
  /** At `by`, unless the guard has come to hold before. */
  z.strictObject({ unless: guardSchema, by: spanSchema }),
]);

export const injectSchema = z.strictObject({
  id: idSchema,
  number: z.number().int().min(1).max(200),
  kind: z.enum(['timed', 'conditional', 'contingency']),
  trigger: triggerSchema,
  /** Deliver only if this holds at the moment of delivery. */
  onlyIf: guardSchema.optional(),
  /** Person of the cast (id), or a system such as `monitoring`. */
  from: idSchema,
  /** A channel (`#support`), `page` for a page that rings, or `role:ic` for a direct message to who holds the role. */
  to: z.string().min(1).max(80),
  text: textSchema,
  purpose: z.enum(['alert', 'symptom', 'pressure', 'handoff', 'noise', 'severity', 'customer', 'hint']),
  expected: z.strictObject({ act: idSchema, within: durationSchema, text: textSchema }).optional(),
  objective: idSchema.optional(),
  /** The person named in `leaves` stops acting: who holds the role must be replaced. `ic` = whoever commands. */
  leaves: z.strictObject({ role: idSchema, after: durationSchema }).optional(),
  /** This asks for an answer (an ETA, a customer's question). */
  asks: z.enum(['eta', 'status', 'answer']).optional(),
  /** Evidence that whoever reads it has now seen. */
  evidence: z.array(idSchema).max(10).default([]),
  /** A page or message with this flag lets a reader know that something is badly wrong (sufficient to declare). */
  signal: z.boolean().default(false),
});

export const scenarioSchema = z.strictObject({
  format: z.literal('hotwash.scenario'),
  version: z.literal(1),
  id: idSchema,
  title: textSchema,
  /** Without spoilers. */
  summary: textSchema,
  /** What players are told before StartEx; no spoilers either. */
  briefing: textSchema,
  playbook: idSchema,
  company: idSchema,
  /** Builds on the ordinary production in the company's file, and says only what is different. */
  production: z.literal('company').optional(),
  /** Drill time zero, UTC; seeds shift it by whole minutes up to `startShift`. */
  start: z.iso.datetime(),
  startShift: durationSchema.default(0),
  longest: durationSchema,
  difficulty: z.number().int().min(1).max(5),
  objectives: z
    .array(z.strictObject({ id: idSchema, text: textSchema }))
    .min(1)
    .max(10),
  /** Roles that this scenario needs filled. */
  roles: z.array(idSchema).min(1).max(8),
  variants: z.array(variantSchema).min(1).max(8),
  incident: z.strictObject({ startsAt: durationSchema, regions: z.record(idSchema, regionSchema) }),
  telemetry: telemetrySchema,
  exhibits: exhibitsSchema,
  injects: z.array(injectSchema).max(80),
  truth: truthSchema,
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Inject = z.infer<typeof injectSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type IncidentRegion = z.infer<typeof regionSchema>;
export type IncidentState = z.infer<typeof stateSchema>;
