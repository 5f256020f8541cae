import type { DataPath, Reporter } from '../playbook/diagnostics';
import { type FactType, factSchema, factTypes } from './facts';
import type { Guard } from './guard';
import type { Inventory } from './inventory';
import type { Scenario } from './schema';

type Where = Readonly<Record<string, unknown>> | undefined;

/** Keys under which a scenario keeps a guard. */
const GUARD_KEYS: ReadonlySet<string> = new Set([
  'when',
  'unless',
  'onlyIf',
  'fault',
  'impactWhile',
  'mitigatedWhen',
  'fixedWhen',
  'stops',
  'contained',
  'revoked',
]);

/** Only injects may listen to acts and roles: nothing that people say moves the production. */
const ACTS_ALLOWED_IN: ReadonlySet<string> = new Set(['injects']);

const fieldsOf = new Map<string, ReadonlySet<string>>(
  factSchema.options.map((option) => [option.shape.type.value, new Set(Object.keys(option.shape))]),
);

/** Reports guards that name a state, variant or fact that is not there, or that stand where they cannot hold. */
export function checkGuards(scenario: Scenario, known: Inventory, report: Reporter): void {
  eachGuard(scenario, [], (guard, path) => checkGuard(guard, path, known, report));
}

function eachGuard(value: unknown, path: DataPath, visit: (guard: Guard, path: DataPath) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachGuard(item, [...path, index], visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, key];
      // A state or a function may be called `when`: only an object under such a key, outside lists of names, is a guard.
      if (GUARD_KEYS.has(key) && isGuard(item)) visit(item, here);
      else eachGuard(item, here, visit);
    }
  }
}

function isGuard(value: unknown): value is Guard {
  if (typeof value !== 'object' || value === null) return false;
  return ['all', 'any', 'not', 'state', 'fact', 'variant', 'done', 'role'].some((key) => Object.hasOwn(value, key));
}

function checkGuard(guard: Guard, path: DataPath, known: Inventory, report: Reporter): void {
  if ('all' in guard) for (const [i, g] of guard.all.entries()) checkGuard(g, [...path, 'all', i], known, report);
  else if ('any' in guard) for (const [i, g] of guard.any.entries()) checkGuard(g, [...path, 'any', i], known, report);
  else if ('not' in guard) checkGuard(guard.not, [...path, 'not'], known, report);
  else if ('state' in guard) {
    if (!known.states.has(guard.state)) {
      const hint = 'Write `region.state`, as in `incident.regions`.';
      report('scenario.unknown-state', [...path, 'state'], `There is no state \`${guard.state}\`.`, hint);
    }
  } else if ('variant' in guard) {
    if (!known.variants.has(guard.variant)) {
      const hint = `The variants are: ${[...known.variants].join(', ')}.`;
      report('scenario.unknown-variant', [...path, 'variant'], `There is no variant \`${guard.variant}\`.`, hint);
    }
  } else if ('fact' in guard) checkFact(guard.fact, guard.where, path, known, report);
  else if (!ACTS_ALLOWED_IN.has(String(path[0]))) {
    const message = 'What people do or hold never moves the production.';
    report(
      'scenario.act-moves-world',
      path,
      message,
      'Use `state`, `fact` or `variant`; `done` and `role` are for injects.',
    );
  }
}

/** Reports a fact pattern that nothing can match: an unknown kind, field, function, secret, flag or commit. */
export function checkFact(fact: string, where: Where, path: DataPath, known: Inventory, report: Reporter): void {
  const fields = fieldsOf.get(fact);
  if (fields === undefined) {
    report(
      'scenario.unknown-fact',
      [...path, 'fact'],
      `There is no fact \`${fact}\`.`,
      `Facts are: ${factTypes.join(', ')}.`,
    );
    return;
  }
  for (const [field, wanted] of Object.entries(where ?? {})) {
    const at = [...path, 'where', field];
    if (field === 'type' || !fields.has(field)) {
      const hint = `Its fields are: ${[...fields].filter((f) => f !== 'type').join(', ')}.`;
      report('scenario.unknown-fact-field', at, `The fact \`${fact}\` has no field \`${field}\`.`, hint);
      continue;
    }
    const allowed = allowedValues(fact as FactType, field, where, known);
    for (const value of Array.isArray(wanted) ? wanted : [wanted]) {
      if (allowed !== undefined && !allowed.has(String(value))) {
        const hint =
          allowed.size === 0 ? 'Add it to the exhibits.' : `Known here: ${[...allowed].slice(0, 12).join(', ')}.`;
        report('scenario.unknown-fact-value', at, `\`${String(value)}\` is no ${field} that this fact can have.`, hint);
      }
    }
  }
}

function allowedValues(fact: FactType, field: string, where: Where, known: Inventory): ReadonlySet<string> | undefined {
  const names = asList(where?.name);
  switch (`${fact}/${field}`) {
    case 'function.deployed/name':
    case 'function.deleted/name':
    case 'function.called/name':
      return new Set(known.functions.keys());
    case 'function.deployed/version':
    case 'function.deployed/previous':
      return union(names, known.functions);
    case 'secret.set/name':
    case 'secret.unset/name':
      return new Set(known.secrets.keys());
    case 'secret.set/value':
      return union(names, known.secrets);
    case 'flag.set/name':
      return known.flags;
    case 'flag.set/environment':
      return known.environments;
    case 'commit.reverted/sha':
    case 'web.deployed/sha':
      return known.commits;
    case 'logs.deleted/stream':
      return known.streams;
    case 'backend.terminated/session':
    case 'backend.cancelled/session':
      return known.sessions;
    default:
      return undefined;
  }
}

const asList = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

function union(names: readonly string[], by: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const rows = names.length === 0 ? [...by.values()] : names.map((name) => by.get(name) ?? new Set<string>());
  return new Set(rows.flatMap((row) => [...row]));
}

/** Reports a variant that the scenario does not draw; `*` stands for all. */
export function checkVariant(id: string, known: Inventory, path: DataPath, report: Reporter): void {
  if (id === '*' || known.variants.has(id)) return;
  const hint = `The variants are: ${[...known.variants].join(', ')}; \`*\` stands for all.`;
  report('scenario.unknown-variant', path, `There is no variant \`${id}\`.`, hint);
}
