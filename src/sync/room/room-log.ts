import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { hashValue } from '../../base/hash';
import type { Entry, Proposal } from '../../drill/record';
import { toBase64Url } from './base64url';
import type { Delivered } from './engine';
import { type Frame, keyBefore, MOST_FRAME_BYTES, type Opened, openFrame, type Place, readFrame } from './frame';
import { Keyring } from './keyring';
import { type MemberKeys, memberIdOf, roomKeyName } from './keys';
import { type Message, messageSchema, type Rekey, rekeySchema } from './messages';
import { emptyRoom, type Ruling, ruleOn, ruleOnRekey } from './room-rules';
import type { RefusedBecause, RoomState } from './room-state';
import { openMine } from './seal';
import type { VerifiedStore } from './verified';

/** What reading a room's log starts from. */
export interface LogStart {
  readonly roomId: string;
  /** Whose `found` counts: the fingerprint in the link. */
  readonly founder: string;
  readonly epoch: number;
  readonly roomKey: Uint8Array;
  /** Ours: to open what is sealed to us. Absent: somebody who only reads along and learns no new key. */
  readonly keys?: MemberKeys;
  readonly verified?: VerifiedStore;
}

/** What one message of the log did. */
export interface Applied {
  readonly seq: number;
  /** New entries of the drill's record. */
  readonly entries: readonly Entry[];
  /** Author and id, where the message opened. Of a stranger's or a forged one, what it claims. */
  readonly from?: string;
  readonly id?: string;
  readonly sent?: number;
  /** Why it counts for nothing; absent: it counts. */
  readonly because?: RefusedBecause;
}

/** `open`: reads on. `removed`, `key-replaced`: the rest of the log is not for us. */
export type Access = 'open' | 'removed' | 'key-replaced';

interface Verdict {
  readonly message?: { readonly id: string; readonly from: string; readonly sent?: number | undefined };
  readonly ruling: Ruling;
}

/** Refusals that depend on what the room was like, and would not come again by themselves. */
const FINAL: ReadonlySet<RefusedBecause> = new Set(['stranger', 'not-theirs', 'incomplete']);

/**
 * Reads a room's log: bytes as the engine put them in order come in, a room's state and the drill's entries come out. Every
 * machine that reads the same list comes to the same, whatever anybody put into it. Never throws for what is in the bytes.
 */
export class RoomLog {
  private current: RoomState;
  private record: readonly Entry[] = [];
  private readonly entryIds = new Set<string>();
  private readonly messageIds = new Set<string>();
  /** What was refused for what its author may do, by digest of what was signed: it must not count when it is sent again later. */
  private readonly spent = new Map<string, Verdict>();
  private readonly keyring: Keyring;
  private readonly queue: Delivered[] = [];
  private head = 0;
  private lastSeq = 0;
  private through: Access = 'open';
  private digest = '';

  constructor(private readonly start: LogStart) {
    this.current = emptyRoom(start.roomId);
    this.keyring = new Keyring(start.roomId, start.epoch, start.roomKey);
  }

  get state(): RoomState {
    return this.current;
  }

  /** The drill's entries so far. The list is replaced, never changed. */
  get entries(): readonly Entry[] {
    return this.record;
  }

  /** The engine's `seq` of the message read last. */
  get seq(): number {
    return this.lastSeq;
  }

  get access(): Access {
    return this.through;
  }

  /** Digest of everything up to `seq`: equal where machines were given the same list. */
  get chain(): string {
    return this.digest;
  }

  /** How many messages lie here unread: for want of time, or of the keys that come later in the log. */
  get unread(): number {
    return this.queue.length - this.head;
  }

  /** Is a message of this author and id in the log, and counts? */
  has(from: string, id: string): boolean {
    return this.messageIds.has(`${from} ${id}`);
  }

  /** Where frames belong now: room, epoch, key. Undefined before the founder's message. */
  get place(): Place | undefined {
    const { roomId, epoch, founder } = this.current;
    const roomKey = this.keyring.of(epoch)[0];
    return founder === undefined || roomKey === undefined || this.through !== 'open'
      ? undefined
      : { roomId, epoch, roomKey };
  }

