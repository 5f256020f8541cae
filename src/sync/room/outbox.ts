import type { WallTime } from '../../base/drill-time';
import type { Body } from './messages';

/** A message of ours that is not in the log yet, as it is kept on this machine: plain, since keys may change meanwhile. */
export interface OutboxItem {
  readonly roomId: string;
  /** The message's id. */
  readonly id: string;
  /** Places the items of a room in order: each is above those that were there when it was put. */
  readonly order: number;
  /** Engine time (ms) at which it was made, as estimated. */
  readonly sent: WallTime;
  readonly body: Body;
}

/** Where they are kept. Everything resolves once it is durable. */
export interface OutboxStore {
  /** Items of a room by ascending `order`. */
  list(roomId: string): Promise<readonly OutboxItem[]>;
  /** Keeps an item; one with the same id is replaced. */
  put(item: OutboxItem): Promise<void>;
  remove(roomId: string, id: string): Promise<void>;
}

/** In memory: for tests, and for browsers that store nothing. */
export function memoryOutbox(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  const keyOf = (roomId: string, id: string) => `${roomId} ${id}`;
  return {
    list: async (roomId) =>
      [...items.values()].filter((item) => item.roomId === roomId).sort((a, b) => a.order - b.order),
    put: async (item) => void items.set(keyOf(item.roomId, item.id), item),
    remove: async (roomId, id) => void items.delete(keyOf(roomId, id)),
  };
}
