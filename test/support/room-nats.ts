import WebSocket from 'ws';
import type { Engine } from '../../src/sync/room/engine';
import { natsEngine } from '../../src/sync/room/nats-engine';

type Sockets = NonNullable<Parameters<typeof natsEngine>[0]['sockets']>;

export interface NodeEngine extends Engine {
  /** Cuts the connection as a lost network does: without a word. */
  cut(): void;
}

/** The NATS adapter on Node, which has no WebSocket of its own. */
export function nodeEngine(server: {
  readonly wsUrl: string;
  readonly user: string;
  readonly token: string;
}): NodeEngine {
  let socket: WebSocket | undefined;
  const sockets: Sockets = async (url) => {
    socket = new WebSocket(url);
    // The two differ in types that the adapter does not touch.
    return { socket: socket as unknown as globalThis.WebSocket, encrypted: url.startsWith('wss:') };
  };
  const engine = natsEngine({ url: server.wsUrl, user: server.user, token: server.token, sockets });
  return { ...engine, cut: () => socket?.terminate() };
}
