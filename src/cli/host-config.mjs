/**
 * The configuration of the engine: one nats-server, one account that holds nothing but rooms. Written as JSON, which
 * nats-server reads as its own format, so nothing has to be quoted by hand. Only what version 2.9 knows.
 */

/** Whom the engine knows every window by. What a player may read is settled by keys the engine never sees. */
export const ENGINE_USER = 'hotwash';

/** Where the page reaches the engine under the address that serves it. */
export const ENGINE_PATH = '/engine';

/** The host's own access to the rooms, for taking away empty ones. Never leaves the host. */
export const KEEPER_USER = 'keeper';

const MIB = 1024 * 1024;

/** Rooms kept at once; each is one stream. */
const ROOMS = 10_000;
/** Bytes on the disk of one room, at the most. The engine sets aside what a room says when it is made; the gate checks it. */
const ROOM_DISK = 64 * MIB;

/**
 * What rooms may take. What asks for more is refused by the engine; what drills take stands in docs/hosting.md.
 *
 * None of these may ever become smaller, not in a new version either and not by what is free on the disk: a server that
 * finds more set aside than it may give leaves rooms out when it starts, with a warning that nobody reads.
 */
export const LIMITS = Object.freeze({
  rooms: ROOMS,
  roomDisk: ROOM_DISK,
  /** Bytes that may be set aside for all rooms together: more than any drill writes, so that only `rooms` limits. */
  disk: ROOMS * ROOM_DISK,
  /** Readers of all rooms at once. A window has one. */
  readers: 20_000,
  /** Bytes of one message. The longest act of a drill is 200,000 characters, of four bytes at the most. */
  message: MIB,
  /** Windows connected at once. */
  connections: 5_000,
});

/**
 * What a window may do at the engine: write to a room's log, say who is there, make a room, look at it, read it. Nobody
 * may change, empty, remove or list rooms. A stream's name is one token of a subject, so `HW_*` cannot be said in a
 * permission: the account holds rooms only, instead, and the gate (host-rules.mjs) knows the names.
 */
export const WINDOW_MAY = Object.freeze({
  publish: {
    allow: [
      'hw.*.log',
      'hw.*.now',
      '$JS.API.INFO',
      '$JS.API.STREAM.CREATE.*',
      '$JS.API.STREAM.INFO.*',
      '$JS.API.CONSUMER.CREATE.*',
      '$JS.API.CONSUMER.CREATE.*.>',
      '$JS.API.CONSUMER.INFO.*.*',
      '$JS.API.CONSUMER.DELETE.*.*',
      '$JS.API.CONSUMER.MSG.NEXT.*.*',
      '$JS.FC.>',
    ],
  },
  subscribe: { allow: ['hw.*.now', '_INBOX.>'] },
});

const KEEPER_MAY = Object.freeze({
  publish: { allow: ['$JS.API.INFO', '$JS.API.STREAM.LIST', '$JS.API.STREAM.DELETE.*'] },
  subscribe: { allow: ['_INBOX.>'] },
});

/**
 * @typedef {object} EngineSetup
 * @property {string} storeDir folder that the rooms are kept in
 * @property {string} portsDir folder that the server writes its addresses into once it is ready
 * @property {string} token password of the windows
 * @property {string} keeperToken password of the host itself
 * @property {boolean} [open] true: a window needs no password
 * @property {number} [webPort] port for websockets; any free one when left out
 * @property {number} [tcpPort] port for NATS clients on this machine; any free one when left out
 * @property {boolean} [monitor] true: figures are served over HTTP, on the loopback address
 */

/**
 * The text of a nats-server configuration. Everything listens on the loopback address only.
 * @param {EngineSetup} setup
 * @returns {string}
 */
export function engineConfig(setup) {
  const { storeDir, portsDir, token, keeperToken, open = false, webPort = -1, tcpPort = -1 } = setup;
  const config = {
    server_name: 'hotwash',
    host: '127.0.0.1',
    port: tcpPort,
    ...(setup.monitor === true ? { http: '127.0.0.1:-1' } : {}),
    ports_file_dir: portsDir,
    max_payload: LIMITS.message,
    max_connections: LIMITS.connections,
    // A laptop that was closed is noticed within a minute; presence tells sooner.
    ping_interval: '20s',
    ping_max: 2,
    write_deadline: '10s',
    websocket: { host: '127.0.0.1', port: webPort, no_tls: true, compression: false, handshake_timeout: '5s' },
    jetstream: { store_dir: storeDir, max_memory_store: 64 * MIB, max_file_store: LIMITS.disk },
    accounts: {
      SYS: { users: [] },
      ROOMS: {
        jetstream: {
          max_memory: 64 * MIB,
          max_file: LIMITS.disk,
          max_streams: LIMITS.rooms,
          max_consumers: LIMITS.readers,
          max_bytes_required: true,
          // What one room may take is the gate's to say: nats-server 2.9 holds `disk_max_stream_bytes` against what all
          // rooms of the account take together, and refuses every message from then on.
        },
        users: [
          { user: ENGINE_USER, password: token, permissions: WINDOW_MAY },
          { user: KEEPER_USER, password: keeperToken, permissions: KEEPER_MAY },
        ],
      },
    },
    system_account: 'SYS',
    ...(open ? { no_auth_user: ENGINE_USER } : {}),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
