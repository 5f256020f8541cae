import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { packedDatabase } from '../../src/app/build/vite-plugin-database.mjs';
import type { RunningHost } from '../../src/world/engines/database/client';
import { DatabaseHost } from '../../src/world/engines/database/host';

let packed: Promise<Blob> | undefined;

/** The company's empty database, as the build packs it. */
export function packedBlob(): Promise<Blob> {
  packed ??= packedDatabase().then((file) => new Blob([readFileSync(file)], { type: 'application/x-gzip' }));
  return packed;
}

/**
 * The real database in this process instead of a worker. What kills a worker only forgets it here: a statement that runs away
 * would hold up the test itself, so those are for the browser.
 */
export function startNodeDatabase(): RunningHost {
  const host = new DatabaseHost(async () => PGlite.create({ loadDataDir: await packedBlob() }));
  return { host, kill: () => void host.close().catch(() => undefined) };
}
