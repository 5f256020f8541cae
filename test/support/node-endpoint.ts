import { createRequire } from 'node:module';
import type { MessagePort, Worker } from 'node:worker_threads';
import type { Endpoint } from 'comlink';

/** Makes one of Node's ports an endpoint of comlink. Its own adapter has no types where it stands. */
export const nodeEndpoint = createRequire(import.meta.url)('comlink/dist/umd/node-adapter.js') as (
  port: MessagePort | Worker,
) => Endpoint;
