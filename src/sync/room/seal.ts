import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './base64url';
import { type MemberKeys, randomBytes } from './keys';

const NONCE = 24;
const TAG = 16;
const PUBLIC_KEY = 32;

/** How many bytes sealing adds: a nonce in front and a tag behind. */
export const SEAL_OVERHEAD = NONCE + TAG;

/**
 * XChaCha20-Poly1305 under a nonce of chance (24 bytes are enough never to meet twice). `bound` is not hidden, and must be
 * the same when it is opened.
 */
export function seal(key: Uint8Array, plain: Uint8Array, bound: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  return concatBytes(nonce, xchacha20poly1305(key, nonce, bound).encrypt(plain));
}

/** What was sealed; undefined when the key, what it is bound to, or any byte is another. Never throws. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array | undefined {
  if (sealed.length < SEAL_OVERHEAD) return undefined;
  try {
    return xchacha20poly1305(key, sealed.subarray(0, NONCE), bound).decrypt(sealed.subarray(NONCE));
  } catch {
    return undefined;
  }
}

/** The key of a box: from the secret that both ends share, and bound to both public keys and to what the box is for. */
function boxKeyOf(shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array, purpose: string): Uint8Array {
  return hkdf(sha256, shared, concatBytes(ephemeral, recipient), utf8ToBytes(`hotwash.box\0${purpose}`), 32);
}

/**
 * Seals something to one member's box key, as text: only who holds the secret opens it. Undefined when the key is none (a
 * member may have put up a bad one, which must be nobody else's trouble).
 */
export function sealToMember(boxKey: string, plain: Uint8Array, purpose: string): string | undefined {
  const recipient = fromBase64Url(boxKey);
  if (recipient?.length !== PUBLIC_KEY) return undefined;
  try {
    const ephemeral = x25519.keygen(randomBytes(32));
    const shared = x25519.getSharedSecret(ephemeral.secretKey, recipient);
    const key = boxKeyOf(shared, ephemeral.publicKey, recipient, purpose);
    return toBase64Url(concatBytes(ephemeral.publicKey, seal(key, plain, ephemeral.publicKey)));
  } catch {
    return undefined;
  }
}

/** Opens what was sealed to these keys for this purpose; undefined when it was not. */
export function openMine(keys: MemberKeys, box: string, purpose: string): Uint8Array | undefined {
  const bytes = fromBase64Url(box);
  const secret = fromBase64Url(keys.boxSecret);
  const mine = fromBase64Url(keys.boxKey);
  if (bytes === undefined || secret === undefined || mine === undefined || bytes.length < PUBLIC_KEY + SEAL_OVERHEAD)
    return undefined;
  const ephemeral = bytes.subarray(0, PUBLIC_KEY);
  try {
    const key = boxKeyOf(x25519.getSharedSecret(secret, ephemeral), ephemeral, mine, purpose);
    return unseal(key, bytes.subarray(PUBLIC_KEY), ephemeral);
  } catch {
    return undefined;
  }
}
