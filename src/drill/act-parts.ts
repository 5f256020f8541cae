import { z } from 'zod';

/** What acts are made of. Acts are untrusted (a record file, another machine), so every text has a limit. */
export const id = z.string().min(1).max(120);
export const line = z.string().max(400);
export const text = z.string().max(20_000);
export const longText = z.string().max(200_000);
export const role = z.string().min(1).max(40);
export const person = z.string().min(1).max(80);
/** Drill time, ms since StartEx. */
export const drillTime = z
  .number()
  .int()
  .min(-100 * 86_400_000)
  .max(100 * 86_400_000);

/** One act's schema: its type, and what else it says. */
export const act = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });
