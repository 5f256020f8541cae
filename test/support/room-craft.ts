import { expect } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/sync/room/base64url';
import type { Engine } from '../../src/sync/room/engine';
import { type Place, writeFrame } from '../../src/sync/room/frame';
import { type MemberKeys, randomBytes } from '../../src/sync/room/keys';
import type { MemoryBroker } from '../../src/sync/room/memory-engine';
import { roomHash } from '../../src/sync/room/room-log';
import type { Room } from '../../src/sync/room/room-types';

/** A message as somebody makes it who does not keep to what a room would send. */
export function crafted(place: Place, signer: MemberKeys, message: unknown): Uint8Array {
  const frame = writeFrame('message', place, signer, message);
  if (!frame.ok) throw new Error(frame.error);
  return frame.value;
}

/** Where frames of a room belong now, for somebody who has its key. */
export function placeOf(room: Room): Place {
  const link = room.link();
  const roomKey = fromBase64Url(link?.roomKey ?? '');
  if (link === undefined || roomKey === undefined) throw new Error('no key');
  return { roomId: link.roomId, epoch: link.epoch, roomKey };
}

/** Puts bytes into a room's list as anybody with the engine's password can. */
export function inject(broker: MemoryBroker, roomId: string, bytes: Uint8Array): number {
  return broker.append(roomId, toBase64Url(randomBytes(16)), bytes).seq;
}

/** Waits until all have read as far as the engine has messages, and says what they agree on. */
export async function agreed(broker: MemoryBroker, rooms: readonly Room[]): Promise<Room> {
  const [first] = rooms;
  if (first === undefined) throw new Error('nobody there');
  const last = () => broker.messages(first.roomId).length;
  await expect.poll(() => rooms.every((room) => room.now().seq === last()), { timeout: 20_000 }).toBe(true);
  expect(new Set(rooms.map((room) => roomHash(room.now().state))).size).toBe(1);
  expect(new Set(rooms.map((room) => JSON.stringify(room.entries()))).size).toBe(1);
  return first;
}

/** An engine that keeps everything that goes through it, ids and names included. */
export function recorded(engine: Engine, wire: Uint8Array[]): Engine {
  const keep = (...parts: readonly (string | Uint8Array)[]) => {
    for (const part of parts) wire.push(typeof part === 'string' ? new TextEncoder().encode(part) : part);
  };
  return {
    ...engine,
    publish: (room, id, bytes) => {
      keep(room, id, bytes);
      return engine.publish(room, id, bytes);
    },
    whisper: (room, bytes) => {
      keep(room, bytes);
      engine.whisper(room, bytes);
    },
  };
}
