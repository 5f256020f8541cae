import { z } from 'zod';
import { companySchema } from '../playbook/company';
import { playbookSchema } from '../playbook/schema';
import { scenarioSchema } from '../scenario/schema';
import { planFileSchema } from './plan';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A scenario or a plan may leave out what it builds on says, so an editor must not ask for it; the parser does, with the whole at hand. */
function withoutRequired(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutRequired);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      // A property may be called so as well; then it is a schema and no list.
      .filter(([key, inner]) => !(key === 'required' && Array.isArray(inner)))
      .map(([key, inner]) => [key, withoutRequired(inner)]),
  );
}

function jsonSchema(schema: z.ZodType, title: string, lenient: boolean): Json {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' }) as {
    [key: string]: Json;
  };
  const { $schema = '', ...rest } = made;
  return { $schema, title, ...(withoutRequiredIf(lenient, rest) as { [key: string]: Json }) };
}

const withoutRequiredIf = (lenient: boolean, value: Json): Json => (lenient ? withoutRequired(value) : value);

/** The schemas of all authored files as JSON Schema 2020-12, by file name: what editors complete and check with. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const files: Readonly<Record<string, Json>> = {
    'company.schema.json': jsonSchema(companySchema, 'Hotwash company', false),
    'playbook.schema.json': jsonSchema(playbookSchema, 'Hotwash playbook', false),
    'plan.schema.json': jsonSchema(planFileSchema, 'Hotwash plan', true),
    'scenario.schema.json': jsonSchema(scenarioSchema, 'Hotwash scenario', true),
  };
  return Object.fromEntries(Object.entries(files).map(([name, json]) => [name, `${JSON.stringify(json)}\n`]));
}
