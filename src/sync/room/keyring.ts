import { type Frame, keyBefore, openFrame } from './frame';
import { memberIdOf, roomKeyName } from './keys';
import { rekeySchema } from './messages';

/** Somebody who makes up keys gets no further than this in making others try them. */
const MOST_CANDIDATES = 16;

/**
 * The keys of a room, epoch by epoch. Somebody who comes late has only the newest: each key is sealed under the one that
 * came after it, so they walk back to the first before they read forward. On the way back nobody's word can be checked yet,
 * so a key found there is a candidate: reading forward, the signed messages name the right one.
 */
export class Keyring {
  private readonly candidates = new Map<number, Uint8Array[]>();
  private readonly settled = new Map<number, Uint8Array>();
  private readonly waiting = new Map<number, Frame[]>();

  constructor(
    private readonly roomId: string,
    /** The epoch of the key that one came with. */
    readonly start: number,
    roomKey: Uint8Array,
  ) {
    this.candidates.set(start, [roomKey]);
  }

  /** Are there keys from the first epoch on? */
  get isWhole(): boolean {
    return this.candidates.has(0);
  }

  /** Keys that may be the one of an epoch: one, once that is settled. */
  of(epoch: number): readonly Uint8Array[] {
    const settled = this.settled.get(epoch);
    return settled !== undefined ? [settled] : (this.candidates.get(epoch) ?? []);
  }

  /** The key of an epoch is this one from now on. */
  settle(epoch: number, key: Uint8Array): void {
    this.settled.set(epoch, key);
  }

  /** The candidate of an epoch that goes by this name, if there is one. */
  named(epoch: number, name: string): Uint8Array | undefined {
    return this.of(epoch).find((key) => roomKeyName(key) === name);
  }

  /** Looks at a frame of the log, in order, on the way back. */
  glance(frame: Frame): void {
    if (this.isWhole || frame.kind !== 'rekey' || frame.epoch >= this.start) return;
    const frames = this.waiting.get(frame.epoch) ?? [];
    this.waiting.set(frame.epoch, [...frames, frame]);
    this.walkBack(frame.epoch, [frame]);
  }

  private walkBack(epoch: number, frames: readonly Frame[]): void {
    for (const frame of frames) {
      const newer = this.candidates.get(epoch + 1) ?? [];
      const found = newer.map((key) => this.replaced(frame, key)).find((key) => key !== undefined);
      const known = this.candidates.get(epoch) ?? [];
      if (found === undefined || known.length >= MOST_CANDIDATES) continue;
      this.candidates.set(epoch, [...known, found]);
      this.walkBack(epoch - 1, this.waiting.get(epoch - 1) ?? []);
    }
  }

  /** The key that a frame replaced by `newer`, when the frame is what it says, whoever wrote it. */
  private replaced(frame: Frame, newer: Uint8Array): Uint8Array | undefined {
    const older = keyBefore(frame, this.roomId, newer);
    if (older === undefined) return undefined;
    const opened = openFrame(frame, { roomId: this.roomId, epoch: frame.epoch, roomKey: older });
    const rekey = opened.ok ? rekeySchema.safeParse(opened.value.value).data : undefined;
    if (!opened.ok || rekey === undefined || rekey.newKey !== roomKeyName(newer)) return undefined;
    return memberIdOf(rekey.signKey) === rekey.from && opened.value.isBy(rekey.signKey) ? older : undefined;
  }
}
