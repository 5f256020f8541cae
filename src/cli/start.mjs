import { join } from 'node:path';
import { CAREFUL, serve } from './serve.mjs';
import { ensureReady, root } from './setup.mjs';

/** `npm start`: installs what is missing, builds what changed, serves it, and ends with where to look. */
async function main() {
  const code = await ensureReady();
  if (code !== 0) return code;
  const server = await serve({ folder: join(root, 'dist'), port: 4173, headers: CAREFUL });
  console.log(`\nHotwash is ready. Stop it with Ctrl-C.\nOpen ${server.url}`);
  return undefined;
}

const code = await main();
if (code !== undefined) process.exit(code);
