import { hashText } from '../../base/hash';
import type { Flag, Secret } from '../../scenario/schema-exhibits';
import type { FlagRow, SecretRow, WorldView } from './operations';
import { factsOf } from './states-at';

/** A secret as it is now: which value it has, never the value itself. `value` is null while it is not set. */
export function secretRow(world: WorldView, secret: Secret): SecretRow {
  const last = factsOf(world, 'secret.set', 'secret.unset')
    .filter((f) => f.fact.name === secret.name)
    .at(-1);
  const value = last === undefined ? secret.value : last.fact.type === 'secret.set' ? last.fact.value : null;
  const known = secret.values.find((v) => v.id === value);
  const digest = value === null ? '' : (known?.digest ?? hashText(`${secret.name}/${value}`));
  return {
    name: secret.name,
    digest,
    updatedAt: last?.at ?? secret.updatedAt,
    values: secret.values.map(({ id, title }) => ({ id, title })),
    value,
  };
}

/** A flag as it is now. */
export function flagRow(world: WorldView, flag: Flag): FlagRow {
  const environments: Record<string, boolean> = { ...flag.environments };
  let { updatedAt, by } = flag;
  for (const { at, by: who, fact } of factsOf(world, 'flag.set')) {
    if (fact.name !== flag.name) continue;
    environments[fact.environment] = fact.value;
    updatedAt = at;
    by = who;
  }
  return {
    name: flag.name,
    title: flag.title,
    environments,
    updatedAt,
    by,
    ...(flag.cost === undefined ? {} : { cost: flag.cost }),
  };
}

/** The database's connection limit as it is now. */
export function poolSize(world: WorldView): number {
  return factsOf(world, 'pool.resized').at(-1)?.fact.size ?? world.scenario.exhibits.poolSize;
}
