declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';

  export interface NodeEndpoint {
    postMessage(message: unknown, transfer?: readonly unknown[]): void;
    on(type: string, listener: (data: unknown) => void): void;
    off(type: string, listener: (data: unknown) => void): void;
  }
  export default function nodeEndpoint(endpoint: NodeEndpoint): Endpoint;
}
