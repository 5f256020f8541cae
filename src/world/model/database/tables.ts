import type { WorldView } from '../operations';
import { factsOf } from '../states-at';

/** A table's name with its schema: `public` unless it says another. */
export function qualified(table: string): string {
  const name = table.trim().replaceAll('"', '').toLowerCase();
  return name.includes('.') ? name : `public.${name}`;
}

/** Is the table there: authored, or created by hand, and not dropped since? */
export function hasTable(world: WorldView, table: string): boolean {
  const last = factsOf(world, 'ddl.executed')
    .filter(({ fact }) => fact.object === table && (fact.kind === 'create-table' || fact.kind === 'drop-table'))
    .at(-1);
  return last === undefined
    ? world.scenario.exhibits.database.tables.includes(table)
    : last.fact.kind === 'create-table';
}

/** Is the schema there: one of the tables', one created by hand, or a restored backup, and not dropped since? */
export function hasSchema(world: WorldView, schema: string): boolean {
  let there = world.scenario.exhibits.database.tables.some((table) => table.startsWith(`${schema}.`));
  for (const { fact } of factsOf(world, 'ddl.executed', 'backup.restored')) {
    if (fact.type === 'backup.restored') there ||= fact.into === schema;
    else if (fact.object === schema && fact.kind === 'create-schema') there = true;
    else if (fact.object === schema && fact.kind === 'drop-schema') there = false;
  }
  return there;
}
