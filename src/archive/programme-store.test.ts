// Dexie watches its tables only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { Database } from './database';
import { openArchive } from './open-archive';
import { dexieProgrammeStore, memoryProgrammeStore, type ProgrammeStore } from './programme-store';

const change = (id: string, says = id) => ({ id, says });

async function database(indexedDB = new IDBFactory()): Promise<Database> {
  const opened = await openArchive({ indexedDB, keyRange: IDBKeyRange, name: 'programme' });
  if (!('db' in opened)) throw new Error('no database');
  return opened.db;
}

const kinds: readonly [string, () => Promise<ProgrammeStore>][] = [
  ['IndexedDB', async () => dexieProgrammeStore((await database()).changes)],
  ['memory', async () => memoryProgrammeStore()],
];

const ids = (changes: readonly { readonly id: string }[]) => changes.map((c) => c.id).sort();

test.each(kinds)('a store in %s keeps what it is given, and what comes twice once', async (_name, make) => {
  const store = await make();
  expect(await store.changes()).toEqual([]);
  expect(await store.put([change('a'), change('b')])).toMatchObject({ ok: true });
  expect(await store.put([change('b', 'otherwise'), change('c'), change('c')])).toMatchObject({ ok: true });
  expect(ids(await store.changes())).toEqual(['a', 'b', 'c']);
  expect((await store.changes()).find((c) => c.id === 'b')).toEqual(change('b', 'otherwise'));
});

test.each(kinds)('a store in %s tells what was added until it is told to stop', async (_name, make) => {
  const store = await make();
  const heard: string[][] = [];
  const stop = store.watch((changes) => heard.push(ids(changes)));
  await vi.waitFor(() => expect(heard).toEqual([[]]));
  await store.put([change('a')]);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['a']));
  stop();
  await store.put([change('b')]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(heard.at(-1)).toEqual(['a']);
});

test('what one window adds, another hears of and keeps over a reload', async () => {
  const indexedDB = globalThis.indexedDB;
  const open = async () => {
    const db = new Database('shared', indexedDB, globalThis.IDBKeyRange);
    await db.open();
    return db;
  };
  const [here, there] = [await open(), await open()];
  const heard: string[][] = [];
  const stop = dexieProgrammeStore(there.changes).watch((changes) => heard.push(ids(changes)));
  await dexieProgrammeStore(here.changes).put([change('a')]);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['a']));
  stop();
  here.close();
  there.close();
  const later = await open();
  expect(ids(await dexieProgrammeStore(later.changes).changes())).toEqual(['a']);
  later.close();
});

test('a store that can write nothing says so and keeps nothing', async () => {
  const db = await database();
  const store = dexieProgrammeStore(db.changes);
  db.close();
  expect(await store.put([change('a')])).toMatchObject({ ok: false });
});
