import type { WallTime } from '../../base/drill-time';
import { err, ok } from '../../base/result';
import type { Delivered, Engine, EngineError, EngineStatus, Following, FollowListener } from './engine';

/** How long the model of an engine knows a message id (ms). */
const DUPLICATE_WINDOW = 120_000;

interface Kept extends Delivered {
  readonly messageId: string;
}

interface List {
  readonly messages: Kept[];
  readonly listeners: Set<() => void>;
  readonly hearers: Set<(bytes: Uint8Array) => void>;
}

/** The lists of rooms in memory, and the engines (one a machine) that lead to them. */
export interface MemoryBroker {
  connect(): Engine;
  /** What lies in a room's list, as the engine sees it. */
  messages(room: string): readonly Delivered[];
  /** Appends bytes as somebody with the engine's password could. Returns their `seq`. */
  append(room: string, messageId: string, bytes: Uint8Array): { readonly seq: number; readonly isRepeat: boolean };
  /** Forgets which message ids it has seen, as an engine that starts anew may. */
  forget(): void;
}

/**
 * A model of the engine in memory: for tests and for trying out a room in one window. What goes wrong with a real one is
 * put between it and the room by `test/support/room-faults.ts`.
 */
export function memoryBroker({ now = Date.now }: { readonly now?: () => WallTime } = {}): MemoryBroker {
  const lists = new Map<string, List>();
  let forgotten = -Infinity;
  const listOf = (room: string): List => {
    const list = lists.get(room) ?? { messages: [], listeners: new Set(), hearers: new Set() };
    lists.set(room, list);
    return list;
  };
  const append: MemoryBroker['append'] = (room, messageId, bytes) => {
    const list = listOf(room);
    const since = Math.max(forgotten, now() - DUPLICATE_WINDOW);
    const there = list.messages.find((m) => m.messageId === messageId && m.at > since);
    if (there !== undefined) return { seq: there.seq, isRepeat: true };
    const seq = list.messages.length + 1;
    list.messages.push({ seq, at: now(), bytes: bytes.slice(), messageId });
    for (const tell of [...list.listeners]) tell();
    return { seq, isRepeat: false };
  };
  return {
    connect: () => memoryEngine(listOf, append),
    messages: (room) => listOf(room).messages,
    append,
    forget: () => {
      forgotten = now();
    },
  };
}

function memoryEngine(listOf: (room: string) => List, append: MemoryBroker['append']): Engine {
  const closed: EngineError = { code: 'offline', detail: 'closed' };
  const followings = new Set<Following>();
  const watchers = new Set<(status: EngineStatus) => void>();
  let status: EngineStatus = 'connected';
  let [bytesIn, bytesOut] = [0, 0];
  const following = (stop: () => void): Following => {
    const it = {
      stop: () => {
        followings.delete(it);
        stop();
      },
    };
    followings.add(it);
    return it;
  };
  return {
    open: async () => (status === 'closed' ? err(closed) : ok(undefined)),
    publish: async (room, messageId, bytes) => {
      if (status === 'closed') return err(closed);
      bytesOut += bytes.length;
      return ok(append(room, messageId, bytes));
    },
    follow: (room, afterSeq, { deliver, ahead }: FollowListener) => {
      const list = listOf(room);
      let at = afterSeq;
      let isTelling = false;
      // Nothing is told while the caller is still inside `follow`, or inside what it was told last.
      const tell = () => {
        if (isTelling) return;
        isTelling = true;
        queueMicrotask(() => {
          isTelling = false;
          if (!list.listeners.has(tell)) return;
          const fresh = list.messages.slice(at);
          at += fresh.length;
          for (const { bytes } of fresh) bytesIn += bytes.length;
          if (fresh.length > 0) deliver(fresh.map(({ seq, at: stamp, bytes }) => ({ seq, at: stamp, bytes })));
          ahead(list.messages.length - at);
        });
      };
      list.listeners.add(tell);
      tell();
      return following(() => list.listeners.delete(tell));
    },
    whisper: (room, bytes) => {
      if (status === 'closed') return;
      bytesOut += bytes.length;
      for (const hear of [...listOf(room).hearers]) queueMicrotask(() => hear(bytes));
    },
    hear: (room, listener) => {
      const hear = (bytes: Uint8Array) => {
        bytesIn += bytes.length;
        listener(bytes);
      };
      listOf(room).hearers.add(hear);
      return following(() => listOf(room).hearers.delete(hear));
    },
    status: () => status,
    watch: (listener) => {
      watchers.add(listener);
      return following(() => watchers.delete(listener));
    },
    traffic: () => ({ bytesIn, bytesOut }),
    close: async () => {
      status = 'closed';
      for (const tell of [...watchers]) tell(status);
      for (const each of [...followings]) each.stop();
    },
  };
}
