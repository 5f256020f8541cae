import type { ConsumerMessages, JetStreamClient, JsMsg } from '@nats-io/jetstream';
import type { Delivered, FollowListener } from './engine';

/** The engine says that it is there so often (ms); a restart is noticed after two that fail to come. */
const HEARTBEAT = 1_000;
/** A message that the engine has acknowledged comes within this time (ms), or the reader has lost its place. */
const OVERDUE = 3_000;
const AGAIN = 1_000;

export interface NatsFollow {
  stop(): void;
  /** The engine has put a message at this place: it must come. */
  expect(seq: number): void;
}

/**
 * Reads a room's stream from a place on, for as long as it takes: the library's ordered consumer survives lost connections
 * and restarts of the engine, and where it gives up a new one goes on from what came last.
 */
export function followStream(
  client: () => Promise<JetStreamClient>,
  stream: string,
  afterSeq: number,
  listener: FollowListener,
): NatsFollow {
  let delivered = afterSeq;
  let expected = afterSeq;
  let stopped = false;
  let current: ConsumerMessages | undefined;
  let batch: Delivered[] = [];
  let pending = 0;
  let overdue: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    const messages = batch;
    batch = [];
    if (stopped || messages.length === 0) return;
    listener.deliver(messages);
    listener.ahead(pending);
  };
  const take = (message: JsMsg) => {
    if (stopped || message.seq <= delivered) return;
    delivered = message.seq;
    if (delivered >= expected) clearTimeout(overdue);
    pending = message.info.pending;
    batch.push({
      seq: message.seq,
      at: Number(message.timestampNanos / 1_000_000n),
      // A copy: the library's bytes lie in a buffer that holds other messages too.
      bytes: message.data.slice(),
    });
    if (batch.length === 1) queueMicrotask(flush);
  };

  const readOn = async (): Promise<void> => {
    const js = await client();
    const manager = await js.jetstreamManager(false);
    const { state } = await manager.streams.info(stream);
    if (stopped) return;
    listener.ahead(Math.max(0, state.last_seq - delivered));
    const consumer = await js.consumers.get(stream, { opt_start_seq: delivered + 1 });
    if (stopped) return;
    current = await consumer.consume({ callback: take, idle_heartbeat: HEARTBEAT, max_messages: 500 });
    if (stopped) void current.close();
    await current.closed();
  };
  const keepReading = async (): Promise<void> => {
    while (!stopped) {
      try {
        await readOn();
      } catch {
        // Not connected, or the stream is not there yet: asked again below.
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  };
  void keepReading();

  return {
    stop: () => {
      stopped = true;
      clearTimeout(overdue);
      void current?.close();
    },
    expect: (seq) => {
      if (stopped || seq <= delivered) return;
      expected = Math.max(expected, seq);
      clearTimeout(overdue);
      overdue = setTimeout(() => void current?.close(), OVERDUE);
    },
  };
}
