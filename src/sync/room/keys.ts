import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from './base64url';
import { memberIdSchema } from './messages';

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * Somebody's keys in a room, all base64url: plain data, to be kept on their machine alone. Whoever has the two secrets is
 * that member. `signKey` proves who wrote a message; `boxKey` is what a new room key is sealed to.
 */
export const memberKeysSchema = z.strictObject({
  id: memberIdSchema,
  signKey: key,
  signSecret: key,
  boxKey: key,
  boxSecret: key,
});
export type MemberKeys = z.infer<typeof memberKeysSchema>;

/** Secret bytes from the browser's own generator, which a page without HTTPS has too (unlike the rest of its cryptography). */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** New keys for somebody who comes in. */
export function makeMemberKeys(): MemberKeys {
  const sign = ed25519.keygen(randomBytes(32));
  const box = x25519.keygen(randomBytes(32));
  const signKey = toBase64Url(sign.publicKey);
  return {
    id: memberIdOf(signKey),
    signKey,
    signSecret: toBase64Url(sign.secretKey),
    boxKey: toBase64Url(box.publicKey),
    boxSecret: toBase64Url(box.secretKey),
  };
}

/** The id that goes with a signing key: the first 16 bytes of its SHA-256. */
export function memberIdOf(signKey: string): string {
  return toBase64Url(sha256(fromBase64Url(signKey) ?? new Uint8Array()).slice(0, 16));
}

/** A new room's id: 16 bytes of chance, so that nobody runs into another's room. */
export function makeRoomId(): string {
  return toBase64Url(randomBytes(16));
}

/** A new key for a room (32 bytes). */
export function makeRoomKey(): Uint8Array {
  return randomBytes(32);
}

/** What a room key is called where it must not be shown. Signatures cover it, so nothing passes under two keys. */
export function roomKeyName(roomKey: Uint8Array): string {
  return toBase64Url(sha256(concatBytes(utf8ToBytes('hotwash.room-key\0'), roomKey)).slice(0, 16));
}

/** Ed25519 signature (64 bytes). */
export function signBytes(keys: MemberKeys, bytes: Uint8Array): Uint8Array {
  const secret = fromBase64Url(keys.signSecret);
  if (secret === undefined) throw new Error('keys that are none');
  return ed25519.sign(bytes, secret);
}

/** Whether `signature` is `signKey`'s for these bytes. False for anything that is no key or no signature. */
export function isSignedBy(signKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const publicKey = fromBase64Url(signKey);
  if (publicKey?.length !== 32 || signature.length !== 64) return false;
  try {
    // The strict reading of the standard: a signature has one form, and no key of small order signs for everybody.
    return ed25519.verify(signature, bytes, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
