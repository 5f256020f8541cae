import { afterEach, describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/sync/room/base64url';
import { makeMemberKeys, makeRoomKey } from '../../src/sync/room/keys';
import { memoryBroker } from '../../src/sync/room/memory-engine';
import type { Room } from '../../src/sync/room/room-types';
import { seal, unseal } from '../../src/sync/room/seal';
import { begunRoom, joinBody, LOBBY, type Machine, machineOn, post, said } from '../support/room-bench';
import { agreed, crafted, inject, placeOf, recorded } from '../support/room-craft';
import { textsFound, textsIn } from '../support/room-texts';

const open: Room[] = [];
afterEach(() => {
  for (const room of open.splice(0)) room.close();
});

/** A drill under way with a facilitator and two players, on an engine that can be looked into. */
async function drill(isPresent = false) {
  const broker = memoryBroker();
  const wire: Uint8Array[] = [];
  const connect = () => recorded(broker.connect(), wire);
  const { link, host, players } = await begunRoom(connect, { codex: 'Codex', ada: 'Ada Lovelace' }, { isPresent });
  const { codex, ada } = players;
  if (codex === undefined || ada === undefined) throw new Error('nobody sits');
  const rooms = [host.room, codex.room, ada.room];
  open.push(...rooms);
  const join = (machine: Machine) => {
    open.push(machine.room);
    return machine;
  };
  return { broker, wire, link, host, codex, ada, rooms, join, connect };
}

async function acted(room: Room, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) expect(await room.append([post(id)])).toMatchObject({ ok: true });
}

describe('the wire', () => {
  test('carries no text of the drill, whatever way it is written', async () => {
    const { wire, broker, link, host, codex, ada, rooms } = await drill(true);
    await acted(codex.room, 'a', 'b');
    codex.room.show({ where: 'floor', console: 'database-console' }, false);
    await said(codex.room, { kind: 'rename', name: 'Somebody Else' });
    expect(await host.room.remove([ada.keys.id])).toMatchObject({ ok: true });
    await acted(codex.room, 'c');
    const { state } = rooms[0]?.now() ?? {};
    // Ids of members and the room are public by design; what they stand for is not.
    const plain = { lobby: LOBBY, drill: state?.drill, entries: host.room.entries(), screen: 'database-console' };
    const names = Object.values(state?.members ?? {}).map((m) => m.name);
    const texts = textsIn([plain, names, 'Ada Lovelace', 'Codex']);
    const all = Buffer.concat([...wire, ...broker.messages(link.roomId).map((m) => m.bytes)]);
    expect(texts.size).toBeGreaterThanOrEqual(30);
    expect(textsFound(all, texts)).toEqual([]);
    // The search does find what is there.
    const leak = [...texts].at(-1) ?? '';
    for (const form of ['utf8', 'hex', 'base64', 'base64url'] as const) {
      const leaked = Buffer.concat([all, Buffer.from(Buffer.from(`x${leak}x`).toString(form))]);
      expect(textsFound(leaked, texts)).toContain(leak);
    }
  });

  test('shows a handful of sizes only', async () => {
    const { broker, link, codex } = await drill();
    await codex.room.append([post('short', 'codex', 'x')]);
    await codex.room.append([post('longer', 'codex', 'x'.repeat(150))]);
    const sizes = broker.messages(link.roomId).map((m) => m.bytes.length);
    expect(sizes.at(-1)).toBe(sizes.at(-2));
  });
});

describe('somebody without the key', () => {
  test('reads nothing, and nothing that they add counts', async () => {
    const { broker, link, codex, rooms, join } = await drill();
    await acted(codex.room, 'a');
    const wrong = { ...link, roomKey: toBase64Url(makeRoomKey()) };
    const outsider = join(machineOn(broker.connect(), wrong));
    await expect.poll(() => outsider.room.now().phase, { timeout: 20_000 }).toBe('unreadable');
    expect(outsider.room.entries()).toEqual([]);
    expect(outsider.room.now().state.members).toEqual({});
    const place = { ...placeOf(codex.room), roomKey: makeRoomKey() };
    const message = { id: 'x', from: outsider.keys.id, body: joinBody(outsider.keys, 'Mallory') };
    inject(broker, link.roomId, crafted(place, outsider.keys, message));
    inject(broker, link.roomId, new Uint8Array(0));
    inject(broker, link.roomId, new TextEncoder().encode('{"kind":"join"}'));
    const room = await agreed(broker, rooms);
    expect(room.now().state.refused).toEqual({ 'sealed-otherwise': 3 });
    expect(Object.keys(room.now().state.members)).toHaveLength(3);
  });
});

