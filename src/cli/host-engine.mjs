import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineConfig } from './host-config.mjs';
import { leftEngine } from './host-lock.mjs';

const GUARD = fileURLToPath(new URL('host-guard.mjs', import.meta.url));

/** Milliseconds that the engine has to become ready; after a power cut it reads all rooms again. */
const READY_WITHIN = 60_000;
/** Milliseconds until the first new try after it died, and at the most. */
const PAUSE = { first: 300, most: 10_000 };
/** Lines of what the engine said that are kept, for when it dies. */
const LINES = 30;

/**
 * The engine that the host runs.
 * @typedef {object} Engine
 * @property {() => string | undefined} wsUrl where it listens; undefined while it does not run
 * @property {string} token password of the windows
 * @property {string} keeperToken password of the host itself
 * @property {() => Promise<void>} restart ends it and waits until it runs again
 * @property {() => void} kill ends it hard, as a crash would; it is started again as after a crash
 * @property {() => Promise<void>} stop ends it for good
 */

/**
 * Starts the engine, waits until it is ready, and starts it again whenever it dies.
 * @param {object} options
 * @param {string} options.program path of nats-server
 * @param {string} options.data folder of the host's data; made when it is not there
 * @param {boolean} [options.open] true: windows need no password
 * @param {(sentence: string) => void} [options.say] is told what happens
 * @returns {Promise<Engine>}
 * @throws {Error} when it cannot be started at all; the message says what the engine said
 */
export async function startEngine({ program, data, open = false, say = () => {} }) {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const secrets = readSecrets(join(data, 'secrets.json'));
  const portsDir = join(data, 'ports');
  const storeDir = join(data, 'rooms');
  const config = join(data, 'nats-server.json');
  mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  writeFileSync(config, engineConfig({ storeDir, portsDir, ...secrets, open }), { mode: 0o600 });

  /** @type {string | undefined} */
  let wsUrl;
  /** @type {{ end: () => void, kill: () => void, gone: Promise<void> } | undefined} */
  let running;
  let stopping = false;
  let isAskedFor = false;

  async function start() {
    rmSync(portsDir, { recursive: true, force: true });
    mkdirSync(portsDir, { mode: 0o700 });
    const child = spawn(process.execPath, [GUARD, program, '-c', config], {
      stdio: ['pipe', 'ignore', 'pipe'],
      // Out of the terminal's reach: Ctrl-C ends the host, which ends the engine when no window is left.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    /** @type {string[]} */
    const said = [];
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.push(...text.split('\n').filter(Boolean));
      said.splice(0, said.length - LINES);
    });
    let gone = false;
    const ended = new Promise((resolve) => {
      child.on('close', () => {
        gone = true;
        if (running === mine) {
          running = undefined;
          wsUrl = undefined;
        }
        resolve(undefined);
      });
    });
    const mine = {
      end: () => child.stdin.end(),
      kill: () => {
        // The child that is known here is the guard.
        const engine = leftEngine(portsDir);
        if (engine !== undefined) process.kill(engine.pid, 'SIGKILL');
      },
      gone: ended,
    };
    running = mine;
    wsUrl = await untilReady(portsDir, () => gone || stopping);
    if (wsUrl === undefined) {
      mine.end();
      await ended;
      throw new Error(`nats-server did not become ready.\n${said.join('\n')}`);
    }
    void ended.then(() => {
      if (!stopping) void again(said);
    });
  }

  /** @param {readonly string[]} said */
  async function again(said) {
    if (!isAskedFor) say(`The engine ended by itself and is started again.${lastTrouble(said)}`);
    isAskedFor = false;
    for (let pause = PAUSE.first; !stopping; pause = Math.min(pause * 2, PAUSE.most)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (stopping) return;
      try {
        await start();
        say('The engine runs again; windows come back by themselves, with all that was acknowledged.');
        return;
      } catch (error) {
        if (!stopping) say(`${error instanceof Error ? error.message : error}\nIt is tried again.`);
      }
    }
  }

  await start();
  return {
    wsUrl: () => wsUrl,
    token: secrets.token,
    keeperToken: secrets.keeperToken,
    kill: () => running?.kill(),
    restart: async () => {
      isAskedFor = true;
      running?.end();
      await running?.gone;
      while (wsUrl === undefined && !stopping) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    stop: async () => {
      stopping = true;
      running?.end();
      await running?.gone;
    },
  };
}

/**
 * The passwords of this data folder, made by chance the first time.
 * @param {string} path
 * @returns {{ token: string, keeperToken: string }}
 */
function readSecrets(path) {
  if (existsSync(path)) {
    const { token, keeperToken } = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof token === 'string' && typeof keeperToken === 'string') return { token, keeperToken };
    throw new Error(`${path} does not hold the passwords that were written there. Remove it to have new ones made.`);
  }
  const made = { token: randomBytes(24).toString('base64url'), keeperToken: randomBytes(24).toString('base64url') };
  writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

/**
 * The address for websockets, from the file that the server writes once it is ready.
 * @param {string} folder
 * @param {() => boolean} isOver
 * @returns {Promise<string | undefined>} undefined when it ended before, or took too long
 */
async function untilReady(folder, isOver) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until && !isOver()) {
    const file = leftEngine(folder)?.file;
    const text = file === undefined ? '' : readFileSync(file, 'utf8');
    // Read while being written, it does not end yet.
    if (text.trimEnd().endsWith('}')) return JSON.parse(text).websocket?.[0];
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return undefined;
}

/** The last line in which the engine said that something is wrong. @param {readonly string[]} said */
function lastTrouble(said) {
  const line = said.findLast((text) => /\[(?:ERR|FTL)\]/.test(text));
  return line === undefined ? '' : ` It said: ${line.replace(/[^ -~]/g, '?')}`;
}