  /** Takes in messages in order. Reading them is for `next`. Those that have come before are dropped. */
  push(messages: readonly Delivered[]): void {
    if (this.through !== 'open') return;
    for (const message of messages) {
      if (message.seq <= (this.queue.at(-1)?.seq ?? this.lastSeq)) continue;
      this.queue.push(message);
      const frame = this.keyring.isWhole ? undefined : readFrame(message.bytes);
      if (frame !== undefined) this.keyring.glance(frame);
    }
  }

  /** Reads one message. Undefined when there is none to read, or none that can be read yet. */
  next(): Applied | undefined {
    const message = this.queue[this.head];
    if (message === undefined || !this.keyring.isWhole || this.through !== 'open') return undefined;
    this.head += 1;
    if (this.head === this.queue.length) {
      this.queue.length = 0;
      this.head = 0;
    }
    this.lastSeq = message.seq;
    this.digest = toBase64Url(sha256(concatBytes(utf8ToBytes(this.digest), message.bytes)).slice(0, 16));
    return this.accept(message, this.judge(message));
  }

  private accept({ seq, at: stamp }: Delivered, { ruling, message }: Verdict): Applied {
    const said = message && {
      from: message.from,
      id: message.id,
      ...(message.sent !== undefined && { sent: message.sent }),
    };
    if (!ruling.isAccepted) {
      const { because } = ruling;
      const refused = { ...this.current.refused, [because]: (this.current.refused[because] ?? 0) + 1 };
      this.current = { ...this.current, refused };
      return { seq, entries: [], because, ...said };
    }
    if (message !== undefined) this.messageIds.add(`${message.from} ${message.id}`);
    const entries = this.stamped(ruling.proposals, this.timeOf(stamp));
    const last = entries.at(-1);
    this.current = { ...ruling.state, ...(last !== undefined && { lastEntry: { seq: last.seq, at: last.at } }) };
    return { seq, entries, ...said };
  }

  private stamped(proposals: readonly Proposal[], at: number): readonly Entry[] {
    const first = this.record.length + 1;
    const entries = proposals.map(({ id, by, act }, i): Entry => ({ seq: first + i, at, id, by, act }));
    for (const { id } of entries) this.entryIds.add(id);
    if (entries.length > 0) this.record = [...this.record, ...entries];
    return entries;
  }

  /** The engine's time for a message: whole milliseconds that never run back. */
  private timeOf(stamp: number): number {
    return Math.max(Math.round(stamp), this.current.lastLife);
  }

  private judge(delivered: Delivered): Verdict {
    if (delivered.bytes.length > MOST_FRAME_BYTES) return refusedAs('too-large');
    const frame = readFrame(delivered.bytes);
    const { epoch } = this.current;
    if (frame === undefined || frame.epoch > epoch) return refusedAs('sealed-otherwise');
    const opened = this.opened(frame);
    if (opened === undefined) return refusedAs('sealed-otherwise');
    if (opened === 'forged' || frame.kind === 'whisper') return refusedAs('forged');
    if (frame.epoch < epoch) return refusedAs('old-key');
    const word = toBase64Url(sha256(opened.signed));
    return this.spent.get(word) ?? this.remembered(word, this.judgeOpened(frame, opened, this.timeOf(delivered.at)));
  }

  private judgeOpened(frame: Frame, opened: Opened & { readonly roomKey: Uint8Array }, at: number): Verdict {
    return frame.kind === 'rekey' ? this.judgeRekey(frame, opened, at) : this.judgeMessage(opened, at);
  }

  /** Whoever can write to the list can send a frame again once it would be allowed, though its author was told that it was not taken. */
  private remembered(word: string, verdict: Verdict): Verdict {
    const { message, ruling } = verdict;
    if (message === undefined || ruling.isAccepted || !FINAL.has(ruling.because)) return verdict;
    const { id, from, sent } = message;
    this.spent.set(word, { message: { id, from, sent }, ruling });
    return verdict;
  }

  private opened(frame: Frame): (Opened & { readonly roomKey: Uint8Array }) | 'forged' | undefined {
    for (const roomKey of this.keyring.of(frame.epoch)) {
      const opened = openFrame(frame, { roomId: this.start.roomId, epoch: frame.epoch, roomKey });
      if (opened.ok) return { ...opened.value, roomKey };
      if (opened.error === 'forged') return 'forged';
    }
    return undefined;
  }

