import { z } from 'zod';
import { guardSchema } from './guard';
import { durationSchema, idSchema, textSchema } from './schema-parts';

/** A key fact, as a few alternatives of which one must be said: `['429', 'insufficient quota', 'rate limit']`. */
const keyFactSchema = z.strictObject({ id: idSchema, any: z.array(z.string().min(2).max(120)).min(1).max(12) });

const causeSchema = z.strictObject({
  id: idSchema,
  /** The variant whose root cause this is; a decoy has none. */
  variant: idSchema.optional(),
  decoy: z.boolean().default(false),
  sentence: textSchema,
  keyFacts: z.array(keyFactSchema).min(1).max(8),
  trigger: textSchema.optional(),
  factors: z
    .array(
      z.strictObject({ text: textSchema, latent: z.boolean().default(false), any: z.array(z.string()).default([]) }),
    )
    .max(8)
    .default([]),
  /** For decoys: the evidence that clears it, and when the decoy could be seen. */
  clearedBy: z.array(idSchema).max(6).default([]),
});

const remedySchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  fact: idSchema,
  where: z.record(idSchema, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
  /** Which option of the playbook's order of preference it is (`rollback`, `flag`, `database`, `scale`), or `other`. */
  option: idSchema,
  /** How good it is, by variant; `*` for the rest. */
  verdict: z.record(z.union([idSchema, z.literal('*')]), z.enum(['right', 'acceptable', 'useless', 'harmful'])),
});

/** Somebody who got hold of it can use it until it is revoked. */
const credentialSchema = z.strictObject({
  id: idSchema,
  /** As the debrief calls it: `Service role key`. */
  title: textSchema,
  /** Holds from the moment on from which it is worth nothing to whoever took it. */
  revoked: guardSchema,
  /** It is compromised in these variants; absent: in all. */
  variants: z.array(idSchema).min(1).max(8).optional(),
});

/** What only some kinds of incident have. Where a part is absent, what rests on it is not judged. */
const kindOfIncidentShape = {
  /** Entry of the playbook's `scenarioNotes` that applies: its prohibitions hold and its steps are asked for. */
  playbook: idSchema.optional(),
  /**
   * In no variant is there an incident unless players make one: the right verdict is a bug ticket and an eye on it. The least
   * severe of the playbook's severities may still be true of it.
   */
  notIncident: z.boolean().optional(),
  /** Data loss: writes that do damage are stopped while this holds. */
  stops: guardSchema.optional(),
  /** Data loss: the table whose damage is measured, `public.readings`. */
  table: idSchema.optional(),
  /** Security: nobody can use what was compromised any more. */
  contained: guardSchema.optional(),
  /** Security: everything that was compromised, each to be revoked. */
  credentials: z.array(credentialSchema).min(1).max(8).optional(),
  /** Security: people (ids of the company's cast) one of whose word is needed before anything is public. */
  consult: z.array(idSchema).min(1).max(6).optional(),
  /** The fault is a vendor's: id in the playbook's `externalContacts`, who then is told; by variant, `*` for the rest. */
  vendor: z.union([idSchema, z.record(z.union([idSchema, z.literal('*')]), idSchema)]).optional(),
};

export const truthSchema = z.strictObject({
  ...kindOfIncidentShape,
  /** The state in which the fault has begun; its first moment is the fault start. */
  fault: guardSchema,
  /** People are affected while this holds. */
  impactWhile: guardSchema,
  /** The bleeding has stopped (mitigated), not necessarily fixed. */
  mitigatedWhen: guardSchema,
  /** The cause is gone for good: resolving is right once this holds and stays quiet. */
  fixedWhen: guardSchema,
  /** First match is the true severity (`SEV2`), as far as visible signals support it; none: no incident. */
  severity: z.array(z.strictObject({ when: guardSchema, is: idSchema, clause: idSchema })).max(10),
  impact: z.strictObject({
    /** In the words of the people who are affected. */
    sentence: textSchema,
    userWords: z.array(z.string().min(2).max(80)).min(1).max(20),
    /** Traffic source whose failed requests count the affected people. */
    traffic: idSchema,
    function: textSchema,
    dataLoss: z.boolean(),
    /** Share of active people who use the broken function, percent. */
    sharePercent: z.number().min(0).max(100),
    /** From the scenario's data, or absent: then "unknown" is the right answer. */
    revenuePerMinute: z.number().min(0).optional(),
  }),
  causes: z.array(causeSchema).min(1).max(12),
  evidence: z
    .array(
      z.strictObject({
        id: idSchema,
        title: textSchema,
        /** Where it can be discovered: a console and a hint, for the debrief. */
        where: textSchema,
        /** Key evidence points to the cause in these variants; `*` for all. Evidence without it only shows symptoms. */
        keyFor: z.array(z.union([idSchema, z.literal('*')])).default([]),
        /** Evidence that a player who has it can no longer doubt that this is an incident. */
        sufficient: z.boolean().default(false),
        /** Which decoys it clears. */
        clears: z.array(idSchema).default([]),
        /** Reasonable position in the order of looking: 1 before 2 before 3. */
        order: z.number().int().min(1).max(9).default(2),
      }),
    )
    .min(1)
    .max(60),
  remedies: z.array(remedySchema).min(1).max(80),
  /** Component names and acronyms that people outside the team do not know. */
  insiderWords: z.array(z.string().min(2).max(60)).max(60),
  /** Things that must be read in this kind of incident: step id of the playbook -> consoles or streams that count. */
  reads: z.array(z.strictObject({ clause: idSchema, looks: z.array(z.string().min(1).max(120)).min(1) })).max(20),
  /** What is harmful to do, whatever the variant, as facts. */
  never: z
    .array(z.strictObject({ fact: idSchema, clause: idSchema, text: textSchema }))
    .max(20)
    .default([]),
  /** Human allowance per act that is added to the careful bot's times to make par, ms. */
  parAllowance: durationSchema,
});

export type Truth = z.infer<typeof truthSchema>;
export type Remedy = z.infer<typeof remedySchema>;
export type Cause = z.infer<typeof causeSchema>;
export type Credential = z.infer<typeof credentialSchema>;
