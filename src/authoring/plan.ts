import { z } from 'zod';
import { err, ok, type Result } from '../base/result';
import { actSchema } from '../drill/acts';
import { participantSchema } from '../drill/record';
import { type Diagnostic, parseYamlWith } from '../playbook/diagnostics';
import { durationSchema } from '../scenario/schema-parts';

/** Keys of acts and operations whose values are drill times. */
const TIME_KEYS = new Set(['nextUpdateAt', 'at', 'from', 'to']);

/**
 * A play-through of a scenario as a file: who does what when, and what should come of it. One file stands for one way of
 * playing, for every variant: a step may belong to some variants only, and `{word}` slots are filled by variant.
 */
const stepId = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

const stepSchema = z
  .strictObject({
    /** Names the step for plans that extend this one. */
    id: stepId.optional(),
    at: durationSchema,
    by: z.string().min(1).max(80),
    /** Only in these variants; in all when absent. */
    only: z.array(z.string()).min(1).max(8).optional(),
    /** An act, as it stands in a record; durations such as `35m` may stand for drill times. */
    act: z.looseObject({ type: z.string() }).optional(),
    /** An operation on the production: a read becomes a `look`, a change a command with its facts. */
    do: z.looseObject({ op: z.string() }).optional(),
  })
  .refine((s) => (s.act === undefined) !== (s.do === undefined), 'a step has either `act` or `do`');

const bandSchema = z
  .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
  .refine(([a, b]) => a <= b, 'the lower end of a band comes first');

const expectSchema = z.strictObject({
  percent: bandSchema,
  rating: z
    .array(z.enum(['P', 'S', 'M', 'U']))
    .min(1)
    .optional(),
  /** Bands of single dimensions, in percent. */
  dimensions: z.record(z.string(), bandSchema).default({}),
  /** Verdicts of single indicators. */
  verdicts: z.record(z.string(), z.array(z.enum(['kept', 'partly', 'broken', 'echo'])).min(1)).default({}),
  outcome: z
    .strictObject({
      /** Mitigated no later than this; `null`: never. */
      mitigatedBy: durationSchema.nullable().optional(),
      resolved: z.boolean().optional(),
      severityAtEnd: z.string().nullable().optional(),
      /** States of the production's statechart at the end. */
      states: z.record(z.string(), z.string()).optional(),
      /** Refused entries; none unless said. */
      refusals: z.number().int().min(0).default(0),
    })
    .default({ refusals: 0 }),
});

const common = {
  format: z.literal('hotwash.plan'),
  version: z.literal(1),
  id: stepId,
  title: z.string().min(1).max(200),
  scenario: z.string().min(1).max(120),
  /** What is expected, by variant; `*` for the others. */
  expect: z.record(z.string(), expectSchema),
};

const shiftSchema = z.strictObject({ after: durationSchema, before: durationSchema.optional(), by: durationSchema });
type Shift = z.infer<typeof shiftSchema>;

const wordsSchema = z.record(z.string(), z.record(z.string(), z.string().max(20_000)));

const wholeSchema = z.strictObject({
  ...common,
  variants: z.array(z.string().min(1).max(120)).min(1).max(8),
  seed: z.string().min(1).max(80),
  participants: z.array(participantSchema).min(1).max(12),
  /** Texts for `{slots}`: by variant, `*` for all. */
  words: wordsSchema.default({}),
  steps: z.array(stepSchema).max(400),
  until: durationSchema,
});

const extendingSchema = z.strictObject({
  ...common,
  /** The plan that this one changes. */
  extends: stepId,
  words: wordsSchema.default({}),
  /** Steps of the other plan that are left out. */
  drop: z.array(stepId).max(200).default([]),
  /** Steps of the other plan that come later (or, negative, sooner) by this much. */
  delay: z.record(stepId, durationSchema).default({}),
  /** Steps from `after` on (and before `before`) come later by `by`; so do the times that their texts and fields name. */
  shift: z.array(shiftSchema).max(6).default([]),
  /** Steps on top; one with the id of a step of the other plan takes its place. */
  steps: z.array(stepSchema).max(400).default([]),
  until: durationSchema.optional(),
});

/** A file holds one of the two forms; `extends` tells which. */
export const planFileSchema = z.union([wholeSchema, extendingSchema]);

