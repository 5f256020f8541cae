import type { ConsumerMessages, JetStreamClient, JsMsg } from '@nats-io/jetstream';
import type { Delivered, FollowListener } from './engine';

/** The engine says that it is there so often (ms); a restart is noticed after two that fail to come. */
const HEARTBEAT = 1_000;
/** A message that the engine has acknowledged comes within this time (ms), or the reader has lost its place. */
const OVERDUE = 3_000;
const AGAIN = 1_000;
/** So often it is looked whether the engine still has what it delivered, and whether it delivers what it has (ms). */
const CHECK = 10_000;

export interface NatsFollow {
  stop(): void;
  /** The engine has put a message at this place: it must come. */
  expect(seq: number): void;
  /** The connection was lost: begins again at what came last, so that it is seen whether that is still there. */
  again(): void;
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
  /** What came last, to be known again. */
  let last: Delivered | undefined;
  let before = -1;

  const stop = () => {
    stopped = true;
    clearTimeout(overdue);
    clearInterval(checking);
    void current?.close();
  };
  const forgot = () => {
    if (stopped) return;
    stop();
    listener.forgot?.();
  };
  const flush = () => {
    const messages = batch;
    batch = [];
    if (stopped || messages.length === 0) return;
    listener.deliver(messages);
    listener.ahead(pending);
  };
  const take = (message: JsMsg) => {
    if (stopped || message.seq < delivered) return;
    if (message.seq === delivered) {
      if (last?.seq === delivered && !isSame(last, message)) forgot();
      return;
    }
    delivered = message.seq;
    if (delivered >= expected) clearTimeout(overdue);
    pending = message.info.pending;
    // A copy: the library's bytes lie in a buffer that holds other messages too.
    last = { seq: message.seq, at: stampOf(message), bytes: message.data.slice() };
    batch.push(last);
    if (batch.length === 1) queueMicrotask(flush);
  };

  const readOn = async (): Promise<void> => {
    const js = await client();
    const manager = await js.jetstreamManager(false);
    const { state } = await manager.streams.info(stream);
    if (stopped) return;
    if (state.last_seq < delivered) return forgot();
    listener.ahead(Math.max(0, state.last_seq - delivered));
    // What came last comes once more, where we know it, and has to be the same.
    const from = last?.seq === delivered ? delivered : delivered + 1;
    const consumer = await js.consumers.get(stream, { opt_start_seq: from });
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
  /** Has the engine something else than what came, or something that does not come? */
  const check = async (): Promise<void> => {
    const js = await client();
    const { state } = await (await js.jetstreamManager(false)).streams.info(stream);
    if (stopped) return;
    if (state.last_seq < delivered) return forgot();
    if (state.last_seq > delivered && delivered === before) void current?.close();
    before = delivered;
  };
  const checking = setInterval(() => void check().catch(() => undefined), CHECK);
  void keepReading();

  return {
    stop,
    again: () => void current?.close(),
    expect: (seq) => {
      if (stopped || seq <= delivered) return;
      expected = Math.max(expected, seq);
      clearTimeout(overdue);
      overdue = setTimeout(() => void current?.close(), OVERDUE);
    },
  };
}

/** When the engine put a message down (ms since 1970). */
function stampOf(message: JsMsg): number {
  return Number(message.timestampNanos / 1_000_000n);
}

function isSame(known: Delivered, message: JsMsg): boolean {
  const { data } = message;
  return (
    known.at === stampOf(message) && known.bytes.length === data.length && known.bytes.every((b, i) => b === data[i])
  );
}
