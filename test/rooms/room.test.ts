import { afterEach, describe, expect, test } from 'vitest';
import { toBase64Url } from '../../src/sync/room/base64url';
import { writeFrame } from '../../src/sync/room/frame';
import { makeMemberKeys, makeRoomKey, randomBytes } from '../../src/sync/room/keys';
import { memoryBroker } from '../../src/sync/room/memory-engine';
import { GONE_AFTER } from '../../src/sync/room/presence';
import { LEASE } from '../../src/sync/room/room-state';
import { beginBody, foundBody, joinBody, type Machine, machineOn, newLink, post } from '../support/room-bench';
import { inject, placeOf } from '../support/room-craft';
import { type FaultyEngine, faultyEngine, SOME_FAULTS } from '../support/room-faults';
import { Dice, RoomTime } from '../support/room-time';

const KEYS = Array.from({ length: 3 }, makeMemberKeys);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A host and two seated players in a time of their own; the drill is begun. */
async function bench() {
  const time = new RoomTime();
  const broker = memoryBroker({ now: () => time.now });
  const dice = new Dice('room');
  const [fay, codex, ada] = KEYS;
  if (fay === undefined || codex === undefined || ada === undefined) throw new Error('nobody');
  const link = newLink(fay);
  const engines: FaultyEngine[] = [];
  const open = (
    options: Parameters<typeof machineOn>[2] = {},
    from = link,
  ): Machine & { readonly engine: FaultyEngine } => {
    const engine = faultyEngine(broker.connect(), time, dice);
    engines.push(engine);
    const machine = machineOn(engine, from, { clock: time.machine(), isPresent: true, ...options });
    closers.push(() => machine.room.close());
    return { ...machine, engine };
  };
  const host = open({ keys: fay, clock: time.machine(-200_000) });
  const players = [open({ keys: codex, clock: time.machine(150_000) }), open({ keys: ada })] as const;
  const said = async (machine: Machine, body: Parameters<Machine['room']['say']>[0]) => {
    expect(await time.until(machine.room.say(body))).toEqual({ ok: true, value: undefined });
  };
  await said(host, foundBody(fay));
  for (const [i, player] of players.entries()) {
    await said(player, joinBody(player.keys, ['Codex', 'Ada'][i] ?? ''));
    await said(player, { kind: 'seat', seat: ['codex', 'ada'][i] ?? '', member: player.keys.id, sits: true });
  }
  await said(host, beginBody());
  await time.pass(100);
  return { time, broker, link, host, codex: players[0], ada: players[1], open, engines };
}

describe('presence', () => {
  test('tells who is here, what is on their screen, and who has gone, on clocks that are minutes apart', async () => {
    const { time, host, codex, ada } = await bench();
    codex.room.show({ where: 'floor', console: 'logs' }, false);
    await time.pass(5_000);
    const seen = host.room.now().presence[codex.keys.id];
    expect(seen).toMatchObject({
      isOnline: true,
      screen: { where: 'floor', console: 'logs' },
      isHidden: false,
      waiting: 0,
    });
    expect(Math.abs((seen?.lastSeen ?? 0) - time.now)).toBeLessThan(5_000);
    expect(host.room.now().presence[fayOf(host)]).toBeUndefined();
    codex.room.show({ where: 'floor' }, true);
    await time.pass(600);
    expect(ada.room.now().presence[codex.keys.id]).toMatchObject({ isHidden: true, screen: { where: 'floor' } });
    codex.room.close();
    await time.pass(GONE_AFTER + 2_000);
    expect(host.room.now().presence[codex.keys.id]?.isOnline).toBe(false);
    expect(host.room.now().presence[ada.keys.id]?.isOnline).toBe(true);
  });

  test('counts and drops whispers that are foreign, altered, replayed, or in another’s name', async () => {
    const { time, broker, link, host, codex, ada } = await bench();
    const caught: Uint8Array[] = [];
    const tap = broker.connect();
    tap.hear(link.roomId, (bytes) => caught.push(bytes));
    codex.room.show({ where: 'floor' }, false);
    await time.pass(600);
    const whisper = caught.at(-1) ?? new Uint8Array();
    const before = host.room.figures().whispersRefused;
    const altered = whisper.slice();
    altered[50] = (altered[50] ?? 0) ^ 1;
    const place = placeOf(codex.room);
    const said = {
      visit: toBase64Url(randomBytes(16)),
      count: 1,
      at: time.now,
      hidden: true,
      waiting: 0,
      seq: 0,
      chain: '',
    };
    const write = (at: typeof place, from: string) => {
      const frame = writeFrame('whisper', at, codex.keys, { from, ...said });
      return frame.ok ? frame.value : new Uint8Array();
    };
    tap.whisper(link.roomId, whisper);
    tap.whisper(link.roomId, altered);
    tap.whisper(link.roomId, new TextEncoder().encode('hello'));
    tap.whisper(link.roomId, write({ ...place, roomKey: makeRoomKey() }, codex.keys.id));
    tap.whisper(link.roomId, write(place, ada.keys.id));
    await time.pass(10);
    expect(host.room.figures().whispersRefused - before).toBe(5);
    expect(host.room.now().presence[ada.keys.id]?.isHidden).toBe(false);
    expect(host.room.now().isForked).toBe(false);
  });

  test('notices an engine that shows different people different things', async () => {
    const { time, broker, link, host, codex, open } = await bench();
    expect(await time.until(codex.room.append([post('a')]))).toMatchObject({ ok: true });
    // Somebody is led to an engine that has the same list but for its last message.
    const forked = memoryBroker({ now: () => time.now });
    for (const [i, { bytes }] of broker.messages(link.roomId).slice(0, -1).entries())
      forked.append(link.roomId, `${i}`, bytes);
    inject(forked, link.roomId, new Uint8Array(3));
    const engine = { ...forked.connect(), hear: broker.connect().hear };
    const victim = machineOn(engine, link, { keys: makeMemberKeys(), clock: time.machine() });
    closers.push(() => victim.room.close());
    await time.pass(6_000);
    expect(victim.room.now().isForked).toBe(true);
    expect(host.room.now().isForked).toBe(false);
    expect(open).toBeDefined();
  });
});

