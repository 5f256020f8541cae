import { z } from 'zod';

/** An id of a thing inside a playbook: lower case, digits and hyphens. */
export const idSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is lower case letters and digits, joined by hyphens');

/** A clause id such as `comms.cadence`: section, full stop, name. Practices are named alike, under `practice.`. */
export const clauseIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/, 'a clause id is `section.name` in lower case');

/** A severity id as people say it, such as `SEV1`. */
export const severityIdSchema = z
  .string()
  .max(12)
  .regex(/^[A-Z]+[0-9]+$/, 'a severity id is capitals and a number, such as SEV1');

/** A channel name, with its hash sign. */
export const channelIdSchema = z
  .string()
  .max(60)
  .regex(/^#[a-z0-9][a-z0-9-]*$/, 'a channel is `#` and lower case letters, digits and hyphens');

/** One line of text shown to people. */
export const lineSchema = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\n\r]*$/, 'one line of text');

/** Text of several lines, such as a template or a command. */
export const blockSchema = z.string().min(1).max(20_000);

/** Whole minutes. */
export const minutesSchema = z.int().min(0).max(1_000_000);

/** A calendar date, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();

/** The type of an act, such as `declare` or `tool.run`. */
export const actTypeSchema = z
  .string()
  .max(60)
  .regex(/^[a-z]+(\.[a-z]+(-[a-z]+)*)?$/, 'an act is named like `declare` or `tool.run`');
