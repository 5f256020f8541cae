import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseEngine } from './engines.mjs';

export const USAGE = `npm run host -- [options]     starts what a team needs to play from several machines

  --port 4180            port to serve on; when left out, 4180 or the next that is free
  --listen 0.0.0.0       address of this machine to serve on; 127.0.0.1 behind a proxy on the same machine
  --cert FILE --key FILE serves HTTPS with this certificate and key (PEM)
  --address URL          address that others open it by, when it is not one of this machine's own; may be said again
  --data FOLDER          where rooms are kept; when left out, a folder of this account's
  --no-token             lets any program on the network speak to the engine, without the password
  --engine wss://HOST    uses a NATS that runs already instead of starting one; its user and password in
                         HOTWASH_ENGINE_USER and HOTWASH_ENGINE_TOKEN
  --gate                 with --engine: windows reach that NATS through this host, which checks what they ask for
  --help

More: docs/hosting.md`;

/**
 * @typedef {object} HostOptions
 * @property {number} port
 * @property {boolean} exact true: that port or none
 * @property {string} listen
 * @property {{ cert: string, key: string } | undefined} files paths of certificate and key
 * @property {readonly string[]} addresses
 * @property {string} data
 * @property {boolean} open
 * @property {string | undefined} engine
 * @property {boolean} gate
 */

/**
 * Reads the command line.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ ok: true, value: HostOptions } | { ok: true, help: true } | { ok: false, error: string }} the error is a sentence
 */
export function readOptions(args, env = process.env) {
  /** @type {ReturnType<typeof parse>} */
  let values;
  try {
    values = parse(args);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { ok: true, help: true };
  const port = values.port === undefined ? 4180 : Number(values.port);
  if (!/^\d+$/.test(values.port ?? '0') || port > 65_535) return wrong(`--port ${values.port} is no port`);
  const { cert, key } = values;
  if ((cert === undefined) !== (key === undefined)) return wrong('--cert and --key belong together');
  const addresses = values.address ?? [];
  const odd = addresses.find((address) => !isPage(address));
  if (odd !== undefined) return wrong(`--address ${odd} is no address such as https://drills.example.com/`);
  if (values.gate === true && values.engine === undefined) return wrong('--gate goes with --engine only');
  const engine = values.engine === undefined ? undefined : parseEngine(values.engine);
  if (engine?.ok === false) return engine;
  return {
    ok: true,
    value: {
      port,
      exact: values.port !== undefined && port !== 0,
      listen: values.listen ?? '0.0.0.0',
      files: cert === undefined || key === undefined ? undefined : { cert: resolve(cert), key: resolve(key) },
      addresses: addresses.map((address) => new URL(address).href),
      data: resolve(values.data ?? defaultData(env)),
      open: values['no-token'] === true,
      engine: engine?.value,
      gate: values.gate === true,
    },
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  return parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      listen: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      address: { type: 'string', multiple: true },
      data: { type: 'string' },
      'no-token': { type: 'boolean' },
      engine: { type: 'string' },
      gate: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  }).values;
}

/** @param {string} error @returns {{ ok: false, error: string }} */
function wrong(error) {
  return { ok: false, error };
}

/** @param {string} text */
function isPage(text) {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Where programs of this account keep their data, by the custom of the system.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 */
export function defaultData(env, platform = process.platform) {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'hotwash');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'hotwash');
  const named = env.XDG_DATA_HOME;
  return join(named === undefined || named === '' ? join(homedir(), '.local', 'share') : named, 'hotwash');
}
