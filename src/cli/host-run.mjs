import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesFor, namesOf } from './host-addresses.mjs';
import { ENGINE_PATH, ENGINE_USER } from './host-config.mjs';
import { startEngine } from './host-engine.mjs';
import { makeGate, namedWrongly, printable } from './host-gate.mjs';
import { keepRooms } from './host-keeper.mjs';
import { takeFolder } from './host-lock.mjs';
import { CAREFUL, serve } from './serve.mjs';

/**
 * What `engine.json` says: that rooms work at this address, and how.
 * @typedef {object} EngineFile
 * @property {'hotwash.engine'} format
 * @property {1} version
 * @property {string} [path] where the engine is reached under the page's own address, or else:
 * @property {string} [url] its address elsewhere, which the page's policy names
 * @property {string} [user] what windows connect as; without it they just connect
 * @property {string} [token] its password
 * @property {readonly string[]} addresses URLs that others can open the page by, best first; empty when none is known
 */

/**
 * @typedef {object} HostSetup
 * @property {string} folder of the built app
 * @property {string} data where rooms are kept
 * @property {string} [program] path of nats-server; needed unless engine is given
 * @property {number} [port] 0, as when left out: any free one
 * @property {boolean} [exact] true: that port or none
 * @property {string} [listen] address of this machine; the loopback address when left out
 * @property {{ cert: string, key: string }} [files] paths of certificate and key
 * @property {readonly string[]} [addresses] URLs that others open it by
 * @property {boolean} [open] true: no password for windows
 * @property {string} [engine] address of a NATS that runs already
 * @property {boolean} [gate] true: that NATS is reached through this host
 * @property {{ user?: string, token?: string }} [credentials] for that NATS
 * @property {number} [most] windows let in at once
 * @property {(sentence: string) => void} [say] is told what happens
 */

/**
 * @typedef {object} Host
 * @property {string} url for this machine, ending with a slash
 * @property {number} port
 * @property {string} wsUrl where windows reach the engine
 * @property {EngineFile} engineFile
 * @property {() => number} windows connected through the host now
 * @property {() => Promise<void>} restartEngine ends the engine in order and waits until it runs again
 * @property {() => void} killEngine ends it hard, as a crash would; the host starts it again
 * @property {() => Promise<void>} stop
 */

/**
 * Starts what a team needs on one machine: the engine, and the page with the engine under its own address.
 * @param {HostSetup} setup
 * @returns {Promise<Host>}
 * @throws {Error} whose message is a sentence for whoever started it
 */
export async function startHost(setup) {
  const { listen = '127.0.0.1', open = false, say = () => {} } = setup;
  const tls = setup.files && { cert: readFileSync(setup.files.cert), key: readFileSync(setup.files.key) };
  /** @type {(() => unknown)[]} what to undo, last first */
  const undo = [];
  const stop = async () => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    const own = setup.engine === undefined ? await ownEngine(setup, undo) : undefined;
    const known = own === undefined ? setup.credentials : open ? undefined : { user: ENGINE_USER, token: own.token };
    const direct = setup.engine !== undefined && setup.gate !== true;
    /** @type {string[]} filled in below: what is listened on must be known first */
    const names = [];
    const gate = makeGate({
      engine: () => (own === undefined ? setup.engine : own.wsUrl()),
      names,
      say,
      ...(setup.most === undefined ? {} : { most: setup.most }),
    });
    const tell = tellOfNames(say);
    /** @type {EngineFile | undefined} */
    let engineFile;
    const server = await serve({
      folder: setup.folder,
      port: setup.port ?? 0,
      exact: setup.exact ?? false,
      address: listen,
      headers: CAREFUL,
      pack: true,
      ...(tls === undefined ? {} : { tls }),
      answers: {
        'engine.json': (request) => {
          if (!namedWrongly(request, names)) return engineFile;
          tell(request.headers.host);
          return undefined;
        },
      },
      documents: { 'calendar.ics': calendarIn(setup.data) },
      ...(direct ? {} : { upgrade: onlyAt(ENGINE_PATH, gate.upgrade) }),
    });
    // Undone in turn from the last: the server waits for every connection to end, so windows are cut off first.
    undo.push(server.close, gate.close);
    const stated = setup.addresses ?? [];
    const addresses = addressesFor({
      port: server.port,
      listen,
      stated,
      ...(tls === undefined ? {} : { cert: tls.cert }),
    });
    names.push(...namesOf(addresses));
    engineFile = {
      format: 'hotwash.engine',
      version: 1,
      ...(direct ? { url: /** @type {string} */ (setup.engine) } : { path: ENGINE_PATH }),
      ...known,
      addresses,
    };
    return {
      url: server.url,
      port: server.port,
      wsUrl: direct ? (engineFile.url ?? '') : `${server.url.replace(/^http/, 'ws').replace(/\/$/, '')}${ENGINE_PATH}`,
      engineFile,
      windows: gate.windows,
      restartEngine: async () => own?.restart(),
      killEngine: () => own?.kill(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Says of each name that somebody opened the page by, and that the host was not told, how to add it. Once each, and not
 * for ever: anybody can send any name.
 * @param {(sentence: string) => void} say
 * @returns {(host: string | undefined) => void}
 */
function tellOfNames(say) {
  const told = new Set();
  return (host = '') => {
    if (told.has(host) || told.size >= 10) return;
    told.add(host);
    const name = printable(host);
    say(
      `Somebody opened the page as ${name}, a name that was not said: without rooms. --address http://${name}/ adds it.`,
    );
  };
}

/**
 * The programme's calendar, for those who subscribe to it. Nobody uploads it: who may write a file on this machine does.
 * @param {string} data
 * @returns {import('./serve.mjs').Document}
 */
function calendarIn(data) {
  return {
    file: join(data, 'calendar.ics'),
    type: 'text/calendar; charset=utf-8',
    most: 5_000_000,
    otherwise:
      "There is no calendar here: save the programme's calendar file as calendar.ics in the host's data folder.",
  };
}

/** @param {HostSetup} setup @param {(() => unknown)[]} undo */
async function ownEngine({ program, data, open = false, say = () => {} }, undo) {
  if (program === undefined) throw new Error('there is no nats-server');
  undo.push(await takeFolder(data));
  const engine = await startEngine({ program, data, open, say });
  undo.push(engine.stop);
  undo.push(keepRooms({ wsUrl: engine.wsUrl, token: engine.keeperToken, data, say }));
  return engine;
}

/**
 * @param {string} path
 * @param {ReturnType<typeof makeGate>['upgrade']} upgrade
 * @returns {ReturnType<typeof makeGate>['upgrade']}
 */
function onlyAt(path, upgrade) {
  return (request, socket, head) => {
    if (request.url?.split('?')[0] === path) upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  };
}
