import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Database } from './database';
import { DATABASE_VERSION, declareVersions, MIGRATIONS, type Migration, storedVersion } from './migrations';
import { openArchive } from './open-archive';

test('the versions run from 1 without a gap', () => {
  expect(MIGRATIONS.map((m) => m.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  expect(DATABASE_VERSION).toBe(MIGRATIONS.length);
});

test('every earlier version opens as the present one', async () => {
  for (const { version } of MIGRATIONS) {
    const indexedDB = new IDBFactory();
    const old = new Dexie('hotwash', { indexedDB, IDBKeyRange });
    declareVersions(old, MIGRATIONS.slice(0, version));
    await old.open();
    await old.table('settings').put({ key: 'k', value: 'kept' });
    old.close();
    const now = new Database('hotwash', indexedDB, IDBKeyRange);
    await now.open();
    expect(await now.settings.get('k')).toEqual({ key: 'k', value: 'kept' });
    now.close();
    expect(await storedVersion(indexedDB, 'hotwash')).toBe(DATABASE_VERSION);
  }
});

test('a further step turns the rows of the one before', async () => {
  const indexedDB = new IDBFactory();
  const first: Migration = { version: 1, stores: { rows: 'id' } };
  const second: Migration = {
    version: 2,
    stores: { rows: 'id, name' },
    upgrade: async (t) => {
      await t.table('rows').toCollection().modify({ name: 'given' });
    },
  };
  const old = new Dexie('steps', { indexedDB, IDBKeyRange });
  declareVersions(old, [first]);
  await old.table('rows').add({ id: 1 });
  old.close();
  const now = new Dexie('steps', { indexedDB, IDBKeyRange });
  declareVersions(now, [first, second]);
  expect(await now.table('rows').where('name').equals('given').toArray()).toEqual([{ id: 1, name: 'given' }]);
  now.close();
});

test('looking for a version leaves nothing behind', async () => {
  const indexedDB = new IDBFactory();
  expect(await storedVersion(indexedDB, 'hotwash')).toBe(0);
  expect(await indexedDB.databases()).toEqual([]);
});

test('a database of a newer version is said to be one and left as it is', async () => {
  const indexedDB = new IDBFactory();
  const newer = new Dexie('hotwash', { indexedDB, IDBKeyRange });
  newer.version(DATABASE_VERSION + 1).stores({ drills: 'id', novelty: 'id' });
  await newer.table('drills').add({ id: 'from the future' });
  newer.close();
  const { archive } = await openArchive({ indexedDB, keyRange: IDBKeyRange });
  expect(archive.keeping).toMatchObject({ kind: 'memory', code: 'newer-version' });
  expect(await archive.listDrills()).toEqual([]);
  expect(await storedVersion(indexedDB, 'hotwash')).toBe(DATABASE_VERSION + 1);
  const again = new Dexie('hotwash', { indexedDB, IDBKeyRange });
  again.version(DATABASE_VERSION + 1).stores({ drills: 'id', novelty: 'id' });
  expect(await again.table('drills').toArray()).toEqual([{ id: 'from the future' }]);
  again.close();
});
