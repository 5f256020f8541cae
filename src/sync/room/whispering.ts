import { toBase64Url } from './base64url';
import type { Clockwork } from './clockwork';
import type { Engine, Following } from './engine';
import { type Place, readFrame, writeFrame } from './frame';
import { type MemberKeys, randomBytes } from './keys';
import { PresenceBoard, type Screen, WHISPER_EVERY, type Whisper } from './presence';
import type { RoomLog } from './room-log';

/** Changes of the screen are told at once, but no more often than this (ms). */
const SOONEST = 400;
/** Digests of the log are remembered for so many messages back, to compare with what others whisper. */
const COMPARED = 400;

export interface WhisperingPorts {
  readonly engine: Engine;
  readonly room: string;
  readonly keys: MemberKeys;
  readonly log: RoomLog;
  readonly clock: Clockwork;
  /** The engine's time. */
  readonly time: () => number;
  readonly waiting: () => number;
  /** Whether to speak at all; listening goes on. */
  readonly isPresent: boolean;
  readonly changed: () => void;
}

/** Says every few seconds that one is here, and hears who else is. */
export class Whispering {
  readonly board = new PresenceBoard();
  /** Somebody's log has other messages than ours at the same place. */
  isForked = false;
  private readonly visit = toBase64Url(randomBytes(16));
  private readonly chains = new Map<number, string>();
  private readonly hearing: Following;
  private count = 0;
  private screen: Screen | undefined;
  private isHidden = false;
  private spokenAt = -Infinity;
  private callOff: (() => void) | undefined;
  private stopped = false;

  constructor(private readonly ports: WhisperingPorts) {
    this.hearing = ports.engine.hear(ports.room, (bytes) => this.take(bytes));
    this.speak();
  }

  show(screen: Screen, isHidden: boolean): void {
    if (this.isHidden === isHidden && JSON.stringify(screen) === JSON.stringify(this.screen)) return;
    this.screen = screen;
    this.isHidden = isHidden;
    this.speakSoon();
  }

  /** What we whisper has changed. */
  speakSoon(): void {
    const wait = Math.max(0, this.spokenAt + SOONEST - this.ports.clock.now());
    this.later(wait);
  }

  /** Remembers what the log looked like at its place now. */
  note(): void {
    const { seq, chain } = this.ports.log;
    this.chains.set(seq, chain);
    this.chains.delete(seq - COMPARED);
  }

  stop(): void {
    this.stopped = true;
    this.hearing.stop();
    this.callOff?.();
  }

  private later(ms: number): void {
    if (this.stopped) return;
    this.callOff?.();
    this.callOff = this.ports.clock.later(ms, () => this.speak());
  }

  private speak(): void {
    if (this.stopped || !this.ports.isPresent) return;
    this.later(WHISPER_EVERY);
    const { engine, log, keys, room, time } = this.ports;
    const { place } = log;
    if (place === undefined || log.state.members[keys.id] === undefined) return;
    this.spokenAt = this.ports.clock.now();
    this.count += 1;
    const whisper: Whisper = {
      from: keys.id,
      visit: this.visit,
      count: this.count,
      at: time(),
      ...(this.screen !== undefined && { screen: this.screen }),
      hidden: this.isHidden,
      waiting: Math.min(100_000, this.ports.waiting()),
      seq: log.seq,
      chain: log.chain,
    };
    const frame = writeFrame('whisper', place, keys, whisper);
    if (frame.ok) engine.whisper(room, frame.value);
  }

  private take(bytes: Uint8Array): void {
    const { log, keys, time } = this.ports;
    const place: Place | undefined = log.place;
    if (this.stopped || place === undefined) return;
    const whisper = this.board.take(readFrame(bytes), place, (id) => this.keyOf(id), time());
    if (whisper === undefined || whisper.from === keys.id) return;
    const ours = this.chains.get(whisper.seq);
    if (ours !== undefined && ours !== whisper.chain) this.isForked = true;
    this.ports.changed();
  }

  private keyOf(id: string): string | undefined {
    const member = this.ports.log.state.members[id];
    return member?.removedAt === undefined ? member?.signKey : undefined;
  }
}
