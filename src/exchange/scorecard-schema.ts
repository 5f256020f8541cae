import { z } from 'zod';
import type { Scorecard } from '../score/types';

const line = z.string().max(400);
const text = z.string().max(20_000);
const number = z.number().min(-1e12).max(1e12);
const rating = z.enum(['P', 'S', 'M', 'U']);

const spanSchema = z.object({
  start: number,
  end: number,
  text,
  why: text.exactOptional(),
  hint: text.exactOptional(),
});

const findingSchema = z.object({
  indicator: line,
  title: line,
  dimension: line,
  clauses: z.array(line).max(100),
  points: number,
  possible: number,
  verdict: z.enum(['kept', 'partly', 'broken', 'echo']),
  text,
  evidence: z.array(z.object({ seq: number.exactOptional(), at: number, text })).max(5_000),
  spans: z.array(spanSchema).max(1_000).exactOptional(),
  visible: text.exactOptional(),
  good: text,
  hardFlag: line.exactOptional(),
  person: line.exactOptional(),
  echoOf: line.exactOptional(),
  override: z.object({ indicator: line, share: number, reason: text, by: line }).exactOptional(),
});

const dimensionSchema = z.object({
  id: line,
  title: line,
  weight: number,
  points: number,
  possible: number,
  percent: number,
  rating,
  capped: z.boolean(),
  findings: z.array(findingSchema).max(500),
});

/**
 * A frozen scorecard as a file or the archive hands it back. Fields that this version does not know are dropped, so that
 * the card of a newer version is still readable.
 */
export const scorecardSchema: z.ZodType<Scorecard> = z.object({
  engine: line,
  percent: number,
  rating,
  capped: z.boolean(),
  dimensions: z.array(dimensionSchema).max(40),
  notApplicable: z.array(z.object({ indicator: line, reason: text })).max(500),
  scale: z.object({ P: number, S: number, M: number, hardFlagCap: rating }),
  speed: z.object({
    acknowledge: number.exactOptional(),
    declare: number.exactOptional(),
    mitigate: number.exactOptional(),
    resolve: number.exactOptional(),
  }),
  gaps: z.array(z.object({ id: line, text })).max(500),
  people: z
    .array(
      z.object({
        person: line,
        roles: z.array(line).max(40),
        away: number.exactOptional(),
        percent: number,
        rating,
        findings: z.array(findingSchema).max(500),
      }),
    )
    .max(100),
  help: z
    .object({
      coaching: z.enum(['guided', 'hinted', 'free']),
      taken: z
        .array(
          z.object({
            at: number,
            by: line,
            seq: number,
            rule: line,
            step: z.union([z.literal(1), z.literal(2), z.literal(3)]),
            cost: number,
          }),
        )
        .max(500),
      cost: number,
      before: number,
    })
    .exactOptional(),
});

/** The scorecard in an untrusted value, or undefined when it cannot be read as one. */
export function readScorecard(value: unknown): Scorecard | undefined {
  const read = scorecardSchema.safeParse(value);
  return read.success ? read.data : undefined;
}
