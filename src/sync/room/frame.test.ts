import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keyBefore,
  MOST_FRAME_BYTES,
  openFrame,
  type Place,
  paddedLength,
  readFrame,
  writeFrame,
  writeRekeyFrame,
} from './frame';
import { makeMemberKeys, makeRoomId, makeRoomKey } from './keys';
import { openMine, SEAL_OVERHEAD, seal, sealToMember, unseal } from './seal';

const keys = makeMemberKeys();
const other = makeMemberKeys();
const place: Place = { roomId: makeRoomId(), epoch: 3, roomKey: makeRoomKey() };

function written(value: unknown, kind: 'message' | 'whisper' = 'message'): Uint8Array {
  const frame = writeFrame(kind, place, keys, value);
  if (!frame.ok) throw new Error(frame.error);
  return frame.value;
}

function opened(bytes: Uint8Array, at: Place = place) {
  const frame = readFrame(bytes);
  return frame === undefined ? undefined : openFrame(frame, at);
}

describe('a frame', () => {
  test('gives back what was put in, and whose it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        const result = opened(written(plain));
        if (result?.ok !== true) throw new Error('does not open');
        expect(result.value.value).toEqual(plain);
        expect(result.value.isBy(keys.signKey)).toBe(true);
        expect(result.value.isBy(other.signKey)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  test('opens in its own room, epoch, kind and key alone', () => {
    const bytes = written({ a: 1 });
    const elsewhere = [{ roomId: makeRoomId() }, { roomKey: makeRoomKey() }];
    for (const change of elsewhere) expect(opened(bytes, { ...place, ...change })).toMatchObject({ ok: false });
    const [asWhisper, later] = [bytes.slice(), bytes.slice()];
    asWhisper[1] = 3;
    later[5] = 4;
    for (const changed of [asWhisper, later]) expect(opened(changed)).toEqual({ ok: false, error: 'sealed-otherwise' });
  });

  test('opens no more when any byte of it is another', () => {
    const bytes = written({ text: 'hello' });
    for (let i = 0; i < bytes.length; i++) {
      const altered = bytes.slice();
      altered[i] = (altered[i] ?? 0) ^ 0x41;
      const result = opened(altered);
      expect(result === undefined || !result.ok).toBe(true);
    }
  });

  test('is none where bytes are anything else, and nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(opened(bytes)?.ok ?? false).toBe(false);
        expect(unseal(place.roomKey, bytes, bytes)).toBeUndefined();
        const dressed = Uint8Array.from([1, 1, 0, 0, 0, 3, ...bytes]);
        expect(opened(dressed)?.ok ?? false).toBe(false);
      }),
    );
    // Sealed with the right key by somebody who puts rubbish in.
    const head = Uint8Array.from([1, 1, 0, 0, 0, 3]);
    const bound = Buffer.concat([Buffer.from(`hotwash.frame\0${place.roomId}\0`), head]);
    for (const plain of [new Uint8Array(80), new Uint8Array(80).fill(255)]) {
      const frame = Buffer.concat([head, seal(place.roomKey, plain, bound)]);
      expect(opened(Uint8Array.from(frame))).toEqual({ ok: false, error: 'forged' });
    }
  });

  test('is one of a handful of sizes, and never larger than the engine takes', () => {
    const sizes = new Set(Array.from({ length: 400 }, (_, i) => written('x'.repeat(i)).length));
    expect([...sizes]).toEqual([512 + SEAL_OVERHEAD + 6]);
    fc.assert(
      fc.property(fc.nat(MOST_FRAME_BYTES), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded).toBeLessThanOrEqual(Math.max(512, 2 * length, length + 64 * 1024));
      }),
    );
    expect(writeFrame('message', place, keys, 'x'.repeat(MOST_FRAME_BYTES))).toEqual({ ok: false, error: 'too-large' });
  });
});

describe('a frame that replaces the key', () => {
  const newKey = makeRoomKey();
  const written = writeRekeyFrame(place, newKey, keys, { some: 'thing' });
  const frame = readFrame(written.ok ? written.value : new Uint8Array());

  test('shows the way back to whoever has the new key, and to nobody else', () => {
    if (frame === undefined) throw new Error('no frame');
    expect(keyBefore(frame, place.roomId, newKey)).toEqual(place.roomKey);
    expect(keyBefore(frame, place.roomId, makeRoomKey())).toBeUndefined();
    expect(keyBefore(frame, makeRoomId(), newKey)).toBeUndefined();
    expect(openFrame(frame, place)).toMatchObject({ ok: true, value: { value: { some: 'thing' } } });
  });
});

describe('a seal to one member', () => {
  test('opens with their keys, for its purpose, and not otherwise', () => {
    const secret = makeRoomKey();
    const box = sealToMember(keys.boxKey, secret, 'this') ?? '';
    expect(openMine(keys, box, 'this')).toEqual(secret);
    expect(openMine(keys, box, 'that')).toBeUndefined();
    expect(openMine(other, box, 'this')).toBeUndefined();
    expect(openMine(keys, `${box.slice(0, -2)}AA`, 'this')).toBeUndefined();
    expect(openMine(keys, 'nonsense', 'this')).toBeUndefined();
  });

  test('cannot be made to a key that is none', () => {
    for (const bad of ['', 'x', 'A'.repeat(43)]) expect(sealToMember(bad, makeRoomKey(), 'this')).toBeUndefined();
  });
});
