import { z } from 'zod';

/**
 * The catalogue of facts: the only way anything moves the simulated production. An operation that succeeds causes facts,
 * facts are written into the record, and the incident's statechart reacts to them.
 */
const name = z.string().min(1).max(120);
const count = z.number().int().min(0).max(1_000_000_000);
const drillTime = z
  .number()
  .int()
  .min(-100 * 86_400_000)
  .max(100 * 86_400_000);

export const factSchema = z.discriminatedUnion('type', [
  /** A version of an Edge Function went live. `version` is the version that runs now. */
  z.strictObject({ type: z.literal('function.deployed'), name, version: name, previous: name.optional() }),
  z.strictObject({ type: z.literal('function.deleted'), name }),
  /** A secret got a value. `value` names which value (an exhibit id such as `backup`), never the secret itself. */
  z.strictObject({ type: z.literal('secret.set'), name, value: name }),
  z.strictObject({ type: z.literal('secret.unset'), name }),
  z.strictObject({ type: z.literal('flag.set'), name, environment: name, value: z.boolean() }),
  /** A commit was undone on main and pushed. */
  z.strictObject({ type: z.literal('commit.reverted'), sha: name }),
  z.strictObject({ type: z.literal('web.deployed'), sha: name }),
  z.strictObject({ type: z.literal('quota.raised'), vendor: name }),
  /** The database's connection limit or the compute size behind it was changed. */
  z.strictObject({ type: z.literal('pool.resized'), size: z.number().int().min(1).max(10_000) }),
  z.strictObject({ type: z.literal('service.restarted'), name }),
  /** A function was called by hand; a look, but one that the playbook asks for. */
  z.strictObject({ type: z.literal('function.called'), name, status: z.number().int() }),
  /** Lines of a log were deleted or altered. `rows`: how many; `spans`: which, by the drill times of the first and last of each run. */
  z.strictObject({
    type: z.literal('logs.deleted'),
    stream: name,
    rows: count.optional(),
    spans: z
      .array(z.tuple([drillTime, drillTime]))
      .max(400)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('evidence.deleted'),
    what: name,
    rows: count.optional(),
    spans: z
      .array(z.tuple([drillTime, drillTime]))
      .max(400)
      .optional(),
  }),
  /** A change of production was written into the error log, as the playbook asks (service `manual-intervention`). */
  z.strictObject({ type: z.literal('change.logged'), what: name }),
  /** A session of the database was ended (or only what it ran: `cancelled`). `session`: the authored id, or `pool` for ordinary ones. */
  z.strictObject({ type: z.literal('backend.terminated'), pid: count, session: name }),
  z.strictObject({ type: z.literal('backend.cancelled'), pid: count, session: name }),
  /** The schema was changed. `object`: `public.readings`; of an index the table, with its columns. */
  z.strictObject({
    type: z.literal('ddl.executed'),
    kind: z.enum([
      'create-table',
      'drop-table',
      'alter-table',
      'create-index',
      'drop-index',
      'create-schema',
      'drop-schema',
      'other',
    ]),
    object: name,
    columns: z.string().max(200).optional(),
    /** Of an index: was it built without locking writes out? */
    concurrently: z.boolean().optional(),
  }),
  /** Rows of a table were changed by hand. */
  z.strictObject({ type: z.literal('rows.changed'), table: name, inserted: count, updated: count, deleted: count }),
  /**
   * How a table stands against what should be in it, measured after a change: rows that are there but wrong, and rows that
   * are gone. `sound`: neither.
   */
  z.strictObject({ type: z.literal('data.measured'), table: name, corrupt: count, lost: count, sound: z.boolean() }),
  /** Sign-ins were ended, so that whoever holds their tokens is out. `whose`: an e-mail address, or `all`. */
  z.strictObject({ type: z.literal('sessions.revoked'), whose: name }),
  /** A scheduled job of the database was switched off, or on again. */
  z.strictObject({ type: z.literal('job.stopped'), name }),
  z.strictObject({ type: z.literal('job.started'), name }),
  z.strictObject({ type: z.literal('backup.taken'), backup: name }),
  /** A backup was restored into a database of its own, which stands as a schema beside `public`. */
  z.strictObject({ type: z.literal('backup.restored'), backup: name, into: name }),
]);

/** Something that an operation changed in the simulated production. */
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];

export const factTypes: readonly FactType[] = factSchema.options.map((o) => o.shape.type.value);

const HARMLESS: ReadonlySet<FactType> = new Set([
  'function.called',
  'change.logged',
  'data.measured',
  'backup.taken',
  'backup.restored',
]);

/** Facts that change production, as opposed to those that only tell of a look, a measurement or of good housekeeping. */
export function changesProduction(fact: Fact): boolean {
  return !HARMLESS.has(fact.type);
}

/** Does a fact match a pattern of some of its fields (`{ name: 'OPENAI_API_KEY' }`)? */
export function factMatches(fact: Fact, type: string, where: Readonly<Record<string, unknown>> | undefined): boolean {
  if (fact.type !== type) return false;
  const fields = fact as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(where ?? {}).every(([key, value]) =>
    Array.isArray(value) ? value.includes(fields[key]) : fields[key] === value,
  );
}
