import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest nats-server that does what rooms need: named consumers, and limits for an account's streams. */
export const OLDEST = Object.freeze([2, 9, 0]);

const NAME = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';

/** Where packages put it that are not on every PATH: Debian's in sbin, Homebrew's on either kind of Mac. */
const USUAL = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/**
 * The nats-server to run: NATS_SERVER, then one on PATH, then one in a usual place. A NATS_SERVER that points nowhere is
 * an error rather than a reason to take another.
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {readonly string[]} [usual] folders looked in after PATH
 * @returns {string | undefined} path of the program; undefined when there is none
 * @throws {Error} when NATS_SERVER names a file that is not there
 */
export function findNats(env = process.env, usual = USUAL) {
  const named = env.NATS_SERVER;
  if (named !== undefined && named !== '') {
    if (!isFile(named)) throw new Error(`NATS_SERVER names a file that is not there: ${named}`);
    return named;
  }
  const folders = [...(env.PATH ?? '').split(delimiter), ...usual].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, NAME)).find(isFile);
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * Asks a nats-server for its version.
 * @param {string} program
 * @returns {Promise<number[] | undefined>} its three numbers; undefined when it does not run or says something else
 */
export function natsVersion(program) {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: 10_000 }, (error, out, err) => {
      const found = /v(\d+)\.(\d+)\.(\d+)/.exec(`${out}${err}`);
      resolve(error === null && found !== null ? found.slice(1, 4).map(Number) : undefined);
    });
  });
}

/** @param {readonly number[]} version @returns {boolean} whether a nats-server of that version is new enough */
export function isNewEnough(version) {
  for (const [index, least] of OLDEST.entries()) {
    const part = version[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** What to tell somebody who has no nats-server: one way for each kind of machine. */
export const HOW_TO_GET_NATS = `Team rooms need nats-server ${OLDEST.slice(0, 2).join('.')} or newer, a single small program. To get it:

  Debian, Ubuntu   sudo apt-get install nats-server
  macOS            brew install nats-server
  Windows          scoop install nats-server
  any other        one file from https://github.com/nats-io/nats-server/releases, named by NATS_SERVER=/path/to/nats-server
  Docker           all of it in a container, from this folder:
                   docker run --rm -it --init -p 4180:4180 -w /hotwash -v "$PWD:/hotwash" \\
                     -v hotwash-modules:/hotwash/node_modules -v hotwash-data:/data node:22-bookworm \\
                     sh -c "apt-get update -qq && apt-get install -yqq nats-server && npm run host -- --data /data \\
                     --address http://$(hostname):4180"

Then run this again. To play alone, or in several windows of one machine, nothing is needed: npm start.`;
