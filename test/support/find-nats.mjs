import { existsSync } from 'node:fs';
import { findNats, isNewEnough, natsVersion } from '../../src/cli/host-find.mjs';
import { run } from '../../src/cli/setup.mjs';

/** @returns {Promise<string | undefined>} path of a nats-server that is new enough for the tests, undefined without one */
async function usable() {
  const found = findNats();
  if (found === undefined) return undefined;
  const version = await natsVersion(found);
  return version !== undefined && isNewEnough(version) ? found : undefined;
}

/**
 * Finds the nats-server that the tests of rooms talk to, or gets one as Debian's package where that is possible.
 * @returns {Promise<string | undefined>} its path; undefined when there is none and none can be had
 */
export async function ensureNats() {
  const found = await usable();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No nats-server found; installing one');
    await run('apt-get', ['update']);
    // The package would start a service of its own at once; the tests start theirs.
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'nats-server'], { RUNLEVEL: '1' });
  }
  return usable();
}
