import { z } from 'zod';
import { FIELDS } from './fields';

/**
 * A programme is an append-only list of changes. A change sets some fields of one thing, or removes it, and names the changes
 * that it replaces: that is how two edits made without knowledge of each other are told from one edit after another.
 */

export const PROGRAMME_FORMAT = 'hotwash.programme';
export const PROGRAMME_VERSION = 1;
/** Largest file that is read, in bytes. Callers hold `File.size` against it before they read the file. */
export const MAX_PROGRAMME_BYTES = 20 * 1024 * 1024;
/** More changes than a programme of a large company makes in ten years. */
export const MAX_CHANGES = 50_000;

const id = z.string().min(1).max(80);
/** Changes that this one replaces: it was made with them in sight. */
const over = z.array(id).max(1_000);

const set = <K extends keyof typeof FIELDS>(kind: K) =>
  z.strictObject({ type: z.literal('set'), kind: z.literal(kind), of: id, fields: FIELDS[kind].partial(), over });

const setSchema = z.discriminatedUnion('kind', [
  set('programme'),
  set('team'),
  set('person'),
  set('absence'),
  set('schedule'),
  set('exception'),
  set('entry'),
  set('action'),
]);

const removeSchema = z.strictObject({
  type: z.literal('remove'),
  kind: z.enum(['team', 'person', 'absence', 'schedule', 'exception', 'entry', 'action']),
  of: id,
  over,
});

/** One change. State is the fold in the order of `(lamport, id)`. */
export const changeSchema = z.strictObject({
  id,
  /** One more than the highest that whoever made it had seen. */
  lamport: z.number().int().min(1).max(1_000_000_000),
  /** Wall time at which it was made, ms; shown, never used for order. */
  at: z.number().int().min(0).max(8.64e15),
  /** Who made it, as they call themselves. */
  by: z.string().min(1).max(80),
  act: z.union([setSchema, removeSchema]),
});
export type Change = z.infer<typeof changeSchema>;
export type Act = Change['act'];

export const programmeFileSchema = z.strictObject({
  format: z.literal(PROGRAMME_FORMAT),
  version: z.literal(PROGRAMME_VERSION),
  changes: z.array(changeSchema).max(MAX_CHANGES),
});
