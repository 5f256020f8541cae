import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url';
import { linkSecret, type RoomLink, readLink } from './link';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toBase64Url);
const anyLink: fc.Arbitrary<RoomLink> = fc.record(
  {
    roomId: bytes(16),
    epoch: fc.nat(1_000),
    roomKey: bytes(32),
    founder: bytes(16),
    engine: fc.record(
      {
        url: fc.constantFrom('wss://nats.example.com/engine', 'ws://192.168.1.20:4180/engine'),
        user: fc.string({ maxLength: 20 }),
        token: fc.string({ maxLength: 40 }),
      },
      { requiredKeys: ['url'] },
    ),
  },
  { requiredKeys: ['roomId', 'epoch', 'roomKey', 'founder'] },
);

describe('a join link', () => {
  test('says what it was made of', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const secret = linkSecret(link);
        expect(secret).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(readLink(link.roomId, secret)).toEqual({ ok: true, value: link });
      }),
    );
  });

  test('says that it is not whole when it was cut, a letter is wrong, or it belongs to another room', () => {
    fc.assert(
      fc.property(anyLink, anyLink, fc.nat(), fc.nat(62), (link, other, at, by) => {
        const secret = linkSecret(link);
        const i = at % secret.length;
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const wrong = letters[(letters.indexOf(secret[i] ?? 'A') + 1 + by) % 64] ?? 'A';
        for (const damaged of [secret.slice(0, i), `${secret.slice(0, i)}${wrong}${secret.slice(i + 1)}`])
          expect(readLink(link.roomId, damaged).ok).toBe(false);
        fc.pre(link.roomId !== other.roomId);
        expect(readLink(other.roomId, secret)).toMatchObject({ ok: false, error: { code: 'not-whole' } });
      }),
    );
  });

  test('tells how to mend it', () => {
    const damaged = readLink('AAAAAAAAAAAAAAAAAAAAAA', 'oops');
    expect(damaged.ok || damaged.error.sentence).toContain('Copy the whole link');
  });

  test('of another version says that, and nothing makes it throw', () => {
    const link: RoomLink = { roomId: 'A'.repeat(22), epoch: 0, roomKey: 'A'.repeat(43), founder: 'A'.repeat(22) };
    const newer = fromBase64Url(linkSecret(link)) ?? new Uint8Array();
    newer[0] = 2;
    expect(readLink(link.roomId, toBase64Url(newer))).toMatchObject({ error: { code: 'other-version' } });
    fc.assert(
      fc.property(fc.string(), fc.string(), (room, secret) => {
        expect(readLink(room, secret).ok).toBe(false);
      }),
    );
  });

  test('base64url has one text for the same bytes and no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (some) => {
        const text = toBase64Url(some);
        expect(text).toBe(Buffer.from(some).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(some);
      }),
    );
    for (const wrong of ['A', 'AB', 'AAB', 'A=', 'AA==', 'A/', 'ä', 'A A'])
      expect(fromBase64Url(wrong)).toBeUndefined();
  });
});
