import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../../base/hash';
import { err, ok, type Result } from '../../base/result';
import { fromBase64Url, toBase64Url } from './base64url';
import { memberIdSchema, roomIdSchema } from './messages';

/** Where the engine is, when it is not the one beside the page. */
export const engineAddressSchema = z.strictObject({
  url: z
    .string()
    .max(300)
    .regex(/^wss?:\/\/[^\s]+$/),
  user: z.string().max(80).optional(),
  token: z.string().max(200).optional(),
});
export type EngineAddress = z.infer<typeof engineAddressSchema>;

/**
 * What somebody needs to come into a room: which one, its key and how often that was replaced, and whose word founds it.
 * All of it stands behind the `#` of a link, which browsers send to no server.
 */
export interface RoomLink {
  readonly roomId: string;
  readonly epoch: number;
  /** 32 bytes, base64url. */
  readonly roomKey: string;
  /** Member id of the founder: the fingerprint of their signing key. */
  readonly founder: string;
  readonly engine?: EngineAddress;
}

export interface LinkError {
  readonly code: 'not-whole' | 'other-version';
  /** What to do, for the person who followed the link. */
  readonly sentence: string;
}

const VERSION = 1;
const CHECK = 4;
const SENTENCES: Readonly<Record<LinkError['code'], string>> = {
  'not-whole':
    'This join link is not whole. Copy the whole link again, up to its last character, or scan the QR code on the host’s screen.',
  'other-version':
    'This join link was made by another version of Hotwash. Open the page from the same address as the host, reload it, and try again.',
};

function linkError(code: LinkError['code']): Result<never, LinkError> {
  return err({ code, sentence: SENTENCES[code] });
}

const contentSchema = z.strictObject({
  e: z.number().int().min(0).max(100_000),
  k: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  f: memberIdSchema,
  n: engineAddressSchema.optional(),
});

/** The secret part of a join link: the last part of `#/join/<roomId>/<secret>`. */
export function linkSecret(link: RoomLink): string {
  const content = canonicalJson({ e: link.epoch, k: link.roomKey, f: link.founder, n: link.engine });
  const bytes = utf8ToBytes(content);
  const whole = new Uint8Array(1 + CHECK + bytes.length);
  whole[0] = VERSION;
  whole.set(checkOf(link.roomId, bytes), 1);
  whole.set(bytes, 1 + CHECK);
  return toBase64Url(whole);
}

/** Reads a join link's two parts. Whatever is damaged is said as that, with how to mend it. */
export function readLink(roomId: string, secret: string): Result<RoomLink, LinkError> {
  if (!roomIdSchema.safeParse(roomId).success || secret.length > 2_000) return linkError('not-whole');
  const whole = fromBase64Url(secret);
  if (whole === undefined || whole.length < 1 + CHECK) return linkError('not-whole');
  if (whole[0] !== VERSION) return linkError('other-version');
  const bytes = whole.subarray(1 + CHECK);
  // Mail programs cut long links: the check tells a link cut short, or one letter wrong, from one that leads nowhere.
  const isWhole = checkOf(roomId, bytes).every((byte, i) => byte === whole[1 + i]);
  const content = isWhole ? contentOf(bytes) : undefined;
  if (content === undefined) return linkError('not-whole');
  const { e: epoch, k: roomKey, f: founder, n: engine } = content;
  return ok({ roomId, epoch, roomKey, founder, ...(engine !== undefined && { engine }) });
}

function checkOf(roomId: string, bytes: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(roomId), bytes)).slice(0, CHECK);
}

function contentOf(bytes: Uint8Array): z.infer<typeof contentSchema> | undefined {
  try {
    return contentSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data;
  } catch {
    return undefined;
  }
}