describe('conducting', () => {
  test('is one machine’s, passes on when that one is gone, and not before', async () => {
    const { time, host, codex, ada } = await bench();
    for (const { room } of [host, codex, ada]) room.conduct(true);
    await time.pass(3_000);
    const conductors = () => [host, codex, ada].filter(({ room }) => room.now().isConductor);
    const [first] = conductors();
    expect(conductors()).toHaveLength(1);
    await time.pass(60_000);
    expect(conductors()).toEqual([first]);
    first?.room.close();
    await time.pass(LEASE - 5_000);
    expect(conductors()).toEqual([]);
    await time.pass(10_000);
    expect(conductors()).toHaveLength(1);
  });

  test('is nobody’s while nobody wants to, and a machine that is cut off knows that it has lost it', async () => {
    const { time, host, codex } = await bench();
    await time.pass(10_000);
    expect(host.room.now().isConductor).toBe(false);
    codex.room.conduct(true);
    await time.pass(1_000);
    expect(codex.room.now().isConductor).toBe(true);
    codex.engine.disconnect();
    await time.pass(LEASE + 2_000);
    expect(codex.room.now().isConductor).toBe(false);
    codex.engine.reconnect();
    await time.pass(3_000);
    expect(codex.room.now().isConductor).toBe(true);
  });
});

