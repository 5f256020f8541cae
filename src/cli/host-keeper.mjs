import { statfsSync } from 'node:fs';
import { jetstreamManager } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { WebSocket } from 'ws';
import { KEEPER_USER } from './host-config.mjs';

const HOUR = 3_600_000;
/** Milliseconds that a room stays after the last of what was said in it has gone by its age. */
const EMPTY_FOR = 24 * HOUR;
/** Bytes of free disk below which the host says so. */
const LITTLE = 1024 * 1024 * 1024;

/**
 * Takes away rooms whose messages have all gone by their age: what is left of them is a name and the space set aside.
 * Windows may not remove rooms, so the host does.
 * @param {object} options
 * @param {string} options.wsUrl
 * @param {string} options.token the host's own
 * @param {number} [options.now] milliseconds since 1970
 * @returns {Promise<number>} rooms taken away
 */
export async function removeEmptyRooms({ wsUrl, token, now = Date.now() }) {
  const connection = await wsconnect({
    servers: wsUrl,
    user: KEEPER_USER,
    pass: token,
    reconnect: false,
    // Node has no WebSocket of its own before version 22. Nothing is encrypted on the way to the same machine.
    wsFactory: async (url) => ({ socket: /** @type {any} */ (new WebSocket(url)), encrypted: false }),
  });
  try {
    const manager = await jetstreamManager(connection);
    /** @type {string[]} */
    const empty = [];
    for await (const { config, state, created } of manager.streams.list()) {
      const last = Math.max(Date.parse(created), Date.parse(state.last_ts) || 0);
      if (state.messages === 0 && now - last > EMPTY_FOR) empty.push(config.name);
    }
    for (const name of empty) await manager.streams.delete(name);
    return empty.length;
  } finally {
    await connection.close();
  }
}

/**
 * Looks after the rooms once an hour, for as long as the host runs.
 * @param {object} options
 * @param {() => string | undefined} options.wsUrl
 * @param {string} options.token the host's own
 * @param {string} options.data
 * @param {(sentence: string) => void} options.say
 * @returns {() => void} ends it
 */
export function keepRooms({ wsUrl, token, data, say }) {
  let ended = false;
  const look = async () => {
    const { bavail, bsize } = statfsSync(data);
    const free = bavail * bsize;
    if (free < LITTLE) {
      say(
        `Only ${Math.floor(free / 1024 / 1024)} MB are free where rooms are kept (${data}). A full disk stops all rooms.`,
      );
    }
    const url = wsUrl();
    if (url === undefined) return;
    try {
      const removed = await removeEmptyRooms({ wsUrl: url, token });
      if (removed > 0) say(`${removed} empty ${removed === 1 ? 'room was' : 'rooms were'} taken away.`);
    } catch (error) {
      if (!ended) say(`Empty rooms could not be taken away: ${error instanceof Error ? error.message : error}`);
    }
  };
  const timer = setInterval(look, HOUR).unref();
  void look();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
