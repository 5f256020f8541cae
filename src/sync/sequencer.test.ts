import { Dexie, type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test } from 'vitest';
import { beginBody, foundBody, joinBody, machineOn, newLink, said } from '../../test/support/room-bench';
import type { Entry, Proposal } from '../drill/record';
import { dexieSequencer, type StoredEntry } from './dexie-sequencer';
import { memorySequencer } from './memory-sequencer';
import { makeMemberKeys } from './room/keys';
import { memoryBroker } from './room/memory-engine';
import { roomSequencer } from './room-sequencer';
import { appendErrorOf, type Sequencer } from './sequencer';

const post = (id: string): Proposal => ({ id, by: 'codex', act: { type: 'bridge.join' } });

interface Bench {
  /** One more window on the same storage. */
  readonly window: (now?: () => number) => Sequencer;
  readonly purge: () => Promise<void>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function dexieBench(): Promise<Bench> {
  const indexedDB = new IDBFactory();
  const open = () => {
    const db = new Dexie('bench', { indexedDB, IDBKeyRange });
    db.version(1).stores({ drills: 'id', entries: '[drillId+seq], &[drillId+id]' });
    closers.push(() => db.close());
    return db;
  };
  const first = open();
  await first.table('drills').add({ id: 'd' });
  await first.table('drills').add({ id: 'other' });
  return {
    window: (now = () => 1_000) => {
      const db = open();
      const entries = db.table('entries') as Table<StoredEntry, [string, number]>;
      const sequencer = dexieSequencer({ db, entries, drills: db.table('drills'), now, channelName: 'bench' });
      closers.push(() => sequencer.close());
      return sequencer;
    },
    purge: async () => first.table('drills').delete('d'),
  };
}

/** Each drill is a room of its own; each window is one more machine of somebody who sits in the seat that posts. */
async function roomBench(): Promise<Bench> {
  let clock = () => 1_000;
  const broker = memoryBroker({ now: () => clock() });
  const founder = makeMemberKeys();
  const player = makeMemberKeys();
  const links = { d: newLink(founder), other: newLink(founder) };
  for (const [drillId, link] of Object.entries(links)) {
    const host = machineOn(broker.connect(), link, { keys: founder }).room;
    await said(host, foundBody(founder));
    const { room } = machineOn(broker.connect(), link, { keys: player });
    await said(room, joinBody(player, 'Codex'));
    await said(room, { kind: 'seat', seat: 'codex', member: player.id, sits: true });
    await said(host, beginBody(drillId));
    closers.push(
      () => host.close(),
      () => room.close(),
    );
  }
  return {
    window: (now = clock) => {
      clock = now;
      const windows = Object.entries(links).map(([drillId, link]): [string, Sequencer] => {
        const { room } = machineOn(broker.connect(), link, { keys: player });
        const sequencer = roomSequencer(room);
        closers.push(
          () => sequencer.close(),
          () => room.close(),
        );
        return [drillId, sequencer];
      });
      return byDrill(new Map(windows));
    },
    purge: async () => undefined,
  };
}

/** Hands each drill to the sequencer of its room. */
function byDrill(rooms: ReadonlyMap<string, Sequencer>): Sequencer {
  const of = (drillId: string): Sequencer => rooms.get(drillId) ?? memorySequencer({ now: () => 0 });
  return {
    append: (drillId, ...rest) => of(drillId).append(drillId, ...rest),
    read: (drillId, afterSeq) => of(drillId).read(drillId, afterSeq),
    subscribe: (drillId, ...rest) => of(drillId).subscribe(drillId, ...rest),
    close: () => undefined,
  };
}

async function appended(sequencer: Sequencer, ...args: Parameters<Sequencer['append']>): Promise<readonly Entry[]> {
  const result = await sequencer.append(...args);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const kinds: readonly [string, () => Promise<Bench>][] = [
  ['dexie', dexieBench],
  ['memory', async () => ({ window: (now = () => 1_000) => memorySequencer({ now }), purge: async () => undefined })],
  ['room', roomBench],
];

describe.each(kinds)('a %s sequencer', (_name, bench) => {
  test('numbers each drill from 1 without a gap', async () => {
    const s = (await bench()).window();
    await appended(s, 'd', [post('a'), post('b')]);
    await appended(s, 'other', [post('a')]);
    await appended(s, 'd', [post('c')]);
    expect((await s.read('d', 0)).map((e) => [e.seq, e.id])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect((await s.read('other', 0)).map((e) => e.seq)).toEqual([1]);
    expect((await s.read('d', 2)).map((e) => e.id)).toEqual(['c']);
  });

  test('answers a retry with the entry that is there', async () => {
    const s = (await bench()).window();
    const [first] = await appended(s, 'd', [post('a')]);
    expect(await appended(s, 'd', [post('a')], 9_000)).toEqual([first]);
    expect(await appended(s, 'd', [post('a'), post('b'), post('b')])).toHaveLength(3);
    expect(await s.read('d', 0)).toHaveLength(2);
  });

  test('never lets the wall time run back', async () => {
    let now = 5_000;
    const s = (await bench()).window(() => now);
    await appended(s, 'd', [post('a')]);
    now = 4_000;
    await appended(s, 'd', [post('b')]);
    now = 7_000;
    await appended(s, 'd', [post('c')], now);
    expect((await s.read('d', 0)).map((e) => e.at)).toEqual([5_000, 5_000, 7_000]);
  });

  test('hands every entry to a follower once and in order', async () => {
    const s = (await bench()).window();
    await appended(s, 'd', [post('before')]);
    const seen: string[] = [];
    const following = s.subscribe('d', 0, (entries) => seen.push(...entries.map((e) => e.id)));
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => appended(s, 'd', [post(id)])));
    await following.refresh();
    expect(seen).toEqual(['before', 'a', 'b', 'c', 'd']);
    following.stop();
    await appended(s, 'd', [post('late')]);
    expect(seen).not.toContain('late');
  });
});

test.each(kinds.slice(0, 2))('a %s sequencer stamps with the writer’s clock when it is given', async (_name, bench) => {
  const s = (await bench()).window(() => 5_000);
  await appended(s, 'd', [post('a')]);
  await appended(s, 'd', [post('b')], 7_000);
  expect((await s.read('d', 0)).map((e) => e.at)).toEqual([5_000, 7_000]);
});

describe('a room sequencer', () => {
  test('refuses what is somebody else’s to say, all of it', async () => {
    const s = (await roomBench()).window();
    const batch = [post('mine'), { ...post('hers'), by: 'ada' }];
    expect(await s.append('d', batch)).toMatchObject({ ok: false, error: { code: 'not-yours' } });
    expect(await s.read('d', 0)).toEqual([]);
  });

  test('refuses a drill that is not the room’s', async () => {
    const { room } = machineOn(memoryBroker().connect(), newLink(makeMemberKeys()));
    closers.push(() => room.close());
    const s = roomSequencer(room);
    room.close();
    expect(await s.append('d', [post('a')])).toMatchObject({ ok: false, error: { code: 'closed' } });
    expect(await s.read('d', 0)).toEqual([]);
  });

  test('hands entries of one machine to the followers of another', async () => {
    const bench = await roomBench();
    const [left, right] = [bench.window(), bench.window()];
    const seen: string[] = [];
    right.subscribe('d', 0, (entries) => seen.push(...entries.map((e) => e.id)));
    await appended(left, 'd', [post('a'), post('b')]);
    await expect.poll(() => seen).toEqual(['a', 'b']);
  });
});

test('news that come just as a follower has finished reading are not missed', async () => {
  for (let wait = 0; wait < 12; wait++) {
    const s = memorySequencer({ now: () => 1 });
    const seen: string[] = [];
    s.subscribe('d', 0, (entries) => seen.push(...entries.map((e) => e.id)));
    for (let i = 0; i < wait; i++) await Promise.resolve();
    await appended(s, 'd', [post('a')]);
    expect(seen).toEqual(['a']);
  }
});

describe('a dexie sequencer between windows', () => {
  test('gives two windows that append at once one order, and both hear all of it', async () => {
    const bench = await dexieBench();
    const [left, right] = [bench.window(), bench.window()];
    const heard: string[][] = [[], []];
    const all = [left, right].map((s, i) => s.subscribe('d', 0, (es) => heard[i]?.push(...es.map((e) => e.id))));
    const ids = Array.from({ length: 20 }, (_, i) => `e${i}`);
    await Promise.all(ids.map((id, i) => appended(i % 2 === 0 ? left : right, 'd', [post(id)])));
    const order = await left.read('d', 0);
    expect(order.map((e) => e.seq)).toEqual(ids.map((_, i) => i + 1));
    await expect.poll(() => heard[1]?.length).toBe(20);
    await Promise.all(all.map((s) => s.refresh()));
    expect(heard[0]).toEqual(order.map((e) => e.id));
    expect(heard[1]).toEqual(order.map((e) => e.id));
  });

  test('keeps one entry when both windows send the same id', async () => {
    const bench = await dexieBench();
    const [left, right] = [bench.window(), bench.window()];
    const [a, b] = await Promise.all([appended(left, 'd', [post('same')]), appended(right, 'd', [post('same')])]);
    expect(a).toEqual(b);
    expect(await left.read('d', 0)).toHaveLength(1);
  });

  test('refuses a drill that was purged meanwhile', async () => {
    const bench = await dexieBench();
    const s = bench.window();
    await bench.purge();
    expect(await s.append('d', [post('a')])).toMatchObject({ ok: false, error: { code: 'closed' } });
    expect(await s.read('d', 0)).toEqual([]);
  });
});

test('names what a storage throws', () => {
  const named = (name: string, inner?: unknown) => Object.assign(new Error('x'), { name, inner });
  expect(appendErrorOf(named('QuotaExceededError')).code).toBe('storage-full');
  expect(appendErrorOf(named('AbortError', named('QuotaExceededError'))).code).toBe('storage-full');
  expect(appendErrorOf(named('OpenFailedError', named('SecurityError'))).code).toBe('storage-refused');
  expect(appendErrorOf(named('DatabaseClosedError')).code).toBe('closed');
  expect(appendErrorOf('what').code).toBe('failed');
});
