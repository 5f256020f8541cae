import { z } from 'zod';
import { guardSchema } from './guard';
import { damageSchema, jobSchema } from './schema-damage';
import { durationSchema, idSchema } from './schema-parts';

/**
 * What there is to see inside the database besides its rows: sessions, locks, statements, backups. Everything has a default,
 * so a scenario without a word about its database still has one.
 */
const sessionStateSchema = z.enum([
  'active',
  'idle',
  'idle in transaction',
  'idle in transaction (aborted)',
  'fastpath function call',
  'disabled',
]);

const sqlTextSchema = z.string().min(1).max(2_000);
const relationSchema = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/, 'write schema.table');
const lockModeSchema = z.enum([
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
]);
const databaseNameSchema = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,59}$/)
  .default('postgres');

/** What a session of a pool runs, and the relation that it has locked while it does. */
const poolQuerySchema = z.strictObject({
  query: sqlTextSchema,
  relation: relationSchema.optional(),
  mode: lockModeSchema.default('AccessShareLock'),
});

/**
 * Ordinary sessions, which come and go. Their number is the gauge `share`, or what is left of `connections` when sessions
 * and shares are taken off, split by `weight`.
 */
const poolSchema = z.strictObject({
  /** What facts call a session of it that was ended: `pool`, unless ending one of this pool matters. */
  id: idSchema.default('pool'),
  application: z.string().max(63),
  user: z.string().min(1).max(63),
  database: databaseNameSchema,
  clientAddr: z.string().max(45).optional(),
  share: idSchema.optional(),
  weight: z.number().int().min(0).max(1_000).default(1),
  /** Relative weights of what its sessions are doing at a time. */
  states: z.partialRecord(sessionStateSchema, z.number().int().min(0).max(10_000)).default({ idle: 88, active: 12 }),
  /** How often a session does something else; 0: it was opened, used once and kept. */
  turns: durationSchema.prefault('4s'),
  /** How long a session lives before the pool replaces it; 0: until somebody ends it. */
  lives: durationSchema
    .refine((ms) => ms === 0 || (ms >= 60_000 && ms <= 6 * 3_600_000), 'write 0, or 1m to 6h')
    .prefault('20m'),
  queries: z.array(poolQuerySchema).min(1).max(20),
});

/** A session of its own: a report, a dump, a job, somebody's forgotten transaction. */
const sessionSchema = z.strictObject({
  id: idSchema,
  when: guardSchema.optional(),
  /** It is there only for `lasts` out of each `every`, beginning `at` after midnight UTC (a nightly job: 24h, 14h). */
  recurs: z
    .strictObject({ every: durationSchema, at: durationSchema.prefault(0), lasts: durationSchema })
    .refine(
      (r) => r.every > 0 && r.lasts > 0 && r.lasts < r.every,
      'it must be shorter than the time between two of it',
    )
    .optional(),
  user: z.string().min(1).max(63),
  application: z.string().max(63),
  database: databaseNameSchema,
  clientAddr: z.string().max(45).optional(),
  state: sessionStateSchema.default('active'),
  query: sqlTextSchema,
  /** How old the session is when it appears. */
  runsFor: durationSchema.default(0),
  /** How old its query is when it appears, and its transaction, if it has one open; as old as the session when left out. */
  queryFor: durationSchema.optional(),
  xact: z.boolean().default(true),
  waits: z.strictObject({ type: z.string().min(1).max(30), event: z.string().min(1).max(60) }).optional(),
  /** Its client connects again at once when it is ended, as services do. */
  returns: z.boolean().default(false),
  /** What is left when its query is cancelled: a session that idles, or nothing (a job of the server, a script). */
  afterCancel: z.enum(['idle', 'gone']).default('idle'),
});

/** A lock of an authored session, the sessions that it keeps it from, and those of a pool that wait for it. */
const lockSchema = z.strictObject({
  when: guardSchema.optional(),
  session: idSchema,
  locktype: z.enum(['relation', 'transactionid', 'tuple', 'advisory', 'virtualxid']).default('relation'),
  relation: relationSchema.optional(),
  mode: lockModeSchema,
  /** Sessions that hold what it asks for; while none of them is there, it is granted. */
  blockedBy: z.array(idSchema).max(10).default([]),
  /** Sessions of a pool that wait for this one: how many (a number, or a gauge), for what, with which query. */
  waiters: z
    .array(
      z.strictObject({
        pool: idSchema,
        sessions: z.union([z.number().int().min(0).max(1_000), idSchema]),
        mode: lockModeSchema,
        query: sqlTextSchema,
      }),
    )
    .max(6)
    .default([]),
});

