import { z } from 'zod';
import { guardSchema } from './guard';
import { durationSchema, idSchema } from './schema-parts';

/**
 * What the system itself does to stored readings while something is wrong. It is said as data and not as SQL, so that the model
 * counts the very rows that the live database loses: `src/world/model/damage` and the engine's feeder follow from the same entry.
 *
 * - `clear`: sets `reading_data` of every reading from before `before` to null.
 * - `delete`: deletes readings from before `before`, the oldest first, `limit` of them in each run.
 * - `overwrite`: whenever somebody stores a reading, puts its contents over the newest of the same person from before `before`.
 */
export const damageSchema = z
  .strictObject({
    id: idSchema,
    /** It is at work while this holds. */
    while: guardSchema,
    does: z.enum(['clear', 'delete', 'overwrite']),
    /** Readings stored before this time, counted from StartEx; keep it before the last nightly dump. */
    before: durationSchema,
    /** It runs again this often, by the clock, while it is at work; without it once, at its beginning. */
    every: durationSchema.optional(),
    /** Most rows of one run. */
    limit: z.number().int().min(1).max(20_000).optional(),
    /** The scheduled job that does it: its runs stand in `cron.job_run_details`. */
    job: idSchema.optional(),
  })
  .refine((d) => d.every === undefined || d.every >= 60_000, 'it runs once a minute at most')
  .refine((d) => (d.does === 'delete') === (d.limit !== undefined), 'give `limit` to what deletes, and to nothing else')
  .refine((d) => (d.does === 'clear') === (d.every === undefined), 'give `every` to what goes on, and not to `clear`');

/** A job of the database's scheduler (pg_cron), as `cron.job` lists it. */
export const jobSchema = z.strictObject({
  id: z.number().int().min(1).max(9_999),
  name: idSchema,
  schedule: z.string().min(1).max(60),
  active: z.boolean().default(true),
  /** The first whose variants contain the drawn one is what it runs; without `variants`: otherwise. */
  commands: z
    .array(z.strictObject({ variants: z.array(idSchema).min(1).max(8).optional(), sql: z.string().min(1).max(2_000) }))
    .min(1)
    .max(8),
});

export type Damage = z.infer<typeof damageSchema>;
export type Job = z.infer<typeof jobSchema>;
