import { err, ok, type Result } from '../../base/result';
import type { Clockwork } from './clockwork';
import type { Engine } from './engine';
import type { Body, Message } from './messages';
import type { OutboxItem, OutboxStore } from './outbox';
import type { Applied } from './room-log';
import type { SayError } from './room-types';
import { sayError } from './say-errors';

/** So many of the messages that were acknowledged last are remembered, in case the engine forgets them. */
const LATELY = 50;
/** How long to wait before trying again after the engine could not be reached (ms), growing. */
const WAITS = [250, 500, 1_000, 2_000, 4_000];
/** A message that comes back as something else so often will not get in. */
const MOST_TRIES = 8;

export interface OutgoingPorts {
  readonly engine: Engine;
  readonly room: string;
  readonly me: string;
  readonly store: OutboxStore;
  readonly clock: Clockwork;
  /** Signs and seals for the epoch as it is now. */
  readonly sealed: (message: Message) => Result<Uint8Array, 'too-large'> | undefined;
  /** What the engine knows a message by. Depends on the room key, so that only members can take it. */
  readonly engineId: (...parts: readonly (string | number)[]) => string | undefined;
  /** Is it in the log? */
  readonly has: (id: string) => boolean;
  /** May this be sent now? The log must have been read, and know the room's founder. */
  readonly isReady: (body: Body) => boolean;
  readonly verdictAt: (seq: number) => Promise<Applied | undefined>;
  /** Something that an earlier visit left here was refused: nobody waits for the answer, so it is said here. */
  readonly dropped: (item: OutboxItem, error: SayError) => void;
  readonly changed: () => void;
}

interface Pending {
  readonly item: OutboxItem;
  readonly settle: ((result: Result<void, SayError>) => void)[];
  /** When it was sent first in this visit (this machine's clock). */
  sentAt?: number;
  readonly madeAt?: number;
  /** It is durable on this machine, or cannot be made so: it may be sent. */
  isKept: boolean;
  tries: number;
}

/**
 * What was said here and is not in the log yet: kept first, then sent one at a time in order, sealed anew when the key has
 * changed, and dropped once it has been seen in the log. Sending twice is harmless: engine and log know an id that comes again.
 */
export class Outgoing {
  private readonly pending: Pending[] = [];
  private readonly refusals = new Map<string, number>();
  private readonly loaded: Promise<void>;
  private lastOrder = 0;
  private lastSent = -1;
  private lately: OutboxItem[] = [];
  private isRunning = false;
  private waits = 0;
  private wakeUp: (() => void) | undefined;
  private stopped: SayError['code'] | undefined;

  constructor(private readonly ports: OutgoingPorts) {
    this.loaded = this.load();
  }

  get waiting(): number {
    return this.pending.length;
  }

  /** When a message that has just come back was made and sent, if this visit did. */
  timesOf(id: string): { readonly madeAt?: number; readonly sentAt?: number } {
    const pending = this.pending.find((p) => p.item.id === id);
    const { madeAt, sentAt } = pending ?? {};
    return madeAt === undefined ? {} : { madeAt, ...(sentAt !== undefined && { sentAt }) };
  }

  async say(id: string, body: Body, sent: number): Promise<Result<void, SayError>> {
    const madeAt = this.ports.clock.now();
    await this.loaded;
    if (this.stopped !== undefined) return err(sayError(this.stopped));
    if (this.ports.has(id)) return ok(undefined);
    const there = this.pending.find((p) => p.item.id === id);
    if (there !== undefined) return new Promise((resolve) => there.settle.push(resolve));
    this.lastOrder += 1;
    // Never the same twice: what was refused stays refused, and what is said anew must not be taken for it.
    this.lastSent = Math.max(sent, this.lastSent + 1);
    const item: OutboxItem = { roomId: this.ports.room, id, order: this.lastOrder, sent: this.lastSent, body };
    return new Promise((resolve) => {
      const pending: Pending = { item, settle: [resolve], madeAt, isKept: false, tries: 0 };
      this.pending.push(pending);
      this.ports.changed();
      // Where nothing can be stored it is sent all the same: then only closing the tab before it is through loses it.
      void this.ports.store
        .put(item)
        .catch(() => undefined)
        .then(() => {
          pending.isKept = true;
          this.nudge();
        });
    });
  }

  /** A message of ours was read in the log. */
  seen({ id = '', because }: Applied): void {
    if (because === 'not-theirs') this.refusals.set(id, (this.refusals.get(id) ?? 0) + 1);
    const pending = this.pending.find((p) => p.item.id === id);
    if (pending !== undefined && this.ports.has(id)) this.settle(pending, ok(undefined));
  }

