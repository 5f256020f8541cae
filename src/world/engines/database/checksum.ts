import { hashText } from '../../../base/hash';
import { type Catalogue, readCatalogue } from './catalogue';
import type { Server } from './server';

/**
 * A hash of everything that players can reach in the database: schema, indexes, and every row of every table. Equal on every
 * machine for the same scenario, seed and record.
 */
export async function checksumOf(server: Server, epoch: number): Promise<string> {
  await server.must("set search_path to pg_catalog; set timezone to 'UTC'; set datestyle to 'ISO, MDY'", epoch);
  const catalogue = await readCatalogue(server, epoch);
  const lines = definitions(catalogue);
  for (const table of [...catalogue.tables.keys()].sort()) {
    const [schema, name] = [table.slice(0, table.indexOf('.')), table.slice(table.indexOf('.') + 1)];
    const rows = await server.must(
      `select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from "${schema}"."${name}" t`,
      epoch,
    );
    lines.push(`${table} ${rows[0]?.join(' ')}`);
  }
  return hashText(lines.join('\n'));
}

function definitions(catalogue: Catalogue): string[] {
  const sorted = (map: ReadonlyMap<string, unknown>) =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [
    [...catalogue.schemas].sort().join(' '),
    ...sorted(catalogue.tables),
    ...sorted(catalogue.indexes),
    ...sorted(catalogue.others),
  ];
}
