import type { JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection, WsSocketFactory } from '@nats-io/nats-core';
import { err, ok } from '../../base/result';
import type { Engine, EngineStatus, Following } from './engine';
import { MOST_FRAME_BYTES } from './frame';
import { engineErrorOf } from './nats-errors';
import { followStream, type NatsFollow } from './nats-follow';

const MIB = 1024 * 1024;
/** JetStream counts in nanoseconds. */
const NANOS = 1e6;
/** How long a publish waits for the engine to say that it is durable (ms). */
const PATIENCE = 4_000;
const RECONNECT = 500;
const REFUSED_AGAIN = 10_000;

/** What a room's list is made with. The engine must not let go of anything while the room is in use, nor let others. */
const STREAM = {
  retention: 'limits',
  storage: 'file',
  // A full room takes nothing more; to drop its beginning would make it unreadable.
  discard: 'new',
  max_age: 30 * 86_400_000 * NANOS,
  max_bytes: 32 * MIB,
  max_msg_size: MIB,
  duplicate_window: 120_000 * NANOS,
  num_replicas: 1,
  deny_delete: true,
  deny_purge: true,
} as const;

export interface NatsOptions {
  /** `wss://host/path`, or `ws://` within an office network. */
  readonly url: string;
  readonly user?: string;
  readonly token?: string;
  /** Makes sockets where there is no WebSocket (Node); absent in browsers. */
  readonly sockets?: WsSocketFactory;
}

interface Line {
  readonly nc: NatsConnection;
  readonly js: JetStreamClient;
}

/**
 * The engine in NATS JetStream, over a websocket: one stream for each room (`HW_<room>` on `hw.<room>.log`), and a subject
 * that nothing is kept of (`hw.<room>.now`). The libraries are loaded when this is called, and only then. Connects for as
 * long as it takes, whatever breaks off.
 */
export function natsEngine(options: NatsOptions): Engine {
  const watchers = new Set<(status: EngineStatus) => void>();
  const followings = new Set<Following>();
  const follows = new Map<string, Set<NatsFollow>>();
  const waiting = new Set<(line: Line | undefined) => void>();
  let status: EngineStatus = 'connecting';
  let line: Line | undefined;
  let past = { bytesIn: 0, bytesOut: 0 };

  const become = (next: EngineStatus) => {
    if (status === next || status === 'closed') return;
    status = next;
    for (const tell of [...watchers]) tell(next);
  };
  const traffic = () => {
    const { inBytes = 0, outBytes = 0 } = line?.nc.stats() ?? {};
    return { bytesIn: past.bytesIn + inBytes, bytesOut: past.bytesOut + outBytes };
  };

  const connect = async (): Promise<void> => {
    const [{ wsconnect }, { jetstream }] = await Promise.all([
      import('@nats-io/nats-core'),
      import('@nats-io/jetstream'),
    ]);
    const nc = await wsconnect({
      servers: options.url,
      ...(options.token !== undefined && { user: options.user ?? '', pass: options.token }),
      ...(options.sockets !== undefined && { wsFactory: options.sockets }),
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT,
      // Noticed within half a minute when a network goes without a word.
      pingInterval: 10_000,
      maxPingOut: 2,
      ignoreClusterUpdates: true,
      noAsyncTraces: true,
    });
    line = { nc, js: jetstream(nc, { timeout: PATIENCE }) };
    if (status === 'closed') return nc.close();
    void follow(nc);
    become('connected');
    for (const tell of [...waiting]) tell(line);
    waiting.clear();
    const closed = await nc.closed();
    past = traffic();
    line = undefined;
    if (closed instanceof Error) throw closed;
  };
  const follow = async (nc: NatsConnection): Promise<void> => {
    for await (const { type } of nc.status()) {
      if (type === 'disconnect' || type === 'staleConnection') become('reconnecting');
      else if (type === 'reconnect') {
        become('connected');
        for (const all of follows.values()) for (const each of all) each.again();
      }
    }
  };
  const keepConnected = async (): Promise<void> => {
    while (status !== 'closed') {
      let wait = RECONNECT;
      try {
        await connect();
        become('reconnecting');
      } catch (cause) {
        const isRefused = engineErrorOf(cause).code === 'refused';
        become(isRefused ? 'refused' : status === 'connecting' ? 'connecting' : 'reconnecting');
        if (isRefused) wait = REFUSED_AGAIN;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  void keepConnected();

  /** The connection, once there is one. Rejects when the engine is closed first. */
  const connected = async (): Promise<Line> => {
    if (line !== undefined) return line;
    const made = await new Promise<Line | undefined>((resolve) => {
      if (status === 'closed') resolve(undefined);
      else waiting.add(resolve);
    });
    if (made === undefined) throw new Error('closed');
    return made;
  };
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
    open: async (room) => {
      if (line === undefined || status !== 'connected') return err({ code: 'offline', detail: status });
      try {
        const manager = await line.js.jetstreamManager(false);
        // The same again is harmless: the engine answers with the stream that is there.
        await manager.streams.add({ name: `HW_${room}`, subjects: [`hw.${room}.log`], ...STREAM });
        return ok(undefined);
      } catch (cause) {
        return err(engineErrorOf(cause));
      }
    },
    publish: async (room, messageId, bytes) => {
      if (bytes.length > MOST_FRAME_BYTES) return err({ code: 'too-large', detail: `${bytes.length} bytes` });
      if (line === undefined || status !== 'connected') return err({ code: 'offline', detail: status });
      try {
        const ack = await line.js.publish(`hw.${room}.log`, bytes, { msgID: messageId, timeout: PATIENCE });
        for (const each of follows.get(room) ?? []) each.expect(ack.seq);
        return ok({ seq: ack.seq, isRepeat: ack.duplicate });
      } catch (cause) {
        return err(engineErrorOf(cause));
      }
    },
    follow: (room, afterSeq, listener) => {
      const client = async () => (await connected()).js;
      const each = followStream(client, `HW_${room}`, afterSeq, listener);
      const all = follows.get(room) ?? new Set();
      follows.set(room, all.add(each));
      return following(() => {
        all.delete(each);
        each.stop();
      });
    },
    whisper: (room, bytes) => {
      // What cannot be said now is not said later.
      if (line !== undefined && status === 'connected') line.nc.publish(`hw.${room}.now`, bytes);
    },
    hear: (room, listener) => {
      let isOver = false;
      let stop = () => {};
      const listen = async (): Promise<void> => {
        while (!isOver) {
          const { nc } = await connected();
          if (isOver) return;
          const subscription = nc.subscribe(`hw.${room}.now`, {
            callback: (error, message) => {
              if (error === null && !isOver) listener(message.data.slice());
            },
          });
          stop = () => subscription.unsubscribe();
          // Ends when the connection is given up for good, and a new one is made.
          await subscription.closed;
          await new Promise((resolve) => setTimeout(resolve, RECONNECT));
        }
      };
      void listen().catch(() => undefined);
      return following(() => {
        isOver = true;
        stop();
      });
    },
    status: () => status,
    watch: (listener) => {
      watchers.add(listener);
      return following(() => watchers.delete(listener));
    },
    traffic,
    close: async () => {
      become('closed');
      for (const each of [...followings]) each.stop();
      for (const tell of [...waiting]) tell(undefined);
      waiting.clear();
      await line?.nc.close().catch(() => undefined);
    },
  };
}
