// Dexie watches its tables only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '../drill/record';
import { type Archive, NO_SUMMARY } from './archive';
import { Database } from './database';
import { dexieArchive } from './dexie-archive';
import { memoryArchive } from './memory-archive';
import { dexieRoomStore, memoryRoomStore } from './room-store';
import type { RoomRow, RoomStore } from './rooms';

const room = (roomId: string, change: Partial<RoomRow> = {}): RoomRow => ({
  roomId,
  title: `Room ${roomId}`,
  createdAt: 1_000,
  credentials: { key: roomId },
  ...change,
});

const open: Database[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

async function database(indexedDB = new IDBFactory()): Promise<Database> {
  const db = new Database('test', indexedDB, IDBKeyRange);
  await db.open();
  open.push(db);
  return db;
}

const kinds: readonly [string, () => Promise<{ rooms: RoomStore; archive: Archive }>][] = [
  [
    'IndexedDB',
    async () => {
      const db = await database();
      return { rooms: dexieRoomStore(db), archive: dexieArchive(db, undefined) };
    },
  ],
  [
    'memory',
    async () => ({
      rooms: memoryRoomStore(),
      archive: memoryArchive({ kind: 'memory', code: 'refused', sentence: 'no' }),
    }),
  ],
];

describe.each(kinds)('rooms kept in %s', (_name, make) => {
  test('a room comes back with what opens it, and is found by its drill', async () => {
    const { rooms } = await make();
    await rooms.saveRoom(room('a'));
    await rooms.noteRoom('a', { drillId: 'd1', credentials: { key: 'a', chain: ['older'] } });
    expect(await rooms.room('a')).toEqual(room('a', { drillId: 'd1', credentials: { key: 'a', chain: ['older'] } }));
    expect((await rooms.roomOfDrill('d1'))?.roomId).toBe('a');
    expect(await rooms.roomOfDrill('d2')).toBeUndefined();
  });

  test('nothing is noted of a room that is not there', async () => {
    const { rooms } = await make();
    await rooms.noteRoom('a', { endedAt: 2_000 });
    expect(await rooms.room('a')).toBeUndefined();
  });

  test('whoever watches hears of every change, newest room first', async () => {
    const { rooms } = await make();
    const seen = vi.fn<(ids: string[]) => void>();
    const stop = rooms.watchRooms((rows) => seen(rows.map((r) => r.roomId)));
    await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([]));
    await rooms.saveRoom(room('a'));
    await rooms.saveRoom(room('b', { createdAt: 2_000 }));
    await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(['b', 'a']));
    stop();
    await rooms.forgetRoom('b');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toHaveBeenLastCalledWith(['b', 'a']);
  });

  test('what waits keeps its order, each id once, apart for each room', async () => {
    const { rooms } = await make();
    for (const id of ['3', '1', '2']) await rooms.putWaiting({ roomId: 'a', id });
    await rooms.putWaiting({ roomId: 'b', id: '1' });
    const changed = { roomId: 'a', id: '3', tries: 2 };
    await rooms.putWaiting(changed);
    expect((await rooms.waiting('a')).map((w) => w.id)).toEqual(['3', '1', '2']);
    expect((await rooms.waiting('a'))[0]).toEqual(changed);
    await rooms.removeWaiting('a', '1');
    await rooms.removeWaiting('a', 'never there');
    expect((await rooms.waiting('a')).map((w) => w.id)).toEqual(['3', '2']);
    expect(await rooms.waiting('b')).toEqual([{ roomId: 'b', id: '1' }]);
  });

  test('a forgotten room leaves nothing behind', async () => {
    const { rooms } = await make();
    await rooms.saveRoom(room('a'));
    await rooms.putWaiting({ roomId: 'a', id: '1' });
    await rooms.forgetRoom('a');
    expect(await rooms.room('a')).toBeUndefined();
    expect(await rooms.waiting('a')).toEqual([]);
  });

  test('a copy of entries: twice is once, and the order of the room goes before another', async () => {
    const { archive } = await make();
    const entry = (seq: number, id: string): Entry => ({ seq, at: seq, id, by: 'codex', act: { type: 'bridge.join' } });
    await archive.keepEntries('d1', [entry(1, 'a')]);
    expect(await archive.entries('d1')).toEqual([]);
    await archive.createDrill(newDrill('d1'));
    await archive.keepEntries('d1', [entry(1, 'a'), entry(2, 'b')]);
    await archive.keepEntries('d1', [entry(2, 'b'), entry(3, 'c'), entry(4, 'd')]);
    expect((await archive.entries('d1')).map((e) => e.id)).toEqual(['a', 'b', 'c', 'd']);
    await archive.keepEntries('d1', [entry(3, 'x')]);
    expect((await archive.entries('d1')).map((e) => e.id)).toEqual(['a', 'b', 'x']);
  });
});

test('a drill that is removed for good takes its room and its keys along', async () => {
  const db = await database();
  const [rooms, archive] = [dexieRoomStore(db), dexieArchive(db, undefined)];
  await archive.createDrill(newDrill('d1'));
  await rooms.saveRoom(room('a', { drillId: 'd1' }));
  await rooms.saveRoom(room('b'));
  await rooms.putWaiting({ roomId: 'a', id: '1' });
  await archive.purge('d1');
  expect(await rooms.room('a')).toBeUndefined();
  expect(await rooms.waiting('a')).toEqual([]);
  expect(await rooms.room('b')).toBeDefined();
});

test('what waits survives the window', async () => {
  const indexedDB = new IDBFactory();
  const first = await database(indexedDB);
  await dexieRoomStore(first).saveRoom(room('a'));
  await dexieRoomStore(first).putWaiting({ roomId: 'a', id: '1' });
  first.close();
  const again = dexieRoomStore(await database(indexedDB));
  expect(await again.waiting('a')).toEqual([{ roomId: 'a', id: '1' }]);
  expect((await again.room('a'))?.credentials).toEqual({ key: 'a' });
});

function newDrill(drillId: string) {
  return {
    header: {
      drillId,
      createdAt: 1_000,
      engine: 'test',
      seed: 'seed',
      scenarioId: 'tiny',
      playbookId: 'vyberology',
      hashes: { scenario: '1', playbook: '2', company: '3' },
      participants: [{ id: 'codex', name: 'Codex', kind: 'player' as const }],
    },
    title: 'Drill',
    sources: { scenarioYaml: 's', playbookYaml: 'p', companyYaml: 'c' },
    entries: [],
    lastSeen: 1_000,
    phase: 'live' as const,
    summary: NO_SUMMARY,
  };
}