/** A statement of `pg_stat_statements`. Its calls are the requests of a traffic source (with these outcomes, else all). */
const statementSchema = z.strictObject({
  id: idSchema,
  query: sqlTextSchema,
  traffic: idSchema,
  outcomes: z.array(idSchema).min(1).max(20).optional(),
  /** Mean time of a call in ms; the first move whose guard holds counts instead. */
  meanMs: z.number().min(0).max(3_600_000),
  moves: z
    .array(z.strictObject({ when: guardSchema, meanMs: z.number().min(0).max(3_600_000) }))
    .max(10)
    .default([]),
  /** Rows that a call returns or changes. */
  rows: z.number().int().min(0).max(1_000_000).default(1),
  /** Calls from the last reset of the statistics to the beginning of the simulated world. */
  before: z.number().int().min(0).max(1_000_000_000).default(0),
});

/** SQL that the system itself runs on the live database once the guard first holds. Data only: the engine runs it. */
const changeSchema = z.strictObject({ id: idSchema, when: guardSchema, sql: z.string().min(1).max(20_000) });

/** `matches`: what rows read with SQL have to say for it; the console shows all there is. */
const shows = z
  .array(
    z.strictObject({
      evidence: idSchema,
      when: guardSchema.optional(),
      matches: z.string().min(1).max(200).optional(),
    }),
  )
  .max(10)
  .default([]);

/**
 * Evidence in rows of a table that somebody has read with SQL. `matches` is text that the rows must have; `{corrupt}` and `{lost}`
 * stand for the counts of damaged and missing readings at that moment, as numbers of their own: whoever counts has seen them.
 */
const rowShows = z
  .array(
    z.strictObject({
      relation: z.enum(['readings', 'cron.job', 'cron.job_run_details']),
      evidence: idSchema,
      when: guardSchema.optional(),
      matches: z.string().min(1).max(200).optional(),
    }),
  )
  .max(20)
  .default([]);

const ordinaryPool: z.input<typeof poolSchema> = {
  application: 'postgrest',
  user: 'authenticator',
  queries: [{ query: 'SELECT 1' }],
};

export const databaseSchema = z.strictObject({
  /** Gauge: how many sessions there are altogether. Without it, only the authored ones. */
  connections: idSchema.optional(),
  /** Charts of the database console. */
  charts: z.array(idSchema).max(8).default([]),
  pools: z.array(poolSchema).min(1).max(10).prefault([ordinaryPool]),
  sessions: z.array(sessionSchema).max(40).default([]),
  locks: z.array(lockSchema).max(40).default([]),
  statements: z.array(statementSchema).max(40).default([]),
  changes: z.array(changeSchema).max(20).default([]),
  /** What the system does to stored readings while something is wrong; the model counts it, the live database suffers it. */
  damages: z.array(damageSchema).max(10).default([]),
  /** Jobs of the scheduler. */
  jobs: z.array(jobSchema).max(20).default([]),
  tables: z
    .array(relationSchema)
    .max(60)
    .default(['public.readings', 'public.error_logs', 'auth.users', 'auth.sessions', 'auth.audit_log_entries']),
  /** The nightly dump: when (after midnight UTC), how long it takes, its size today, and the session that writes it. */
  backups: z
    .strictObject({
      at: durationSchema.prefault('14h'),
      lasts: durationSchema.prefault('6m'),
      sizeMb: z.number().int().min(1).max(1_000_000).default(180),
      session: idSchema.optional(),
    })
    .prefault({}),
  /** Evidence in what the console lists (charts have their own). */
  shows: z
    .strictObject({ sessions: shows, locks: shows, statements: shows, backups: shows, jobs: shows, rows: rowShows })
    .prefault({}),
});

export type Database = z.infer<typeof databaseSchema>;
export type DatabasePool = z.infer<typeof poolSchema>;
export type DatabaseSession = z.infer<typeof sessionSchema>;
export type DatabaseLock = z.infer<typeof lockSchema>;
export type DatabaseStatement = z.infer<typeof statementSchema>;
export type DatabaseChange = z.infer<typeof changeSchema>;
export type SessionState = z.infer<typeof sessionStateSchema>;
export type LockMode = z.infer<typeof lockModeSchema>;