  private judgeMessage(opened: Opened & { readonly roomKey: Uint8Array }, at: number): Verdict {
    const message = messageSchema.safeParse(opened.value).data;
    if (message === undefined) return refusedAs('forged');
    const authored = this.authored(message, opened);
    if (authored !== undefined) return { message, ruling: { isAccepted: false, because: authored } };
    const ruling = ruleOn(this.current, message as Message, at, { hasEntry: (id) => this.entryIds.has(id) });
    if (ruling.isAccepted && message.body.kind === 'found') this.keyring.settle(0, opened.roomKey);
    return { message, ruling };
  }

  /** Why somebody's word is not to be listened to at all; undefined when it is theirs, and new. */
  private authored(message: Message, opened: Opened): RefusedBecause | undefined {
    const { from, body, id } = message;
    const bringsKey = body.kind === 'found' || body.kind === 'join';
    if (body.kind === 'found' && from !== this.start.founder) return 'stranger';
    const signKey = bringsKey ? body.signKey : this.current.members[from]?.signKey;
    if (signKey === undefined) return 'stranger';
    if (memberIdOf(signKey) !== from || !this.isSigned(opened, signKey)) return 'forged';
    return this.has(from, id) ? 'repeated' : undefined;
  }

  private isSigned(opened: Opened, signKey: string): boolean {
    const { verified } = this.start;
    if (verified === undefined) return opened.isBy(signKey);
    const digest = toBase64Url(sha256(concatBytes(utf8ToBytes(`${signKey} `), opened.signed)));
    if (verified.has(digest)) return true;
    if (!opened.isBy(signKey)) return false;
    verified.add(digest);
    return true;
  }

  private judgeRekey(frame: Frame, opened: Opened & { readonly roomKey: Uint8Array }, at: number): Verdict {
    const rekey = rekeySchema.safeParse(opened.value).data;
    if (rekey === undefined) return refusedAs('forged');
    const refuse = (because: RefusedBecause): Verdict => ({ message: rekey, ruling: { isAccepted: false, because } });
    const signKey = this.current.members[rekey.from]?.signKey;
    if (signKey === undefined) return refuse('stranger');
    if (signKey !== rekey.signKey || !this.isSigned(opened, signKey)) return refuse('forged');
    if (this.has(rekey.from, rekey.id)) return refuse('repeated');
    const ruling = ruleOnRekey(this.current, rekey, at);
    if (!ruling.isAccepted) return { message: rekey, ruling };
    const newKey = this.newKeyOf(rekey, frame);
    if (newKey === undefined) {
      const isRemoved = this.start.keys !== undefined && rekey.removed.includes(this.start.keys.id);
      this.through = isRemoved ? 'removed' : 'key-replaced';
      return { message: rekey, ruling };
    }
    // The way back must be there for those who come late; those who stay all see whether it is.
    const before = keyBefore(frame, this.start.roomId, newKey);
    if (before === undefined || roomKeyName(before) !== roomKeyName(opened.roomKey)) return refuse('forged');
    this.keyring.settle(this.current.epoch + 1, newKey);
    return { message: rekey, ruling };
  }

  /** The key that replaces the one so far: known from the link's side, or sealed to us. */
  private newKeyOf(rekey: Rekey, frame: Frame): Uint8Array | undefined {
    const known = this.keyring.named(frame.epoch + 1, rekey.newKey);
    const { keys, roomId } = this.start;
    const box = rekey.seals[keys?.id ?? ''];
    if (known !== undefined || keys === undefined || box === undefined) return known;
    const key = openMine(keys, box, rekeyPurpose(roomId, frame.epoch));
    return key !== undefined && roomKeyName(key) === rekey.newKey ? key : undefined;
  }
}

/** What a new room key is sealed for: a seal of one room or epoch opens in no other. */
export function rekeyPurpose(roomId: string, epoch: number): string {
  return `rekey\0${roomId}\0${epoch}`;
}

function refusedAs(because: RefusedBecause): Verdict {
  return { ruling: { isAccepted: false, because } };
}

/** The identity of a room's state (SHA-256, hex): equal on all machines that have read as far. */
export function roomHash(state: RoomState): string {
  const { drill, ...rest } = state;
  return hashValue({ ...rest, drill: drill === undefined ? '' : drillHash(drill) });
}

/** The drill's texts are long and never change, so they are hashed once. */
const drillHashes = new WeakMap<object, string>();

function drillHash(drill: object): string {
  const hash = drillHashes.get(drill) ?? hashValue(drill);
  drillHashes.set(drill, hash);
  return hash;
}
