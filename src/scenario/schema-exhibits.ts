import { z } from 'zod';
import { guardSchema } from './guard';
import { auditSchema } from './schema-audit';
import { databaseSchema } from './schema-database';
import { durationSchema, idSchema, textSchema } from './schema-parts';
import { repositoryFileSchema } from './schema-repository';

/** Everything that the consoles show besides telemetry, with when it appears. Times are relative to StartEx. */
const shows = z
  .array(z.strictObject({ evidence: idSchema, when: guardSchema.optional() }))
  .max(10)
  .default([]);

const commitSchema = z.strictObject({
  sha: z.string().regex(/^[0-9a-f]{7,40}$/),
  at: durationSchema,
  author: textSchema,
  title: textSchema,
  body: z.string().max(4_000).default(''),
  /** Unified diff, shown by `git show`. */
  diff: z.string().max(20_000).default(''),
  files: z.array(z.string().min(1).max(300)).max(40).default([]),
  when: guardSchema.optional(),
  shows,
});

const functionVersionSchema = z.strictObject({
  version: idSchema,
  sha: z.string().regex(/^[0-9a-f]{7,40}$/),
  at: durationSchema,
  by: textSchema,
  note: z.string().max(300).default(''),
  when: guardSchema.optional(),
});

const functionSchema = z.strictObject({
  name: idSchema,
  title: textSchema,
  versions: z.array(functionVersionSchema).min(1).max(20),
  /** Traffic source that a manual call samples from. */
  traffic: idSchema.optional(),
  /** Evidence in the answer of a manual call. */
  shows,
  /** Bodies by outcome id for a manual call (`curl`). */
  bodies: z.record(idSchema, z.string().max(2_000)).default({}),
});

const deploymentSchema = z.strictObject({
  id: z.number().int().min(1),
  at: durationSchema,
  environment: z.string().min(1).max(60),
  sha: z.string().regex(/^[0-9a-f]{7,40}$/),
  ref: z.string().max(120).default('main'),
  by: textSchema,
  title: textSchema,
  state: z.enum(['success', 'failure', 'in_progress']).default('success'),
  /** Function whose version this deployment shipped, if any. */
  function: idSchema.optional(),
  version: idSchema.optional(),
  when: guardSchema.optional(),
  shows,
});

const trackerIssueSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  culprit: textSchema,
  level: z.enum(['error', 'warning', 'fatal']),
  service: textSchema,
  release: z.string().max(80).default(''),
  stack: z.string().max(8_000),
  tags: z.record(z.string(), z.string()).default({}),
  /** Known before the incident: when it was first seen, relative to StartEx. */
  firstSeen: durationSchema.optional(),
  shows,
});

const secretValueSchema = z.strictObject({ id: idSchema, title: textSchema, digest: z.string().max(80) });
const secretSchema = z.strictObject({
  name: idSchema,
  /** Which value it has at the start, and the values that a responder can give it. */
  value: idSchema,
  values: z.array(secretValueSchema).min(1).max(6),
  updatedAt: durationSchema,
  shows,
});

const flagSchema = z.strictObject({
  name: idSchema,
  title: textSchema,
  environments: z.record(idSchema, z.boolean()),
  /** What people lose when it is off in production. */
  cost: textSchema.optional(),
  updatedAt: durationSchema,
  by: textSchema,
  shows,
});

/** A page of a vendor or of the platform: vendor status, billing and usage, connection counts. */
const pageSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** Console in which it is shown. */
  console: z.enum(['vendor', 'platform']),
  /** First version whose guard holds is shown; slots `{gauge:<id>}` are filled with the gauge's value. */
  versions: z
    .array(z.strictObject({ when: guardSchema.optional(), text: textSchema, shows }))
    .min(1)
    .max(10),
  /** Buttons: things that can be done here. */
  actions: z
    .array(
      z.strictObject({
        id: idSchema,
        title: textSchema,
        operation: z.enum(['quota.raise', 'pool.resize', 'service.restart', 'secrets.set', 'signins.revoke']),
        /** What it is done to; of `secrets.set` the name and the value's id: `NAME=rotated`. */
        argument: z.string().max(120),
        confirm: textSchema,
      }),
    )
    .max(6)
    .default([]),
});

export const exhibitsSchema = z.strictObject({
  repository: z.strictObject({ owner: idSchema, name: idSchema, branch: idSchema }),
  project: z.strictObject({ ref: idSchema, url: z.string().max(200) }),
  commits: z.array(commitSchema).max(60),
  files: z.array(repositoryFileSchema).max(120).default([]),
  functions: z.array(functionSchema).max(20),
  deployments: z.array(deploymentSchema).max(60),
  tracker: z.array(trackerIssueSchema).max(40),
  secrets: z.array(secretSchema).max(20),
  flags: z.array(flagSchema).max(40),
  pages: z.array(pageSchema).max(20),
  /** Connection limit of the database at the start. */
  poolSize: z.number().int().min(1).max(10_000).default(60),
  database: databaseSchema.prefault({}),
  audit: auditSchema.prefault({}),
});

export type Exhibits = z.infer<typeof exhibitsSchema>;
export type Commit = z.infer<typeof commitSchema>;
export type EdgeFunction = z.infer<typeof functionSchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
export type TrackerIssue = z.infer<typeof trackerIssueSchema>;
export type Secret = z.infer<typeof secretSchema>;
export type Flag = z.infer<typeof flagSchema>;
export type ExhibitPage = z.infer<typeof pageSchema>;
