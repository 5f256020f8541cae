import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { makePacker } from './packed.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * What a server says with every answer, besides the policy that stands in the page: no other page may frame the app or
 * fetch its files, and no address of it is told to anybody.
 */
export const CAREFUL = Object.freeze({
  'content-security-policy': "frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
});

/**
 * A file that is read anew at each request, so that whoever may write it decides what is served.
 * @typedef {object} Document
 * @property {string} file
 * @property {string} type
 * @property {number} most bytes; a larger one is not served
 * @property {string} otherwise a sentence for when there is none
 */

/**
 * @typedef {object} Serving
 * @property {string} folder
 * @property {string} [prefix] the path that the files live under, starting and ending with a slash
 * @property {number} [port] the first port to try, 0 for any free one
 * @property {boolean} [exact] true: only that port
 * @property {string} [address] of this machine, to listen on; the loopback address when left out
 * @property {{ cert: Buffer, key: Buffer }} [tls] serves HTTPS with this certificate
 * @property {Readonly<Record<string, string>>} [headers] said with every answer
 * @property {boolean} [pack] true: packs what packs well, for those who take it so
 * @property {Readonly<Record<string, (request: import('node:http').IncomingMessage) => unknown>>} [answers] what is
 *   answered as JSON, made anew each time, by its path below the prefix; undefined is answered as not found
 * @property {Readonly<Record<string, Document>>} [documents] files from elsewhere, by their path below the prefix
 * @property {(request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) => void} [upgrade]
 *   takes requests for another protocol; they are refused without it
 */

/**
 * Serves a folder of plain files, as any static host would: no rewriting, and no headers but those that are asked for.
 * @param {Serving} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} url: for this machine
 * @throws {Error} with the code EADDRINUSE when no port is free
 */
export async function serve(options) {
  const {
    folder,
    prefix = '/',
    port = 0,
    address = '127.0.0.1',
    tls,
    headers = {},
    answers = {},
    documents = {},
    upgrade,
  } = options;
  const packed = options.pack === true ? makePacker() : undefined;
  /** @type {import('node:http').RequestListener} */
  const listener = (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = request.url?.split('?')[0] ?? '';
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    const document = Object.hasOwn(documents, below) ? documents[below] : undefined;
    if (document !== undefined) return sendDocument(document, request, response);
    const answer = Object.hasOwn(answers, below) ? answers[below] : undefined;
    const said = request.method === 'GET' ? answer?.(request) : undefined;
    if (said !== undefined) {
      response.writeHead(200, { 'content-type': TYPES['.json'], 'cache-control': 'no-store' });
      response.end(JSON.stringify(said));
      return;
    }
    const file = answer === undefined ? fileFor(folder, prefix, request.url ?? '/') : undefined;
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    send(file, request, response, packed).catch(() => response.destroy());
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  if (upgrade !== undefined) server.on('upgrade', upgrade);
  const taken = await listen(server, { first: port, address, exact: options.exact === true });
  return {
    url: `${tls === undefined ? 'http' : 'https'}://localhost:${taken}${prefix}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} file
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./packed.mjs').Packer} [packed]
 */
async function send(file, request, response, packed) {
  const { size, mtimeMs } = statSync(file);
  const tag = `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  // The build puts a hash of the contents into the name of everything in assets/.
  const lasting = file.includes(`${sep}assets${sep}`);
  response.setHeader('etag', tag);
  response.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  if (packed !== undefined) response.setHeader('vary', 'accept-encoding');
  const small = await packed?.(file, tag, request.headers['accept-encoding']);
  if (small !== undefined) response.setHeader('content-encoding', 'gzip');
  response.writeHead(200, { 'content-length': small?.length ?? size });
  if (request.method === 'HEAD') response.end();
  else if (small !== undefined) response.end(small);
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/**
 * @param {Document} document
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function sendDocument({ file, type, most, otherwise }, request, response) {
  const found = statSync(file, { throwIfNoEntry: false });
  const fit = found?.isFile() === true && found.size <= most;
  const body = fit && (request.method === 'GET' || request.method === 'HEAD') ? readFileSync(file) : undefined;
  response.setHeader('cache-control', 'no-store');
  if (body === undefined) response.writeHead(404, { 'content-type': TYPES['.txt'] }).end(`${otherwise}\n`);
  else response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
}

/**
 * The file that an address stands for; undefined for anything outside the folder or not there.
 * @param {string} folder
 * @param {string} prefix
 * @param {string} address
 */
export function fileFor(folder, prefix, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(prefix) || path.includes('\0')) return undefined;
  let file = normalize(join(folder, path.slice(prefix.length)));
  if (file !== normalize(folder) && !file.startsWith(normalize(folder + sep))) return undefined;
  if (path.endsWith('/')) file = join(file, 'index.html');
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? file : undefined;
}

/**
 * @param {import('node:http').Server | import('node:https').Server} server
 * @param {{ first: number, address: string, exact: boolean }} where
 * @returns {Promise<number>}
 */
function listen(server, { first, address, exact }) {
  return new Promise((resolve, reject) => {
    let port = first;
    server.on('error', (error) => {
      const busy = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (busy && !exact && first !== 0 && port < first + 100) server.listen(++port, address);
      else reject(error);
    });
    server.on('listening', () => {
      const bound = server.address();
      resolve(bound !== null && typeof bound === 'object' ? bound.port : port);
    });
    server.listen(port, address);
  });
}
