import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { expose } from 'comlink';
import { packedDatabase } from '../../src/app/build/vite-plugin-database.mjs';
import { type DatabaseFiles, DatabaseHost } from '../../src/world/engines/database/host';
import { nodeEndpoint } from './node-endpoint';

// What the browser's worker is, on Node: only the files come from elsewhere.
const start = async ({ snapshot }: DatabaseFiles): Promise<PGlite> => {
  const packed = () => packedDatabase().then((file) => new Blob([readFileSync(file)], { type: 'application/x-gzip' }));
  return PGlite.create({ loadDataDir: snapshot?.files ?? (await packed()) });
};
if (parentPort === null) throw new Error('this is a worker');
expose(new DatabaseHost(start), nodeEndpoint(parentPort));
