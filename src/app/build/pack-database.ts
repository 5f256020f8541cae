import { PGlite } from '@electric-sql/pglite';
import { makeDatabase } from '../../world/engines/database/make';

/** The company's empty database as one packed file, made while building. `tables`: its `database.sql`. */
export async function packDatabase(tables: string): Promise<Uint8Array> {
  const packed = await makeDatabase((options) => PGlite.create({ ...options }), tables);
  return new Uint8Array(await packed.arrayBuffer());
}
