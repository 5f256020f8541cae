import { z } from 'zod';
import { blockSchema, channelIdSchema, idSchema, lineSchema } from './schema-parts';

export const COMPANY_FORMAT = 'hotwash.company';
export const COMPANY_VERSION = 1;

/** Somebody at the company. `cast: true` is invented for drills; `false` is named by the customer's playbook. */
export const personSchema = z.strictObject({
  id: idSchema,
  name: lineSchema,
  title: lineSchema,
  /** The playbook role that this person usually takes. */
  roleHint: idSchema.optional(),
  cast: z.boolean(),
});

/** The facts of the simulated company that every scenario at it shares. */
const companyFileSchema = z.strictObject({
  format: z.literal(COMPANY_FORMAT),
  version: z.literal(COMPANY_VERSION),
  id: idSchema,
  name: lineSchema,
  product: lineSchema,
  timeZone: z.literal('UTC'),
  stack: z.array(z.strictObject({ id: idSchema, title: lineSchema, role: lineSchema })).default([]),
  /** Server-side functions; `service` is the name that their errors are logged under. */
  functions: z.array(
    z.strictObject({
      id: idSchema,
      service: lineSchema,
      purpose: lineSchema,
      calls: z.array(lineSchema).default([]),
      writes: z.array(lineSchema).default([]),
    }),
  ),
  /** What a status page and a reader outside would call the parts of the product. */
  services: z.array(
    z.strictObject({
      id: idSchema,
      title: lineSchema,
      purpose: lineSchema,
      dependsOn: z.array(lineSchema).default([]),
    }),
  ),
  secrets: z.array(
    z.strictObject({
      name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a secret is named in capitals'),
      purpose: lineSchema,
      backup: z.boolean().default(false),
    }),
  ),
  flags: z.strictObject({ file: lineSchema, rule: lineSchema }),
  tables: z.array(
    z.strictObject({
      name: lineSchema,
      columns: z.array(z.strictObject({ name: lineSchema, type: lineSchema })),
      notes: z.array(lineSchema).default([]),
    }),
  ),
  backups: z.strictObject({
    dailyAt: z.string().regex(/^\d\d:\d\d$/),
    keepDays: z.int(),
    keepWeeks: z.int(),
    where: blockSchema,
  }),
  channels: z.array(z.strictObject({ id: channelIdSchema, purpose: lineSchema })),
  vendors: z.array(
    z.strictObject({ id: idSchema, title: lineSchema, provides: lineSchema, contact: lineSchema.optional() }),
  ),
  people: z.array(personSchema).min(1),
  /** The ordinary production that scenarios build on. It is read with each scenario, which is where its schema is. */
  production: z.unknown().optional(),
});

/** The company's file, without the production: that is part of each scenario that builds on it. */
export const companySchema = companyFileSchema.transform(({ production: _, ...facts }) => facts);

export type Company = z.infer<typeof companySchema>;
export type Person = Company['people'][number];
