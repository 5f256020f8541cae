import type { PGlite as Pglite } from '@electric-sql/pglite';
import { MONITORING, OWNERSHIP, PLATFORM, RENAME } from './platform';

type Create = (options?: { readonly loadDataDir?: Blob }) => Promise<Pglite>;

/**
 * Makes an empty database of the company and packs it (gzip): roles, monitoring, tables. Takes some seconds; the build does
 * it once, so that a drill only unpacks the result. `tables` is the company's `database.sql`.
 */
export async function makeDatabase(create: Create, tables: string): Promise<Blob> {
  const made = await create();
  // Each step as a transaction of its own: `exec` sends a whole string at once.
  for (const step of [RENAME, PLATFORM, MONITORING, tables, OWNERSHIP]) await made.exec(step);
  // Templates for further databases are half of the files, and nobody makes one.
  for (const template of ['template0', 'template1']) {
    await made.exec(`update pg_database set datistemplate = false where datname = '${template}'`);
    await made.exec(`drop database ${template}`);
  }
  await made.exec('checkpoint');
  const packed = await made.dumpDataDir('gzip');
  await made.close();
  return packed;
}
