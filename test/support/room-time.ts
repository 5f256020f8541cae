import { keyed32 } from '../../src/base/keyed';
import type { Clockwork } from '../../src/sync/room/clockwork';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
}

/** A time that passes only when it is told to, for many machines at once: a minute of a room costs what happens in it. */
export class RoomTime {
  now = 1_700_000_000_000;
  private timers: Timer[] = [];
  private order = 0;

  later(ms: number, call: () => void): () => void {
    const timer = { at: this.now + Math.max(0, ms), order: this.order++, call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((t) => t !== timer);
    };
  }

  /** A machine's clock, wrong by so many ms. */
  machine(skew = 0): Clockwork {
    return { now: () => this.now + skew, later: (ms, call) => this.later(ms, call) };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve));
  }

  /** Lets time pass, one timer after another, and everything that follows from each. */
  async pass(ms: number, isEnough: () => boolean = () => false): Promise<void> {
    const until = this.now + ms;
    await settled();
    while (!isEnough()) {
      const next = this.timers.reduce<Timer | undefined>(
        (a, b) => (a === undefined || isSooner(b, a) ? b : a),
        undefined,
      );
      if (next === undefined || next.at > until) break;
      this.timers = this.timers.filter((t) => t !== next);
      this.now = Math.max(this.now, next.at);
      next.call();
      await settled();
    }
    if (!isEnough()) this.now = Math.max(this.now, until);
  }

  /** Goes on until a promise is through; gives up after so many ms. */
  async until<T>(promise: Promise<T>, ms = 600_000): Promise<T> {
    let isDone = false;
    const finish = () => {
      isDone = true;
    };
    promise.then(finish, finish);
    await this.pass(ms, () => isDone);
    if (!isDone) throw new Error(`not through after ${ms} ms`);
    return promise;
  }
}

function isSooner(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Everything that waits for a promise only has had its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Chance that comes out the same for the same seed. */
export class Dice {
  private thrown = 0;
  constructor(private readonly seed: string) {}

  /** From 0 to `below - 1`. */
  below(below: number): number {
    return keyed32(this.seed, this.thrown++) % below;
  }

  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** True so many times in a hundred. */
  percent(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