export type Plan = z.infer<typeof wholeSchema>;
export type PlanFile = z.infer<typeof planFileSchema>;
export type PlanStep = z.infer<typeof stepSchema>;
export type Expectation = z.infer<typeof expectSchema>;

/** Reads a plan file. Never throws; every mistake is a diagnostic with its place in the text. */
export function parsePlan(text: string, fileName: string): Result<PlanFile, Diagnostic[]> {
  return /^extends:/m.test(text)
    ? parseYamlWith(extendingSchema, text, fileName)
    : parseYamlWith(wholeSchema, text, fileName);
}

/** Why a set of plans cannot be put together. */
export interface PlanProblem {
  readonly plan: string;
  readonly message: string;
}

/** Puts a plan together with what it extends. */
export function resolvePlan(file: PlanFile, others: readonly PlanFile[]): Result<Plan, PlanProblem> {
  if (!('extends' in file)) return ok(file);
  const base = others.find((p) => p.id === file.extends);
  if (base === undefined || 'extends' in base) {
    return err({ plan: file.id, message: `It extends “${file.extends}”, which is no plan that stands by itself.` });
  }
  const named = new Set(base.steps.flatMap((s) => (s.id === undefined ? [] : [s.id])));
  const unknown = [...file.drop, ...Object.keys(file.delay)].find((id) => !named.has(id));
  if (unknown !== undefined) return err({ plan: file.id, message: `“${file.extends}” has no step “${unknown}”.` });
  const replaced = new Set(file.steps.flatMap((s) => (s.id === undefined ? [] : [s.id])));
  const kept = base.steps
    .filter((s) => s.id === undefined || !(file.drop.includes(s.id) || replaced.has(s.id)))
    .map((s) => {
      const later = s.id === undefined ? 0 : (file.delay[s.id] ?? 0);
      return { ...(shiftTimes(s, file.shift) as PlanStep), at: shiftTime(s.at, file.shift) + later };
    });
  const words = shiftTimes(base.words, file.shift) as Record<string, Record<string, string>>;
  for (const [variant, texts] of Object.entries(file.words)) words[variant] = { ...words[variant], ...texts };
  const { extends: _base, drop: _drop, delay: _delay, shift: _shift, ...own } = file;
  return ok({
    ...own,
    variants: base.variants,
    seed: base.seed,
    participants: base.participants,
    words,
    steps: [...kept, ...file.steps],
    until: file.until ?? base.until,
  });
}

function shiftTime(t: number, shifts: readonly Shift[]): number {
  return t + (shifts.find((s) => t >= s.after && (s.before === undefined || t < s.before))?.by ?? 0);
}

/** Times inside a step that its plan shifts: `{clock:9m}` and `{since-fault:9m}` in texts, durations in time fields. */
function shiftTimes(value: unknown, shifts: readonly Shift[], key = ''): unknown {
  const later = (duration: string): string | undefined => {
    const parsed = durationSchema.safeParse(duration);
    return parsed.success ? `${shiftTime(parsed.data, shifts)}ms` : undefined;
  };
  if (typeof value === 'string') {
    if (TIME_KEYS.has(key)) return later(value) ?? value;
    return value.replace(/\{(clock|since-fault):([^{}]+)\}/g, (slot, name: string, time: string) => {
      const moved = later(time);
      return moved === undefined ? slot : `{${name}:${moved}}`;
    });
  }
  if (Array.isArray(value)) return value.map((v) => shiftTimes(v, shifts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shiftTimes(v, shifts, k)]));
}

/** What a plan expects of a variant. */
export function expectationFor(plan: Plan, variant: string): Expectation | undefined {
  return plan.expect[variant] ?? plan.expect['*'];
}

/** Turns the raw act of a step into an act of the record: schema-checked, durations read as drill times. */
export function readAct(raw: unknown): Result<z.infer<typeof actSchema>, string> {
  const parsed = actSchema.safeParse(withTimes(raw));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an act'}`);
}

/** Reads durations where a drill time belongs; everything else is left as it is. */
export function withTimes(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withTimes);
  if (raw === null || typeof raw !== 'object') return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      const time = TIME_KEYS.has(key) && typeof value === 'string' ? durationSchema.safeParse(value) : undefined;
      return [key, time?.success === true ? time.data : withTimes(value)];
    }),
  );
}
