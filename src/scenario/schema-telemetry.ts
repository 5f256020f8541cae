import { z } from 'zod';
import { guardSchema } from './guard';
import { durationSchema, idSchema, textSchema } from './schema-parts';

/**
 * One stream of events is the source of all numbers. A traffic source produces requests in keyed buckets; each request has
 * an outcome; the outcome's log lines, the rates and latencies on the charts and the tracker's counts are all views of it.
 */
export const levelSchema = z.enum(['debug', 'info', 'warn', 'error', 'fatal']);

/**
 * A line of a log stream. Every line carries its time; where a service writes it into the text as well, `{ts}` is the time as
 * Postgres writes it and `{iso}` the ISO form. `{user}`, `{email}`, `{ip}`, `{agent}`, `{request_id}`, `{latency}`, `{status}`,
 * `{version}`, `{region}`, `{tokens}`, `{pid}` are those of the event; `{int:10-99}`, `{hex:8}` are drawn for each line.
 *
 * A line of an error log is a row of the table: `text` is its message alone, and request, user, address and agent come from
 * the event, so they need no slots.
 */
const lineSchema = z.strictObject({
  stream: idSchema,
  level: levelSchema,
  text: textSchema,
  code: idSchema.optional(),
  /** Of a line of an error log: the row's `details`, JSON with slots. */
  details: textSchema.optional(),
  /** Of a line of an error log: who wrote it, when that is not the function (`web`, `pg_cron`). */
  service: idSchema.optional(),
});

const outcomeSchema = z.strictObject({
  id: idSchema,
  status: z.number().int().min(0).max(599),
  /** Milliseconds: typical value and the spread to either side (the tail is longer above). */
  latency: z.strictObject({ typical: z.number().int().min(0), spread: z.number().int().min(0) }),
  failed: z.boolean().default(false),
  lines: z.array(lineSchema).max(6).default([]),
  /** Issue of the error tracker that this event is counted in. */
  tracker: idSchema.optional(),
  /** What the event leaves in the database: a row of `readings`, or a session with its entry in the audit log. */
  stores: z.enum(['reading', 'sign-in']).optional(),
});

/** Relative weights of outcomes while the guard holds; the first match counts. Without `when`: otherwise. */
const mixSchema = z.strictObject({
  when: guardSchema.optional(),
  /** The mix is reached gradually from the one before, over this time. */
  over: durationSchema.default(0),
  weights: z.record(idSchema, z.number().int().min(0).max(100_000)),
  /** Factor on the rate in percent (users who give up, or who press the button again). */
  ratePercent: z.number().int().min(0).max(1_000).default(100),
});

const trafficSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  perMinute: z.number().min(0).max(20_000),
  /** Daily shape: how far the rate swings around its mean over a day, in percent. */
  dailyPercent: z.number().int().min(0).max(95).default(0),
  noisePercent: z.number().int().min(0).max(95).default(15),
  outcomes: z.array(outcomeSchema).min(1).max(20),
  mix: z.array(mixSchema).min(1).max(40),
  /** Edge Function whose running version fills `{version}`. */
  function: idSchema.optional(),
});

/** Lines that belong to no request: heartbeats, cron, noise. */
const chatterSchema = z.strictObject({
  id: idSchema,
  when: guardSchema.optional(),
  perMinute: z.number().min(0).max(5_000),
  lines: z
    .array(lineSchema.extend({ weight: z.number().int().min(1).max(1_000).default(1) }))
    .min(1)
    .max(40),
});

const gaugeSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  unit: idSchema,
  baseline: z.number(),
  dailyPercent: z.number().int().min(0).max(95).default(0),
  noisePercent: z.number().int().min(0).max(95).default(5),
  min: z.number().default(0),
  max: z.number().optional(),
  /** While the guard holds the gauge goes to `to` within `over`; the first match counts; otherwise back to the baseline. */
  moves: z
    .array(z.strictObject({ when: guardSchema, to: z.number(), over: durationSchema.default(0) }))
    .max(20)
    .default([]),
  /** Time to return to the baseline when no move applies. */
  settles: durationSchema.default(0),
  decimals: z.number().int().min(0).max(3).default(0),
});

const seriesSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  from: z.union([
    z.strictObject({
      traffic: idSchema,
      measure: z.enum(['per-minute', 'failed-percent', 'failed-per-minute', 'p50', 'p95', 'p99']),
    }),
    /** Requests of some outcomes only, of one source or several together: readings stored, calls that the vendor refused. */
    z.strictObject({
      events: z
        .array(z.strictObject({ traffic: idSchema, outcomes: z.array(idSchema).min(1).max(20) }))
        .min(1)
        .max(6),
      measure: z.literal('per-minute'),
    }),
    /** What no request counts: connections, load, a budget. */
    z.strictObject({ gauge: idSchema }),
  ]),
});

const chartSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  unit: z.string().min(1).max(30),
  dashboard: textSchema,
  series: z.array(seriesSchema).min(1).max(6),
  /** What is normal, for the eye and for "metrics back to normal" (inclusive range). */
  normal: z.strictObject({ series: idSchema, min: z.number().optional(), max: z.number().optional() }).optional(),
  evidence: z
    .array(z.strictObject({ evidence: idSchema, when: guardSchema }))
    .max(10)
    .default([]),
});

const streamSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** Service names as written in `error_logs` (`edge:generate-reading`). */
  service: idSchema.optional(),
  kind: z.enum(['function', 'error-log', 'database', 'auth', 'web', 'gateway']),
  /** Function name for `supabase functions logs`. */
  function: idSchema.optional(),
  /** Looking at this stream while the guard holds (within its last hour) shows the evidence. */
  evidence: z
    .array(
      z.strictObject({
        evidence: idSchema,
        when: guardSchema,
        /** The evidence shows in lines with this text. */ matches: z.string().max(200).optional(),
      }),
    )
    .max(20)
    .default([]),
});

export const telemetrySchema = z.strictObject({
  traffic: z.array(trafficSchema).min(1).max(20),
  chatter: z.array(chatterSchema).max(20).default([]),
  gauges: z.array(gaugeSchema).max(30).default([]),
  streams: z.array(streamSchema).min(1).max(20),
  charts: z.array(chartSchema).min(1).max(30),
});

export type Telemetry = z.infer<typeof telemetrySchema>;
export type Traffic = z.infer<typeof trafficSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Gauge = z.infer<typeof gaugeSchema>;
export type Chart = z.infer<typeof chartSchema>;
export type LogStream = z.infer<typeof streamSchema>;
export type LogLevel = z.infer<typeof levelSchema>;
export type Chatter = z.infer<typeof chatterSchema>;