describe('what is altered or said again', () => {
  test('counts for nothing, whichever byte was changed', async () => {
    const { broker, link, codex, rooms } = await drill();
    await acted(codex.room, 'a');
    const before = (await agreed(broker, rooms)).entries();
    const original = broker.messages(link.roomId).at(-1)?.bytes ?? new Uint8Array();
    const places = Array.from({ length: original.length }, (_, i) => i).filter((i) => i < 40 || i % 17 === 0);
    for (const at of places) {
      const altered = original.slice();
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8));
      inject(broker, link.roomId, altered);
    }
    for (const cut of [1, 6, 30, original.length - 1]) inject(broker, link.roomId, original.slice(0, cut));
    const room = await agreed(broker, rooms);
    expect(room.now().state.refused).toEqual({ 'sealed-otherwise': places.length + 4 });
    expect(room.entries()).toEqual(before);
  });

  test('is refused when it is replayed, and when it comes from another room', async () => {
    const { broker, link, codex, rooms } = await drill();
    const other = await drill();
    await acted(codex.room, 'a', 'b');
    await acted(other.codex.room, 'elsewhere');
    for (const { bytes } of broker.messages(link.roomId).slice()) inject(broker, link.roomId, bytes);
    const count = broker.messages(link.roomId).length / 2;
    for (const { bytes } of other.broker.messages(other.link.roomId)) inject(broker, link.roomId, bytes);
    const room = await agreed(broker, rooms);
    expect(room.now().state.refused).toEqual({
      repeated: count,
      'sealed-otherwise': other.broker.messages(other.link.roomId).length,
    });
    expect(room.entries().map((e) => e.id)).toEqual(['a', 'b']);
  });

  test('is refused when a member of two rooms carries another’s signed word from one to the other', async () => {
    const { broker, link, codex, rooms, join } = await drill();
    const other = await drill();
    // The same person with the same keys in both rooms, and somebody else who holds both room keys.
    const twin = join(machineOn(other.broker.connect(), other.link, { keys: codex.keys }));
    await said(twin.room, joinBody(codex.keys, 'Codex'));
    const here = placeOf(codex.room);
    const there = placeOf(other.host.room);
    const stolen = other.broker.messages(other.link.roomId).at(-1)?.bytes ?? new Uint8Array();
    const bound = (roomId: string, head: Uint8Array) =>
      Buffer.concat([new TextEncoder().encode(`hotwash.frame\0${roomId}\0`), head]);
    const head = stolen.slice(0, 6);
    const plain = unseal(there.roomKey, stolen.slice(6), bound(there.roomId, head));
    expect(plain).toBeDefined();
    const resealed = seal(here.roomKey, plain ?? new Uint8Array(), bound(here.roomId, head));
    inject(broker, link.roomId, Buffer.concat([head, resealed]));
    const room = await agreed(broker, rooms);
    expect(room.now().state.refused).toEqual({ forged: 1 });
  });
});

describe('another’s word', () => {
  test('cannot be said by a member who signs with their own key', async () => {
    const { broker, link, codex, ada, rooms } = await drill();
    const acts = (id: string) => ({ kind: 'acts', proposals: [post(id, 'ada')] });
    const place = placeOf(codex.room);
    inject(broker, link.roomId, crafted(place, codex.keys, { id: 'one', from: ada.keys.id, body: acts('x') }));
    inject(broker, link.roomId, crafted(place, codex.keys, { id: 'two', from: codex.keys.id, body: acts('y') }));
    const stranger = makeMemberKeys();
    inject(broker, link.roomId, crafted(place, stranger, { id: 'three', from: stranger.id, body: acts('z') }));
    // A key that is not the one the id stands for.
    const posing = { ...joinBody(stranger, 'Ada Lovelace') };
    inject(broker, link.roomId, crafted(place, stranger, { id: 'four', from: ada.keys.id, body: posing }));
    const room = await agreed(broker, rooms);
    expect(room.now().state.refused).toEqual({ forged: 2, 'not-theirs': 1, stranger: 1 });
    expect(room.entries()).toEqual([]);
  });

  test('cannot be said through the room either: another seat, the facilitator, the system', async () => {
    const { codex } = await drill();
    const refused = { ok: false, error: { code: 'not-yours' } };
    expect(await codex.room.append([post('a', 'ada')])).toMatchObject(refused);
    expect(await codex.room.append([{ id: 'b', by: 'facilitator', act: { type: 'drill.start' } }])).toMatchObject(
      refused,
    );
    const pause = { type: 'drill.pause', reason: 'away' } as const;
    expect(await codex.room.append([{ id: 'c', by: 'system', act: pause }])).toMatchObject(refused);
    expect(await codex.room.append([post('d', 'robin')])).toMatchObject(refused);
    expect(await codex.room.append([post('e', 'codex'), post('f', 'ada')])).toMatchObject(refused);
    expect(codex.room.entries()).toEqual([]);
  });
});

