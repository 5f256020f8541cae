import type { Clockwork } from './clockwork';
import type { Delivered, Engine, Following } from './engine';
import type { Applied, RoomLog } from './room-log';

/** Reading goes on for so long at a time (ms), then the page gets its turn. */
const SLICE = 12;
/** So many verdicts are remembered for those who wait for the one on their message. */
const REMEMBERED = 2_000;
/** The engine skipped something and skips it again when asked so often: it is not there. */
const MOST_GAPS = 8;

export interface ReadingPorts {
  readonly engine: Engine;
  readonly room: string;
  readonly log: RoomLog;
  readonly clock: Clockwork;
  /** A message was read, now (this machine's clock); `at`: the engine's stamp. */
  readonly read: (applied: Applied, at: number, received: number) => void;
  /** A slice of reading is over, or it was learned how much lies ahead. */
  readonly changed: () => void;
  /** The engine has lost what it delivered. */
  readonly forgot: () => void;
}

/** Follows a room's list and feeds it to the log, slice by slice. Mends what comes twice, late, or not at all. */
export class Reading {
  private following: Following | undefined;
  private received = 0;
  private gaps = { after: -1, count: 0 };
  private callOff: (() => void) | undefined;
  private readonly times = new Map<number, { readonly at: number; readonly received: number }>();
  private readonly verdicts = new Map<number, Applied>();
  private readonly waiters = new Map<number, ((applied: Applied | undefined) => void)[]>();
  private stopped = false;
  /** What the engine said lies ahead of what it delivered last; undefined before it said anything. */
  ahead: number | undefined;
  /** Part of the list is not there any more. */
  isGone = false;
  /** The engine has lost what it delivered: what was read here is not what others read. */
  isForgotten = false;

  constructor(private readonly ports: ReadingPorts) {}

  start(): void {
    this.follow();
  }

  stop(): void {
    this.stopped = true;
    this.following?.stop();
    this.callOff?.();
    for (const waiting of this.waiters.values()) for (const tell of waiting) tell(undefined);
    this.waiters.clear();
  }

  /** Messages known of and not read yet. */
  get toRead(): number {
    return this.ports.log.unread + (this.ahead ?? 0);
  }

  /** Has everything been read that the engine knows of? */
  get isUpToDate(): boolean {
    return this.ahead === 0 && this.ports.log.unread === 0;
  }

  /** The verdict on the message at `seq`, once it has been read. Undefined when it was long ago, or reading has stopped. */
  verdictAt(seq: number): Promise<Applied | undefined> {
    const there = this.verdicts.get(seq);
    if (there !== undefined || this.ports.log.seq >= seq || this.stopped) return Promise.resolve(there);
    return new Promise((resolve) => {
      this.waiters.set(seq, [...(this.waiters.get(seq) ?? []), resolve]);
    });
  }

  private follow(): void {
    if (this.stopped) return;
    this.following?.stop();
    this.following = this.ports.engine.follow(this.ports.room, this.received, {
      deliver: (messages) => this.take(messages),
      ahead: (count) => {
        this.ahead = count;
        this.ports.changed();
      },
      forgot: () => {
        if (!this.stopped) this.ports.forgot();
      },
    });
  }

  private take(messages: readonly Delivered[]): void {
    if (this.stopped || this.isGone || this.isForgotten) return;
    const now = this.ports.clock.now();
    for (const message of messages) {
      if (message.seq <= this.received) continue;
      if (message.seq > this.received + 1) {
        this.mend();
        break;
      }
      this.received = message.seq;
      this.times.set(message.seq, { at: message.at, received: now });
      this.ports.log.push([message]);
    }
    this.work();
  }

  /** Something is missing: asks again from where it broke off. */
  private mend(): void {
    const isSame = this.gaps.after === this.received;
    this.gaps = { after: this.received, count: isSame ? this.gaps.count + 1 : 1 };
    if (this.gaps.count > MOST_GAPS) {
      this.isGone = true;
      this.following?.stop();
      this.ports.changed();
      return;
    }
    this.following?.stop();
    this.ports.clock.later(this.gaps.count === 1 ? 0 : 250, () => this.follow());
  }

  private work(): void {
    if (this.callOff !== undefined || this.stopped) return;
    const { log, clock } = this.ports;
    const until = clock.now() + SLICE;
    let applied = log.next();
    while (applied !== undefined) {
      this.tell(applied);
      if (this.stopped) return;
      if (clock.now() > until) break;
      applied = log.next();
    }
    if (applied !== undefined) {
      this.callOff = clock.later(0, () => {
        this.callOff = undefined;
        this.work();
      });
    }
    this.ports.changed();
  }

  private tell(applied: Applied): void {
    const { seq } = applied;
    const time = this.times.get(seq);
    this.times.delete(seq);
    this.verdicts.set(seq, applied);
    this.verdicts.delete(seq - REMEMBERED);
    if (time !== undefined) this.ports.read(applied, time.at, time.received);
    for (const resolve of this.waiters.get(seq) ?? []) resolve(applied);
    this.waiters.delete(seq);
  }
}
