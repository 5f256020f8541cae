import { err, type Result } from '../../src/base/result';
import type { Delivered, Engine, EngineError, EngineStatus, FollowListener } from '../../src/sync/room/engine';
import type { OutboxItem, OutboxStore } from '../../src/sync/room/outbox';
import type { Dice, RoomTime } from './room-time';

/** How often things go wrong, in a hundred. */
export interface FaultRates {
  /** A message never reaches the engine. */
  readonly lostOut: number;
  /** It does, and the acknowledgement is lost. */
  readonly lostAck: number;
  /** It is put into the list twice, by an engine that has forgotten that it has it. */
  readonly twice: number;
  /** Delivered messages come once more. */
  readonly again: number;
  /** They come in another order. */
  readonly shuffled: number;
  /** They do not come, until the engine is asked again. */
  readonly dropped: number;
  /** Longest delay on the way (ms). */
  readonly delay: number;
}

export const NO_FAULTS: FaultRates = { lostOut: 0, lostAck: 0, twice: 0, again: 0, shuffled: 0, dropped: 0, delay: 0 };
export const SOME_FAULTS: FaultRates = {
  lostOut: 12,
  lostAck: 12,
  twice: 8,
  again: 12,
  shuffled: 10,
  dropped: 8,
  delay: 200,
};

/** How long the model waits for an acknowledgement that does not come, and until it notices that a delivery is missing. */
const PATIENCE = 4_000;
const NOTICED = 2_000;

export interface FaultyEngine extends Engine {
  /** From now on things go wrong so often. */
  setRates(rates: FaultRates): void;
  /** The connection breaks off, and is there again. */
  disconnect(): void;
  reconnect(): void;
}

/** An engine as a bad network and a machine that is switched off now and then make it, in a time of its own. */
export function faultyEngine(engine: Engine, time: RoomTime, dice: Dice): FaultyEngine {
  const offline: EngineError = { code: 'offline', detail: 'the model says so' };
  const watchers = new Set<(status: EngineStatus) => void>();
  const onReconnect = new Set<() => void>();
  let rates = NO_FAULTS;
  let isConnected = true;
  let visit = 0;
  const delay = () => time.wait(rates.delay === 0 ? 0 : dice.below(rates.delay));
  const tell = () => {
    for (const watcher of [...watchers]) watcher(isConnected ? 'connected' : 'reconnecting');
  };

  const publish: Engine['publish'] = async (room, messageId, bytes) => {
    const lost = async (): Promise<Result<never, EngineError>> => {
      await time.wait(PATIENCE);
      return err(offline);
    };
    if (!isConnected) return err(offline);
    const during = visit;
    if (dice.percent(rates.lostOut)) return lost();
    await delay();
    // A message that was on its way when the connection broke off may have come through or not.
    if (during !== visit && dice.percent(50)) return lost();
    const done = await engine.publish(room, messageId, bytes);
    if (dice.percent(rates.twice)) await engine.publish(room, `${messageId} forgotten`, bytes);
    if (dice.percent(rates.lostAck) || during !== visit) return lost();
    await delay();
    return done;
  };

  const follow: Engine['follow'] = (room, afterSeq, listener) => {
    const faulty = new FaultyFollow(engine, room, afterSeq, listener, {
      time,
      dice,
      rates: () => rates,
      isConnected: () => isConnected,
    });
    const again = () => faulty.ask();
    onReconnect.add(again);
    return {
      stop: () => {
        onReconnect.delete(again);
        faulty.stop();
      },
    };
  };

  return {
    ...engine,
    open: async (room) => (isConnected ? engine.open(room) : err(offline)),
    publish,
    follow,
    whisper: (room, bytes) => {
      if (isConnected && !dice.percent(rates.lostOut)) engine.whisper(room, bytes);
    },
    hear: (room, listener) =>
      engine.hear(room, (bytes) => {
        if (isConnected && !dice.percent(rates.dropped)) listener(bytes);
      }),
    status: () => (engine.status() === 'closed' ? 'closed' : isConnected ? 'connected' : 'reconnecting'),
    watch: (listener) => {
      watchers.add(listener);
      return { stop: () => void watchers.delete(listener) };
    },
    setRates: (next) => {
      rates = next;
    },
    disconnect: () => {
      if (!isConnected) return;
      isConnected = false;
      visit += 1;
      tell();
    },
    reconnect: () => {
      if (isConnected) return;
      isConnected = true;
      tell();
      for (const ask of [...onReconnect]) ask();
    },
  };
}

interface FollowPorts {
  readonly time: RoomTime;
  readonly dice: Dice;
  readonly rates: () => FaultRates;
  readonly isConnected: () => boolean;
}

/** One following whose deliveries are late, doubled, shuffled, or do not come until it is asked again. */
class FaultyFollow {
  private delivered: number;
  private inner: { stop(): void } | undefined;
  private round = 0;
  private stopped = false;

  constructor(
    private readonly engine: Engine,
    private readonly room: string,
    afterSeq: number,
    private readonly listener: FollowListener,
    private readonly ports: FollowPorts,
  ) {
    this.delivered = afterSeq;
    this.ask();
  }

  stop(): void {
    this.stopped = true;
    this.inner?.stop();
  }

  /** Asks the engine for everything after what was delivered last, as a consumer that is made anew does. */
  ask(): void {
    this.inner?.stop();
    this.round += 1;
    if (this.stopped || !this.ports.isConnected()) return;
    const round = this.round;
    this.inner = this.engine.follow(this.room, this.delivered, {
      deliver: (messages) => void this.pass(messages, round),
      ahead: (count) => void this.later(() => this.listener.ahead(count), round),
    });
  }

  private async later(call: () => void, round: number): Promise<void> {
    const { time, dice, rates } = this.ports;
    const { delay } = rates();
    if (delay > 0) await time.wait(dice.below(delay));
    if (!this.stopped && round === this.round && this.ports.isConnected()) call();
  }

  private async pass(messages: readonly Delivered[], round: number): Promise<void> {
    const { dice, time } = this.ports;
    const { dropped, again, shuffled } = this.ports.rates();
    if (dice.percent(dropped)) {
      time.later(NOTICED, () => round === this.round && this.ask());
      return;
    }
    const list = dice.percent(shuffled) ? [...messages].reverse() : messages;
    const hand = () => {
      this.listener.deliver(list);
      this.delivered = Math.max(this.delivered, ...messages.map((m) => m.seq));
      if (dice.percent(again)) this.listener.deliver(messages);
    };
    await this.later(hand, round);
  }
}

/** A store that takes its time. A tab that is killed leaves what was under way done or undone, as chance has it. */
export function slowOutbox(
  store: OutboxStore,
  time: RoomTime,
  dice: Dice,
  onStored: (item: OutboxItem) => void = () => {},
): { readonly outbox: OutboxStore; readonly kill: () => void } {
  let isDead = false;
  const write = async (work: () => Promise<void>): Promise<void> => {
    await time.wait(dice.below(20));
    if (isDead && dice.percent(50)) return new Promise(() => undefined);
    await work();
    // The page that asked is gone: nobody hears the answer.
    if (isDead) return new Promise(() => undefined);
  };
  const outbox: OutboxStore = {
    list: async (roomId) => {
      await time.wait(dice.below(20));
      return store.list(roomId);
    },
    put: (item: OutboxItem) =>
      write(async () => {
        await store.put(item);
        onStored(item);
      }),
    remove: (roomId, id) => write(() => store.remove(roomId, id)),
  };
  return {
    outbox,
    kill: () => {
      isDead = true;
    },
  };
}
