import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { pipeline } from 'node:stream';
import { createWebSocketStream, WebSocket, WebSocketServer } from 'ws';
import { Refused, windowReader } from './host-reader.mjs';

/** Windows that one host lets in at once. */
export const MOST_WINDOWS = 2_000;

/** Bytes of one websocket frame of a window: it sends what has gathered while it was cut off in one. */
const LARGEST_FRAME = 8 * 1024 * 1024;

/**
 * The way from the page to the engine: under the page's own address, so that no other has to be reachable, allowed by
 * the page's policy, or covered by a certificate. What comes from a window is read on the way (host-rules.mjs); what
 * comes from the engine is handed through.
 * @param {object} options
 * @param {() => string | undefined} options.engine websocket address of the engine as it is now; undefined while it is away
 * @param {readonly string[]} [options.names] host names that the page is opened by, besides those of this machine
 * @param {number} [options.most] windows let in at once
 * @param {(sentence: string) => void} [options.say] is told of what was refused
 * @returns {{ upgrade: (request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) => void, windows: () => number, close: () => void }}
 */
export function makeGate({ engine, names = [], most = MOST_WINDOWS, say = () => {} }) {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // What passes is encrypted: there is nothing to compress, and a compressor would cost memory for each window.
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
  });
  /** @type {Set<() => void>} ends one window each */
  const windows = new Set();

  return {
    windows: () => windows.size,
    close: () => {
      for (const end of windows) end();
      server.close();
    },
    upgrade: (request, socket, head) => {
      // Until it is a websocket, nobody else listens for its errors.
      const ignore = () => socket.destroy();
      socket.on('error', ignore);
      const address = engine();
      const trouble = whyNot(request, names);
      if (trouble !== undefined) return refuse(socket, 403, trouble);
      if (windows.size >= most) {
        say(`A window was turned away: ${most} are connected, and more are not let in.`);
        return refuse(socket, 503, 'too many windows are connected');
      }
      if (address === undefined) return refuse(socket, 503, 'the engine is being started again');

      const upstream = new WebSocket(address, { perMessageDeflate: false, handshakeTimeout: 5_000 });
      const end = () => {
        upstream.terminate();
        socket.destroy();
      };
      windows.add(end);
      socket.once('close', () => {
        windows.delete(end);
        upstream.terminate();
      });
      const unreachable = () => refuse(socket, 503, 'the engine does not answer');
      upstream.once('error', unreachable);
      upstream.once('open', () => {
        upstream.off('error', unreachable);
        socket.off('error', ignore);
        server.handleUpgrade(request, socket, head, (window) => join(window, upstream, say));
      });
    },
  };
}

/**
 * @param {WebSocket} window
 * @param {WebSocket} upstream
 * @param {(sentence: string) => void} say
 */
function join(window, upstream, say) {
  const fromWindow = createWebSocketStream(window, { readableObjectMode: false });
  const toEngine = createWebSocketStream(upstream, { readableObjectMode: false });
  const reader = windowReader();
  reader.on('error', (error) => {
    if (!(error instanceof Refused)) return;
    say(`A window was cut off, because it tried what no window does: ${printable(error.message)}.`);
    window.close(1008, 'not allowed');
  });
  // A window that goes away without a word is what laptops do, and the engine's end is told elsewhere: nothing to say.
  pipeline(fromWindow, reader, toEngine, () => upstream.terminate());
  pipeline(toEngine, fromWindow, () => {
    // What the engine said last is on its way; a window that does not answer is not waited for.
    window.close(1001, 'the engine went away');
    setTimeout(() => window.terminate(), 1_000).unref();
  });
}

/** What somebody else sent, fit for a terminal. @param {string} text @returns {string} */
export function printable(text) {
  return text.replace(/[^ -~]/g, '?').slice(0, 200);
}

/**
 * Why a window may not come in; undefined when it may. A browser says which page asks (Origin), and only ours may: the
 * one that was opened under the name that the request is sent to, or under one that was stated. What is no browser can
 * say what it likes here; that is what the password and the rules are for.
 * @param {import('node:http').IncomingMessage} request
 * @param {readonly string[]} names
 */
export function whyNot(request, names) {
  const { host = '', origin } = request.headers;
  if (namedWrongly(request, names)) {
    return `this host does not go by the name ${printable(host)}; start it with --address to add one`;
  }
  if (origin === undefined) return undefined;
  const page = parse(origin);
  // Behind a proxy, the name that a page was opened by may not be the one that the request is sent to.
  const ours =
    page !== undefined && (page.host === parse(`${page.protocol}//${host}`)?.host || names.includes(page.hostname));
  return ours ? undefined : 'another page may not use this engine';
}

/**
 * Whether a request is sent to a name that this host does not go by. Anybody can make a name of theirs point here, and
 * a page that was opened under it would count as ours. Figures, a name without a dot, or one of the local network cannot
 * be anybody else's on the internet.
 * @param {import('node:http').IncomingMessage} request
 * @param {readonly string[]} names
 */
export function namedWrongly(request, names) {
  const name = parse(`http://${request.headers.host ?? ''}`)?.hostname;
  if (name === undefined) return true;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || !name.includes('.')) return false;
  return !(name.endsWith('.local') || name === hostname().toLowerCase() || names.includes(name));
}

/** @param {string} url */
function parse(url) {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** @param {import('node:stream').Duplex} socket @param {number} status @param {string} reason */
function refuse(socket, status, reason) {
  const body = `${reason}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${status === 403 ? 'Forbidden' : 'Service Unavailable'}\r\nconnection: close\r\n` +
      `content-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
