import { type ConnectionOptions, type NatsConnection, wsconnect } from '@nats-io/nats-core';
import WebSocket, { type ClientOptions } from 'ws';

/** Options of a connection from Node: the client's own, and how the websocket is opened. */
export interface NodeNatsOptions extends ConnectionOptions {
  /** Options of the websocket, such as the page that asks (`origin`). */
  readonly socket?: ClientOptions;
}

/** The websocket that the NATS client uses on Node, which has none of its own before version 22. */
export function nodeSocket(socket: ClientOptions = {}) {
  return async (url: string) => ({
    socket: new WebSocket(url, socket) as unknown as globalThis.WebSocket,
    encrypted: url.startsWith('wss:'),
  });
}

/** Connects the real NATS client to a websocket address from Node. It does not come back by itself unless asked to. */
export function connectNats(url: string, { socket, ...options }: NodeNatsOptions = {}): Promise<NatsConnection> {
  return wsconnect({ servers: url, reconnect: false, wsFactory: nodeSocket(socket), ...options });
}
