import type { z } from 'zod';

/** Turns what a schema says into what an author can act on. */

type Path = readonly (string | number)[];

export interface Problem {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** Unions report one list of problems for each branch: only those of the branch that came nearest help an author. */
export function flatten(issues: readonly z.core.$ZodIssue[], prefix: Path): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
    const nearest = [...issue.errors].sort((a, b) => nearness(b) - nearness(a))[0] ?? [];
    return nearest.length === 0 ? [{ issue, path }] : flatten(nearest, path);
  });
}

/** A branch that fails deep inside, or in form and not in type, was more likely meant. */
function nearness(branch: readonly z.core.$ZodIssue[]): number {
  const depth = Math.max(0, ...branch.map((issue) => issue.path.length));
  const wrongKind = branch.some(
    (i) => i.path.length === 0 && (i.code === 'invalid_type' || i.code === 'invalid_value'),
  );
  // One fixed value beside a form for many (`0`, or a duration) is the exception, and the form says more.
  const exception = branch.some((i) => i.path.length === 0 && i.code === 'invalid_value' && i.values.length === 1);
  return depth * 100 - (wrongKind ? 50 : 0) - (exception ? 5 : 0) - Math.min(branch.length, 40);
}

export interface Explained {
  readonly code: 'schema.missing' | 'schema.unknown-key' | 'schema.invalid';
  readonly message: string;
  readonly path: Path;
  readonly hint: string;
  readonly atKey: boolean;
}

/** A problem in words: what is wrong, and what is expected at this place. */
export function explain({ issue, path }: Problem, data: unknown): Explained[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'schema.unknown-key',
      message: `\`${key}\` is not known here.`,
      path: [...path, key],
      hint: 'Check the spelling, or whether it belongs one level up or down.',
      atKey: true,
    }));
  }
  const name = path.at(-1);
  const expected = expectation(issue);
  if (valueAt(data, path) === undefined && typeof name === 'string') {
    const message = `\`${name}\` is missing.`;
    return [{ code: 'schema.missing', message, path, hint: `Add \`${name}:\` here: ${expected}.`, atKey: false }];
  }
  const message = `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
  return [{ code: 'schema.invalid', message, path, hint: `Expected here: ${expected}.`, atKey: false }];
}

/** Kinds of values, in the words of somebody who writes YAML. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list of a fixed length',
  object: 'keys with values',
  record: 'keys with values',
  undefined: 'nothing',
  null: 'null',
};

/** What a schema expected at a place, without the verb. */
function expectation(issue: z.core.$ZodIssue): string {
  // A message of ours says it best: those of the library begin with a capital.
  if (/^[a-z]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1
        ? `\`${String(issue.values[0])}\``
        : `one of ${issue.values.slice(0, 20).map(String).join(', ')}`;
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'too_small':
      return `${measured(issue.origin, issue.minimum)} or more`;
    case 'too_big':
      return `${measured(issue.origin, issue.maximum)} at most`;
    case 'invalid_format':
      return issue.format === 'datetime' ? 'a time such as 2026-03-04T14:00:00Z' : `a text of the form ${issue.format}`;
    case 'invalid_union':
      return 'one of the forms that the schema names';
    default:
      return 'a value of another form';
  }
}

function measured(origin: string, limit: number | bigint): string {
  if (origin === 'string') return `a text of ${limit} characters`;
  if (origin === 'array') return `a list of ${limit}`;
  return String(limit);
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}
