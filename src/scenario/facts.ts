import { z } from 'zod';

/**
 * The catalogue of facts: the only way anything moves the simulated production. An operation that succeeds causes facts,
 * facts are written into the record, and the incident's statechart reacts to them.
 */
const name = z.string().min(1).max(120);

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
  z.strictObject({ type: z.literal('logs.deleted'), stream: name }),
  z.strictObject({ type: z.literal('evidence.deleted'), what: name }),
  z.strictObject({ type: z.literal('change.logged'), what: name }),
]);

/** Something that an operation changed in the simulated production. */
export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];

export const factTypes: readonly FactType[] = factSchema.options.map((o) => o.shape.type.value);

/** Facts that change production, as opposed to those that only tell of a look or of good housekeeping. */
export function changesProduction(fact: Fact): boolean {
  return fact.type !== 'function.called' && fact.type !== 'change.logged';
}

/** Does a fact match a pattern of some of its fields (`{ name: 'OPENAI_API_KEY' }`)? */
export function factMatches(fact: Fact, type: string, where: Readonly<Record<string, unknown>> | undefined): boolean {
  if (fact.type !== type) return false;
  const fields = fact as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(where ?? {}).every(([key, value]) =>
    Array.isArray(value) ? value.includes(fields[key]) : fields[key] === value,
  );
}
