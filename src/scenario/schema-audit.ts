import { z } from 'zod';
import { guardSchema } from './guard';
import { durationSchema, idSchema, spanSchema } from './schema-parts';

/**
 * The audit log of sign-in besides the ordinary sign-ins, which are views of traffic: accounts of the staff and of strangers, and
 * what they did. The entries stand in `auth.audit_log_entries` of the live database and in what `audit.read` answers alike.
 */
const emailSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9._+-]+@[a-z0-9.-]+$/, 'write an e-mail address in lower case');

const addressSchema = z
  .string()
  .max(45)
  .regex(/^[0-9a-f.:]+$/, 'write an IP address');

const accountSchema = z.strictObject({
  email: emailSchema,
  /** When it was made. */
  at: durationSchema,
  /** It exists only if this holds from the beginning, for a variant. */
  when: guardSchema.optional(),
});

const entrySchema = z.strictObject({
  id: idSchema,
  /** It is written while this holds; with neither `at` nor `every`, once, when this first holds. */
  when: guardSchema.optional(),
  /** Drill time; a span is drawn by the seed. Absent: the moment at which `when` first holds. */
  at: spanSchema.optional(),
  /** Again and again from there on, this far apart (a few seconds to either side are drawn), while `when` holds. */
  every: durationSchema.refine((ms) => ms >= 10_000, 'write 10s or more').optional(),
  /** As the sign-in service writes it: `login`, `token_refreshed`, `user_invited`, `logout`, `user_modified`. */
  action: z.string().regex(/^[a-z_]{2,60}$/),
  /** Whose account acts. */
  actor: emailSchema,
  ip: addressSchema,
  agent: z.string().max(300).default(''),
  /** It opens a session of the actor, a row of `auth.sessions`. */
  session: z.boolean().default(false),
  /** What else the entry says (`traits` of the payload). */
  traits: z.record(idSchema, z.string().max(200)).default({}),
  /** Evidence for whoever reads the entry. */
  evidence: z.array(idSchema).max(6).default([]),
});

export const auditSchema = z.strictObject({
  /** Accounts that are no visitors': staff, and who should not be there. */
  accounts: z.array(accountSchema).max(20).default([]),
  entries: z.array(entrySchema).max(60).default([]),
});

export type Audit = z.infer<typeof auditSchema>;
export type AuditEntry = Audit['entries'][number];
