import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

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
 * Serves a folder of plain files on the loopback address, as any static host would: no rewriting, no special headers.
 * @param {{ folder: string, prefix?: string, port?: number, answers?: Readonly<Record<string, () => unknown>> }} options
 *   prefix: the path that the files live under, starting and ending with a slash; port: the first port to try, 0 for any
 *   free one; answers: what is answered as JSON, made anew each time, by its path below the prefix
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder, prefix = '/', port = 0, answers = {} }) {
  const server = createServer((request, response) => {
    const answer = Object.entries(answers).find(([path]) => request.url?.split('?')[0] === `${prefix}${path}`)?.[1];
    if (answer !== undefined && request.method === 'GET') {
      response.writeHead(200, { 'content-type': TYPES['.json'], 'cache-control': 'no-store' });
      response.end(JSON.stringify(answer()));
      return;
    }
    const file = fileFor(folder, prefix, request.url ?? '/');
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  const taken = await listen(server, port);
  return {
    url: `http://localhost:${taken}${prefix}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>}
 */
function listen(server, first) {
  return new Promise((resolve, reject) => {
    let port = first;
    server.on('error', (error) => {
      const busy = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (busy && first !== 0 && port < first + 100) server.listen(++port, '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
    server.listen(port, '127.0.0.1');
  });
}