  /** The log has moved on: looks whether something can be sent that could not before. */
  nudge(): void {
    void this.run();
  }

  /** The connection is back: tries again at once. */
  wake(): void {
    this.waits = 0;
    this.wakeUp?.();
    void this.run();
  }

  /**
   * The engine has lost the end of the log: what was acknowledged lately is put back, to be sent by whoever opens the room anew.
   * What is in the log all the same is known there by its id.
   */
  async restore(): Promise<void> {
    for (const item of this.lately.splice(0)) await this.ports.store.put(item).catch(() => undefined);
  }

  /** Nothing is sent any more. What is kept stays, unless it is `removed`. */
  stop(code: SayError['code']): void {
    this.stopped ??= code;
    this.wakeUp?.();
    for (const pending of [...this.pending]) this.settle(pending, err(sayError(code)), true);
  }

  private async load(): Promise<void> {
    const items = await this.ports.store.list(this.ports.room).catch(() => []);
    for (const item of items) {
      this.pending.push({ item, settle: [], isKept: true, tries: 0 });
      this.lastOrder = Math.max(this.lastOrder, item.order);
      this.lastSent = Math.max(this.lastSent, item.sent);
    }
    if (items.length > 0) this.ports.changed();
    this.nudge();
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      while (this.stopped === undefined) {
        const next = this.pending[0];
        if (next === undefined || !next.isKept || !this.ports.isReady(next.item.body)) return;
        await this.send(next);
      }
    } finally {
      this.isRunning = false;
    }
  }

  private async send(pending: Pending): Promise<void> {
    const { item } = pending;
    const { ports } = this;
    if (ports.has(item.id)) return this.settle(pending, ok(undefined));
    const frame = ports.sealed({ id: item.id, from: ports.me, sent: item.sent, body: item.body });
    // A message that was refused before is a new one when it is tried again; a mere repetition is the same one.
    const engineId = ports.engineId(item.id, this.refusals.get(item.id) ?? 0, pending.tries);
    if (frame === undefined || engineId === undefined) return this.rest();
    if (!frame.ok) return this.settle(pending, err(sayError(frame.error)));
    pending.sentAt ??= ports.clock.now();
    const published = await ports.engine.publish(ports.room, engineId, frame.value);
    if (!this.pending.includes(pending)) return;
    if (published.ok) return this.afterVerdict(pending, await ports.verdictAt(published.value.seq));
    const { code } = published.error;
    if (code === 'too-large') return this.settle(pending, err(sayError('too-large')));
    if (code === 'full') return this.settle(pending, err(sayError('room-full')));
    return this.rest();
  }

  private async afterVerdict(pending: Pending, verdict: Applied | undefined): Promise<void> {
    if (!this.pending.includes(pending)) return;
    const { item } = pending;
    if (this.ports.has(item.id)) return this.settle(pending, ok(undefined));
    const isOurs = verdict?.from === this.ports.me && verdict.id === item.id;
    const because = isOurs ? verdict.because : undefined;
    // In the record already, or a member already: what was wanted is so.
    if (because === 'repeated') return this.settle(pending, ok(undefined));
    if (because === 'not-theirs' || because === 'stranger') return this.settle(pending, err(sayError('not-yours')));
    pending.tries += 1;
    if (pending.tries >= MOST_TRIES) return this.settle(pending, err(sayError('failed')));
    // Sealed with a key that has just been replaced, or something else came under its name: once more, as it is now.
    if (pending.tries > 1) await this.rest();
  }

  /** Waits a while, or until something changes. */
  private rest(): Promise<void> {
    const wait = WAITS[Math.min(this.waits, WAITS.length - 1)] ?? 0;
    this.waits += 1;
    return new Promise((resolve) => {
      const done = () => {
        this.wakeUp = undefined;
        callOff();
        resolve();
      };
      const callOff = this.ports.clock.later(wait, done);
      this.wakeUp = done;
    });
  }

  private settle(pending: Pending, result: Result<void, SayError>, keeps = false): void {
    const at = this.pending.indexOf(pending);
    if (at < 0) return;
    this.pending.splice(at, 1);
    if (!keeps && result.ok) this.lately = [...this.lately, pending.item].slice(-LATELY);
    if (!keeps) void this.ports.store.remove(this.ports.room, pending.item.id).catch(() => undefined);
    for (const tell of pending.settle) tell(result);
    if (!keeps && !result.ok && pending.settle.length === 0) this.ports.dropped(pending.item, result.error);
    this.ports.changed();
  }
}
