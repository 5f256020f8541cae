import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import { packedDatabase } from '../../src/app/build/vite-plugin-database.mjs';
import { type RunningHost, remoteHost } from '../../src/world/engines/database/client';
import type { DatabaseHost } from '../../src/world/engines/database/host';
import { nodeEndpoint } from './node-endpoint';

/** The company's empty database, as the build packs it. */
export async function packedBlob(): Promise<Blob> {
  return new Blob([readFileSync(await packedDatabase())], { type: 'application/x-gzip' });
}

/** The real database in a worker, as in a browser: a statement that runs away is ended with it. */
export function startNodeDatabase(): RunningHost {
  const worker = new Worker(new URL('./database-worker.mjs', import.meta.url));
  const broken = new Promise<never>((_, reject) => worker.on('error', reject));
  return remoteHost(wrap<DatabaseHost>(nodeEndpoint(worker)), broken, () => void worker.terminate());
}
