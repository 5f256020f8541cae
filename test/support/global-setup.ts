import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/cli/serve.mjs';
import { ensureBuilt, root } from '../../src/cli/setup.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built app is served: a path of several segments, as on a static host that it shares with others. */
    baseURL: string;
  }
}

/** Builds the app when it is not up to date and serves it under a sub-path on a free port, for all browser tests. */
export default async function setup(project: TestProject) {
  const code = await ensureBuilt({ quiet: true });
  if (code !== 0) throw new Error(`the build failed with exit code ${code}`);
  const server = await serve({ folder: join(root, 'dist'), prefix: '/some/path/' });
  project.provide('baseURL', server.url);
  return server.close;
}