describe('what is said while there is no connection', () => {
  test('waits, is counted, and is in order once there is one', async () => {
    const { time, host, codex } = await bench();
    codex.engine.disconnect();
    const both = Promise.all([codex.room.append([post('a')]), codex.room.append([post('b')])]);
    await time.pass(20_000);
    expect(codex.room.now()).toMatchObject({ waiting: 2, status: 'reconnecting', phase: 'open' });
    codex.engine.reconnect();
    expect(await time.until(both)).toMatchObject([{ ok: true }, { ok: true }]);
    await time.pass(100);
    expect(host.room.entries().map((e) => e.id)).toEqual(['a', 'b']);
    expect(codex.room.now().waiting).toBe(0);
    expect(codex.room.figures().ownEcho.at(-1)).toBeGreaterThanOrEqual(20_000);
    expect(host.room.figures().fromOthers.at(-1)).toBeGreaterThanOrEqual(19_000);
  });

  test('survives the tab being closed, and is told of when it is refused later', async () => {
    const { time, host, codex, open } = await bench();
    codex.engine.disconnect();
    void codex.room.append([post('kept')]);
    void codex.room.append([post('refused', 'ada')]);
    await time.pass(1_000);
    codex.room.close();
    const dropped: string[] = [];
    const clock = time.machine();
    const again = open({
      keys: codex.keys,
      outbox: codex.outbox,
      clock,
      onDropped: (item, { code }) => dropped.push(`${item.body.kind} ${code}`),
    });
    await time.pass(3_000);
    expect(host.room.entries().map((e) => e.id)).toEqual(['kept']);
    expect(dropped).toEqual(['acts not-yours']);
    expect(again.room.now().waiting).toBe(0);
  });

  test('may be tried again after a refusal, under the same name and in the same moment', async () => {
    const { time, host, codex, ada } = await bench();
    expect(await time.until(codex.room.append([post('later', 'ada')]))).toMatchObject({ ok: false });
    const seat = { kind: 'seat', seat: 'ada', member: codex.keys.id, sits: true } as const;
    expect(await time.until(codex.room.say(seat))).toMatchObject({ ok: true });
    expect(await time.until(codex.room.append([post('later', 'ada')]))).toMatchObject({ ok: true });
    await time.until(ada.room.append([post('after', 'ada')]));
    expect(host.room.entries().flatMap((e) => (e.act.type === 'post' ? [e.id] : []))).toEqual(['later', 'after']);
  });

  test('of a size that the engine does not take is refused at once and kept nowhere', async () => {
    const { time, codex } = await bench();
    const long = Array.from({ length: 60 }, (_, i) => post(`p${i}`, 'codex', 'x'.repeat(20_000)));
    expect(await time.until(codex.room.append(long))).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(await codex.outbox.list(codex.room.roomId)).toEqual([]);
  });
});

describe('what a screen is given', () => {
  test('is the same object until something changes, and says how far reading has come', async () => {
    const { time, broker, link, host, codex, open } = await bench();
    const before = codex.room.now();
    expect(codex.room.now()).toBe(before);
    await time.pass(50);
    expect(codex.room.now()).toBe(before);
    await time.until(host.room.say({ kind: 'rename', name: 'Faye' }));
    expect(codex.room.now()).not.toBe(before);
    const late = open({ keys: makeMemberKeys() });
    expect(late.room.now()).toMatchObject({ phase: 'loading' });
    const phases = new Set<string>();
    late.room.watch(() => phases.add(late.room.now().phase));
    await time.pass(500);
    expect(late.room.now()).toMatchObject({ phase: 'open', seq: broker.messages(link.roomId).length });
    expect(phases).toContain('open');
  });

  test('says when the engine has lost the beginning, or everything', async () => {
    const { time, broker, link, open } = await bench();
    const kept = broker.messages(link.roomId);
    const cutOff = faultyEngine(broker.connect(), time, new Dice('x'));
    const engine: FaultyEngine = {
      ...cutOff,
      follow: (room, after, listener) =>
        cutOff.follow(room, after, {
          ...listener,
          deliver: (messages) => listener.deliver(messages.filter((m) => m.seq > Math.max(2, kept.length - 3))),
        }),
    };
    const { room } = machineOn(engine, link, { clock: time.machine() });
    const elsewhere = open({ keys: makeMemberKeys() }, { ...link, roomId: 'B'.repeat(22) });
    await time.pass(10_000);
    expect(room.now().phase).toBe('history-gone');
    expect(elsewhere.room.now().phase).toBe('history-gone');
    room.close();
  });

  test('is closed when a host closes the room', async () => {
    const { time, host, codex } = await bench();
    await time.until(host.room.say({ kind: 'close' }));
    await time.pass(100);
    expect(codex.room.now().phase).toBe('closed');
    expect(await time.until(codex.room.append([post('late')]))).toMatchObject({ ok: false });
  });
});

test('removing goes through on a bad network while people come in', async () => {
  const { time, host, codex, ada, open } = await bench();
  for (const { engine } of [host, codex, ada]) engine.setRates(SOME_FAULTS);
  const removal = host.room.remove([ada.keys.id]);
  const newcomer = open({ keys: makeMemberKeys() });
  void newcomer.room.say(joinBody(newcomer.keys, 'New'));
  expect(await time.until(removal)).toEqual({ ok: true, value: undefined });
  await time.pass(20_000);
  expect(host.room.now().state.members[ada.keys.id]?.removedAt).toBeDefined();
  expect(ada.room.now().phase).toBe('removed');
  // Either they were in before, and got the new key, or they came too late for the old link.
  expect(['open', 'key-replaced']).toContain(newcomer.room.now().phase);
});

function fayOf(machine: Machine): string {
  return machine.keys.id;
}
