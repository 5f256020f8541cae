import { z } from 'zod';
import { clauseIdSchema, idSchema, lineSchema } from './schema-parts';

/** A rule of good practice that no clause covers. Points that rest on practices alone go when they are switched off. */
export const practiceSchema = z.strictObject({
  id: clauseIdSchema.refine((id) => id.startsWith('practice.'), 'a practice id starts with `practice.`'),
  title: lineSchema,
  rule: lineSchema,
  enabled: z.boolean(),
});

const percentSchema = z.number().min(0).max(100);

/** The HSEEP ratings: performed without challenges, with some, with major challenges, unable. */
export const ratingSchema = z.enum(['P', 'S', 'M', 'U']);

export const dimensionSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  weight: z.int().min(0).max(100),
});

export const indicatorSchema = z.strictObject({
  id: idSchema,
  dimension: idSchema,
  title: lineSchema,
  /** Points that can be won; they share out the weight of the dimension. */
  points: z.number().positive().max(1000),
  /** Numbers that the indicator needs; minutes unless the name says otherwise. */
  target: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.number()).optional(),
  clauses: z.array(clauseIdSchema).default([]),
  practices: z.array(clauseIdSchema).default([]),
});

export const scoringSchema = z.strictObject({
  /** Least percentage of the points for each rating; below M it is U. */
  ratings: z.strictObject({ P: percentSchema, S: percentSchema, M: percentSchema }),
  /** The best rating that is left when a prohibition was broken. */
  hardFlagCap: ratingSchema,
  dimensions: z.array(dimensionSchema).min(1),
  indicators: z.array(indicatorSchema).min(1),
});
