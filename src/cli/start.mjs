import { join } from 'node:path';
import { serve } from './serve.mjs';
import { ensureBuilt, ensureInstalled, isBuilt, root } from './setup.mjs';

/** `npm start`: installs what is missing, builds what changed, serves it, and ends with where to look. */
async function main() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Hotwash needs Node 20.19 or newer; this is ${process.versions.node}.`);
    return 1;
  }
  const installed = await ensureInstalled();
  if (installed !== 0) {
    console.error('The packages could not be installed; what npm said stands above.');
    return installed;
  }
  if (!isBuilt()) {
    console.log('Building (some seconds, only when something changed)');
    const built = await ensureBuilt();
    if (built !== 0) {
      console.error('The build failed; the reason stands above.');
      return built;
    }
  }
  const server = await serve({ folder: join(root, 'dist'), port: 4173 });
  console.log(`\nHotwash is ready. Stop it with Ctrl-C.\nOpen ${server.url}`);
  return undefined;
}

const code = await main();
if (code !== undefined) process.exit(code);
