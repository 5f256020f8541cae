import fc from 'fast-check';
import type { z } from 'zod';
import { type Act, actSchema } from '../../src/drill/acts';

/** What `any()` needs to know of a schema; the rest of zod's definitions stays out of sight. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** Words that mean something in a drill, by the field they stand in, so that random acts also meet what is there. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  role: ['ic', 'ic', 'deputy', 'comms'],
  to: ['codex', 'claude', 'amp', 'marta-lindqvist', 'role:ic', 'person:claude', 'page', '#support'],
  of: ['codex', 'claude', 'marta-lindqvist'],
  pageId: ['page-alert', 'page-3', 'page-4'],
  taskId: ['t1', 't2'],
  runId: ['r1', 'r2', 'r3'],
  askId: ['a1', 'a2'],
  channel: ['#incidents', '#support', 'email:team', 'dm:claude', 'dm:marta-lindqvist'],
  item: ['items-tracked'],
  severity: ['SEV1', 'SEV2', 'SEV9'],
  name: ['x'],
  inject: ['alert', 'ask', 'nag', 'leave'],
  injectId: ['i1', 'i2', 'alert'],
  from: ['priya-nair', 'monitoring', 'codex'],
  as: ['priya-nair', 'marta-lindqvist', 'codex'],
  objective: ['mend'],
  seat: ['codex', 'claude', 'amp'],
  observationId: ['o1', 'o2', 'o3'],
  person: ['codex', 'claude'],
};
/** Words that have upset programs before. */
const ODD = ['__proto__', 'constructor', 'facilitator', 'toString', ' ', '', '0', '<img src=x onerror=alert(1)>'];
const TIMES = [0, 1, -1, 60_000, 600_000, 3_600_000, 8_640_000_000, -8_640_000_000];

/** Anything that a schema lets through; what it does not let through is thrown away. */
function any(schema: z.ZodType, field = ''): fc.Arbitrary<unknown> {
  const def = schema.def as unknown as Definition;
  const arbitrary = (): fc.Arbitrary<unknown> => {
    switch (def.type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, value]) => [key, any(value, key)])),
        );
      case 'union':
        return fc.oneof(...(def.options ?? []).map((option) => any(option, field)));
      case 'array':
        return fc.array(any(def.element as z.ZodType, field), { maxLength: 3 });
      case 'tuple':
        return fc.tuple(...(def.items ?? []).map((item) => any(item, field)));
      case 'optional':
      case 'default':
        return fc.option(any(def.innerType as z.ZodType, field), { nil: undefined });
      case 'literal':
        return fc.constantFrom(...(def.values ?? []));
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case 'boolean':
        return fc.boolean();
      case 'number':
        return fc.oneof(fc.constantFrom(...TIMES), fc.integer({ min: -10_000_000, max: 10_000_000 }));
      case 'string':
        return fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...(KNOWN[field] ?? ['down', 'Flag off'])) },
          fc.constantFrom(...ODD),
          fc.string({ unit: 'grapheme', maxLength: 30 }),
        );
      default:
        throw new Error(`no arbitrary for ${def.type}`);
    }
  };
  return arbitrary().filter((value) => schema.safeParse(value).success);
}

/** These need something to have gone before: they come more often, so that some of them meet it. */
const CHAINED = /^(role|task|tool|db|approval|page|severity|incident|inject|seat)\.|^observe/;

/** Any act that a record may hold. */
export const anyAct: fc.Arbitrary<Act> = fc
  .oneof(
    ...actSchema.options.map((option) => ({
      arbitrary: any(option as unknown as z.ZodType),
      weight: CHAINED.test(String([...option.shape.type.values][0])) ? 4 : 1,
    })),
  )
  .map((value) => actSchema.parse(value));