describe('somebody who was removed', () => {
  test('reads and adds nothing afterwards, while the others go on and a late joiner reads all of it', async () => {
    const { broker, link, host, codex, ada, rooms, join } = await drill();
    await acted(codex.room, 'before');
    const oldPlace = placeOf(ada.room);
    expect(await host.room.remove([ada.keys.id])).toMatchObject({ ok: true });
    await acted(codex.room, 'after');
    await expect.poll(() => ada.room.now().phase, { timeout: 20_000 }).toBe('removed');
    expect(await ada.room.append([post('mine', 'ada')])).toMatchObject({ ok: false, error: { code: 'closed' } });
    expect(ada.room.link()).toBeUndefined();
    expect(ada.room.entries().map((e) => e.id)).not.toContain('after');
    // With the old key and the engine's password, past what the room would send.
    const body = { kind: 'acts', proposals: [post('sneaked', 'ada')] };
    inject(broker, link.roomId, crafted(oldPlace, ada.keys, { id: 's', from: ada.keys.id, body }));
    inject(broker, link.roomId, crafted({ ...oldPlace, epoch: 1 }, ada.keys, { id: 't', from: ada.keys.id, body }));
    // A reload brings nothing back, nor does the link that was good once.
    const again = join(machineOn(broker.connect(), link, { keys: ada.keys }));
    const newcomer = join(machineOn(broker.connect(), link));
    await expect.poll(() => again.room.now().phase, { timeout: 20_000 }).toBe('removed');
    await expect.poll(() => newcomer.room.now().phase, { timeout: 20_000 }).toBe('key-replaced');

    const newLink = host.room.link();
    if (newLink === undefined) throw new Error('no link');
    expect(newLink.epoch).toBe(1);
    const late = join(machineOn(broker.connect(), newLink));
    await said(late.room, joinBody(late.keys, 'Late'));
    const staying = rooms.filter((room) => room !== ada.room);
    const room = await agreed(broker, [...staying, late.room]);
    const { 'old-key': old = 0, ...others } = room.now().state.refused;
    // A sign of life that was on its way when the key was replaced counts for nothing either.
    expect(old).toBeGreaterThanOrEqual(1);
    expect(others).toEqual({ 'sealed-otherwise': 1 });
    const acts = room.entries().map((e) => (e.act.type === 'seat.person' ? `${e.act.seat} is empty` : e.id));
    expect(acts).toEqual(['before', 'ada is empty', 'after']);
  });

  test('leaves a room that goes on through many new keys, which a reload and a late joiner both follow', async () => {
    const { broker, link, host, codex, rooms, join, ada } = await drill();
    for (const id of ['a', 'b', 'c']) {
      await acted(codex.room, id);
      expect(await host.room.remove([])).toMatchObject({ ok: true });
    }
    expect(await host.room.remove([ada.keys.id])).toMatchObject({ ok: true });
    await acted(codex.room, 'd');
    const reloaded = join(machineOn(broker.connect(), link, { keys: codex.keys, outbox: codex.outbox }));
    await acted(reloaded.room, 'e');
    const late = join(machineOn(broker.connect(), host.room.link() ?? link));
    await said(late.room, joinBody(late.keys, 'Late'));
    const room = await agreed(broker, [...rooms.filter((r) => r !== ada.room), reloaded.room, late.room]);
    expect(room.now().state.epoch).toBe(4);
  });

  test('cannot mislead those who come late with a new key of their own making', async () => {
    const { broker, link, host, codex, ada, rooms, join } = await drill();
    const oldPlace = placeOf(ada.room);
    await acted(codex.room, 'a');
    expect(await host.room.remove([ada.keys.id])).toMatchObject({ ok: true });
    // Replayed rekey frames, their own message frames dressed up as one, and a player's attempt at it.
    const rekey = broker.messages(link.roomId).at(-1)?.bytes ?? new Uint8Array();
    inject(broker, link.roomId, rekey);
    const dressed = crafted(oldPlace, ada.keys, { id: 'x', from: ada.keys.id, body: { kind: 'close' } });
    inject(broker, link.roomId, Buffer.concat([rekey.slice(0, 78), dressed.slice(6)]));
    await expect.poll(() => codex.room.now().state.epoch).toBe(1);
    expect(await codex.room.remove([host.keys.id])).toMatchObject({ ok: false, error: { code: 'not-yours' } });
    const late = join(machineOn(broker.connect(), host.room.link() ?? link));
    const room = await agreed(broker, [...rooms.filter((r) => r !== ada.room), late.room]);
    const { 'old-key': old = 0, ...others } = room.now().state.refused;
    // See above: signs of life may have been on their way.
    expect(old).toBeGreaterThanOrEqual(1);
    expect(others).toEqual({ 'sealed-otherwise': 1, 'not-theirs': 1 });
    expect(room.now().state.members[host.keys.id]?.removedAt).toBeUndefined();
  });
});
