import WebSocket from 'ws';
import type { Engine } from '../../src/sync/room/engine';
import { natsEngine } from '../../src/sync/room/nats-engine';

type Sockets = NonNullable<Parameters<typeof natsEngine>[0]['sockets']>;

export interface NodeEngine extends Engine {
  /** Cuts the connection as a lost network does: without a word. */
  cut(): void;
}

interface Server {
  readonly wsUrl: string;
  readonly user?: string;
  readonly token?: string;
}

/** The NATS adapter on Node, which has no WebSocket of its own. `tap` is given all that goes over the wire, either way. */
export function nodeEngine({ wsUrl, user, token }: Server, tap?: (bytes: Uint8Array) => void): NodeEngine {
  let socket: WebSocket | undefined;
  const sockets: Sockets = async (url) => {
    const made = new WebSocket(url);
    socket = made;
    if (tap !== undefined) {
      const send = made.send.bind(made) as (data: Uint8Array) => void;
      made.send = (data: unknown) => {
        tap(new Uint8Array(data as Uint8Array));
        send(data as Uint8Array);
      };
      made.on('message', (data: ArrayBuffer | Buffer) => tap(new Uint8Array(data)));
    }
    // The two differ in types that the adapter does not touch.
    return { socket: made as unknown as globalThis.WebSocket, encrypted: url.startsWith('wss:') };
  };
  const engine = natsEngine({
    url: wsUrl,
    ...(user !== undefined && { user }),
    ...(token !== undefined && { token }),
    sockets,
  });
  return { ...engine, cut: () => socket?.terminate() };
}
