import { z } from 'zod';

/** Lower-case words with dots, dashes, colons; also `#channel` names are kept apart from ids. */
export const idSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9#][A-Za-z0-9_.:#/-]*$/, 'use letters, digits, dots, dashes and underscores');

export const textSchema = z.string().min(1).max(4_000);

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `12m`, `1.5h`, `-7m` as integer milliseconds; a bare number is not accepted, so that no unit is guessed. */
export const durationSchema = z.union([
  z.literal(0),
  z
    .string({ error: 'write a duration such as 90s, 12m or 1.5h' })
    .regex(/^-?\d+(\.\d+)?(ms|s|m|h|d)$/, 'write a duration such as 90s, 12m or 1.5h')
    .transform((text) => {
      const unit = /[a-z]+$/.exec(text)?.[0] ?? 'ms';
      return Math.round(Number.parseFloat(text) * (units[unit] ?? 1));
    }),
]);

/** One duration, or a `[shortest, longest]` span from which the seed draws. */
export const spanSchema = z.union([
  durationSchema.transform((d): readonly [number, number] => [d, d]),
  z
    .tuple([durationSchema, durationSchema])
    .refine(([a, b]) => a <= b, 'the shorter time comes first')
    .transform(([a, b]): readonly [number, number] => [a, b]),
]);

export type Span = readonly [number, number];
