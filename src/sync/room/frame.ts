import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../base/hash';
import { err, ok, type Result } from '../../base/result';
import { isSignedBy, type MemberKeys, roomKeyName, signBytes } from './keys';
import { SEAL_OVERHEAD, seal, unseal } from './seal';

/**
 * What goes over the wire:
 *
 *     version 1 | kind 1 | epoch 4 | (rekey: old key sealed under the new one, 72) | nonce 24 | ciphertext | tag 16
 *
 * The ciphertext holds `signature 64 | length 4 | JSON | zeros`. What comes before the nonce, and the room's id, are bound to
 * it: a frame opens in its own room and epoch alone. The signature covers the same and the name of the room key, so that
 * somebody who has two keys cannot carry another's word from one room or epoch to the next.
 */
export type FrameKind = 'message' | 'rekey' | 'whisper';

const VERSION = 1;
const KINDS: readonly FrameKind[] = ['message', 'rekey', 'whisper'];
const HEADER = 6;
const SIGNATURE = 64;
const LENGTH = 4;
const KEY = 32;
const BACK = KEY + SEAL_OVERHEAD;

/** No frame is larger (bytes): a little under what an engine takes in one message. */
export const MOST_FRAME_BYTES = 900 * 1024;

/** The parts of a frame that anybody can read. */
export interface Frame {
  readonly kind: FrameKind;
  readonly epoch: number;
  /** Everything before the nonce: bound to what is sealed. */
  readonly head: Uint8Array;
  /** In a rekey frame: the key that is replaced, sealed under the one that replaces it. */
  readonly back?: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Takes bytes apart. Undefined when they are no frame. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  if (bytes.length > MOST_FRAME_BYTES || bytes.length < HEADER || bytes[0] !== VERSION) return undefined;
  const kind = KINDS[(bytes[1] ?? 0) - 1];
  if (kind === undefined) return undefined;
  const epoch = new DataView(bytes.buffer, bytes.byteOffset).getUint32(2);
  const headLength = kind === 'rekey' ? HEADER + BACK : HEADER;
  if (bytes.length < headLength + SEAL_OVERHEAD + SIGNATURE + LENGTH) return undefined;
  return {
    kind,
    epoch,
    head: bytes.subarray(0, headLength),
    ...(kind === 'rekey' && { back: bytes.subarray(HEADER, headLength) }),
    sealed: bytes.subarray(headLength),
  };
}

/** Where a frame belongs. */
export interface Place {
  readonly roomId: string;
  readonly epoch: number;
  /** The room key of that epoch. */
  readonly roomKey: Uint8Array;
}

/** A frame with one signed value in it. `rekey` frames carry the key they replace for whoever has only the new one. */
export function writeFrame(
  kind: Exclude<FrameKind, 'rekey'>,
  place: Place,
  keys: MemberKeys,
  value: unknown,
): Result<Uint8Array, 'too-large'> {
  return write(headerOf(kind, place.epoch), place, keys, value);
}

/** A frame that replaces the key of `place`: `value` is signed and sealed under the old key. */
export function writeRekeyFrame(
  place: Place,
  newKey: Uint8Array,
  keys: MemberKeys,
  value: unknown,
): Result<Uint8Array, 'too-large'> {
  const header = headerOf('rekey', place.epoch);
  const back = seal(newKey, place.roomKey, bindingOf('hotwash.back', place.roomId, header));
  return write(concatBytes(header, back), place, keys, value);
}

/** The key that a rekey frame replaced, for whoever has the one that came after it; undefined when it is not that one. */
export function keyBefore(frame: Frame, roomId: string, newKey: Uint8Array): Uint8Array | undefined {
  if (frame.back === undefined) return undefined;
  const key = unseal(newKey, frame.back, bindingOf('hotwash.back', roomId, frame.head.subarray(0, HEADER)));
  return key?.length === KEY ? key : undefined;
}

/** What was in a frame: still untrusted, and signed by nobody until `isSignedBy` says so. */
export interface Opened {
  readonly value: unknown;
  /** Whether the signature is this member key's. */
  readonly isBy: (signKey: string) => boolean;
  /** What the signature covers and the signature: the same bytes were checked before, or they were not. */
  readonly signed: Uint8Array;
}

/** Opens a frame. `sealed-otherwise`: not with this key. `forged`: opens, but holds nothing that can be read. */
export function openFrame(frame: Frame, place: Place): Result<Opened, 'sealed-otherwise' | 'forged'> {
  const plain = unseal(place.roomKey, frame.sealed, bindingOf('hotwash.frame', place.roomId, frame.head));
  if (plain === undefined) return err('sealed-otherwise');
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(SIGNATURE);
  const start = SIGNATURE + LENGTH;
  if (length > plain.length - start) return err('forged');
  const signature = plain.subarray(0, SIGNATURE);
  const json = plain.subarray(start, start + length);
  const value = parsed(json);
  if (value === undefined) return err('forged');
  const covered = coveredBy(frame.head, place, json);
  return ok({
    value,
    isBy: (signKey) => isSignedBy(signKey, covered, signature),
    signed: concatBytes(covered, signature),
  });
}

function write(head: Uint8Array, place: Place, keys: MemberKeys, value: unknown): Result<Uint8Array, 'too-large'> {
  const json = utf8ToBytes(canonicalJson(value));
  const start = SIGNATURE + LENGTH;
  const plain = new Uint8Array(paddedLength(start + json.length));
  if (head.length + plain.length + SEAL_OVERHEAD > MOST_FRAME_BYTES) return err('too-large');
  plain.set(signBytes(keys, coveredBy(head, place, json)));
  new DataView(plain.buffer).setUint32(SIGNATURE, json.length);
  plain.set(json, start);
  return ok(concatBytes(head, seal(place.roomKey, plain, bindingOf('hotwash.frame', place.roomId, head))));
}

/**
 * Sizes tell what is going on: a click is short, a postmortem long. So plain bytes are filled up to the next power of two
 * from 512 on, and from 64 KB on to the next 64 KB: what is seen is one of a handful of sizes.
 */
export function paddedLength(length: number): number {
  const step = 64 * 1024;
  if (length > step) return Math.ceil(length / step) * step;
  let padded = 512;
  while (padded < length) padded *= 2;
  return padded;
}

function headerOf(kind: FrameKind, epoch: number): Uint8Array {
  const header = new Uint8Array(HEADER);
  header[0] = VERSION;
  header[1] = KINDS.indexOf(kind) + 1;
  new DataView(header.buffer).setUint32(2, epoch);
  return header;
}

function bindingOf(purpose: string, roomId: string, head: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes(`${purpose}\0${roomId}\0`), head);
}

function coveredBy(head: Uint8Array, { roomId, roomKey }: Place, json: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes(`hotwash.signed\0${roomId}\0${roomKeyName(roomKey)}\0`), head, json);
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as unknown;
  } catch {
    return undefined;
  }
}
