// Dexie watches its tables only where IndexedDB is global.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Archive, DrillRow, NewDrill } from './archive';
import { NO_SUMMARY } from './archive';
import { memoryArchive } from './memory-archive';
import { openArchive } from './open-archive';

const sources = { scenarioYaml: 's', playbookYaml: 'p', companyYaml: 'c' };
const entry = { seq: 1, at: 1_000, id: 'e1', by: 'codex', act: { type: 'drill.start' } } as const;

function drill(id: string, change: Partial<NewDrill> & { createdAt?: number } = {}): NewDrill {
  const { createdAt = 1_000, ...rest } = change;
  return {
    header: {
      drillId: id,
      createdAt,
      engine: 'test',
      seed: 'seed',
      scenarioId: 'tiny',
      playbookId: 'vyberology',
      hashes: { scenario: '1', playbook: '2', company: '3' },
      participants: [{ id: 'codex', name: 'Codex', kind: 'player' }],
    },
    title: `Drill ${id}`,
    sources,
    entries: [entry],
    lastSeen: createdAt,
    phase: 'live',
    summary: NO_SUMMARY,
    ...rest,
  };
}

const open: Archive[] = [];
afterEach(() => {
  for (const archive of open.splice(0)) archive.close();
});

async function inBrowser(indexedDB = new IDBFactory()): Promise<Archive> {
  const { archive } = await openArchive({ indexedDB, keyRange: IDBKeyRange, name: 'test' });
  open.push(archive);
  expect(archive.keeping).toEqual({ kind: 'durable' });
  return archive;
}

const kinds: readonly [string, () => Promise<Archive>][] = [
  ['IndexedDB', () => inBrowser()],
  ['memory', async () => memoryArchive({ kind: 'memory', code: 'refused', sentence: 'no' })],
];

describe.each(kinds)('an archive in %s', (_name, make) => {
  test('gives back a drill with its files, entries and card', async () => {
    const archive = await make();
    await archive.createDrill(drill('a', { scorecard: { percent: 80 } }));
    const row = await archive.drill('a');
    expect(row).toMatchObject({ id: 'a', title: 'Drill a', scenarioId: 'tiny', phase: 'live' });
    expect(await archive.entries('a')).toEqual([entry]);
    expect(await archive.sources(row?.bundleKey ?? '')).toEqual(sources);
    expect(await archive.scorecard('a')).toEqual({ percent: 80 });
    expect(await archive.drill('nobody')).toBeUndefined();
  });

  test('refuses a second drill of the same id and leaves the first', async () => {
    const archive = await make();
    await archive.createDrill(drill('a'));
    const again = await archive.createDrill(drill('a', { title: 'Another', entries: [] }));
    expect(again).toMatchObject({ ok: false, error: { code: 'exists' } });
    expect((await archive.drill('a'))?.title).toBe('Drill a');
    expect(await archive.entries('a')).toHaveLength(1);
  });

  test('lists the newest first, hides what is deleted, and has it back', async () => {
    const archive = await make();
    await archive.createDrill(drill('old', { createdAt: 1 }));
    await archive.createDrill(drill('new', { createdAt: 2 }));
    expect((await archive.listDrills()).map((r) => r.id)).toEqual(['new', 'old']);
    await archive.softDelete('new', 50);
    expect((await archive.listDrills()).map((r) => r.id)).toEqual(['old']);
    await archive.undoDelete('new');
    expect((await archive.listDrills()).map((r) => r.id)).toEqual(['new', 'old']);
    expect((await archive.drill('new'))?.deletedAt).toBeUndefined();
  });

  test('purges only what was deleted before, with everything that belongs to it', async () => {
    const archive = await make();
    for (const id of ['a', 'b', 'c']) await archive.createDrill(drill(id, { scorecard: { id } }));
    const key = (await archive.drill('a'))?.bundleKey ?? '';
    await archive.saveDraft({ drillId: 'a', key: 'k', text: 'typed', savedAt: 1 });
    await archive.softDelete('a', 10);
    await archive.softDelete('b', 20);
    expect(await archive.purgeDeleted(15)).toEqual({ ok: true, value: 1 });
    expect(await archive.drill('a')).toBeUndefined();
    expect(await archive.entries('a')).toEqual([]);
    expect(await archive.scorecard('a')).toBeUndefined();
    expect(await archive.drafts('a')).toEqual([]);
    expect(await archive.drill('b')).toBeDefined();
    expect(await archive.entries('c')).toHaveLength(1);
    expect(await archive.sources(key)).toEqual(sources);
  });

  test('keeps the later sign of life and the first scorecard', async () => {
    const archive = await make();
    await archive.createDrill(drill('a'));
    await archive.touch('a', 9_000);
    await archive.touch('a', 8_000);
    expect((await archive.drill('a'))?.lastSeen).toBe(9_000);
    await archive.freezeScorecard('a', { percent: 1 });
    await archive.freezeScorecard('a', { percent: 2 });
    expect(await archive.scorecard('a')).toEqual({ percent: 1 });
  });

  test('keeps drafts by place until they are emptied', async () => {
    const archive = await make();
    await archive.saveDraft({ drillId: 'a', key: 'x', text: 'half a sent', savedAt: 1 });
    await archive.saveDraft({ drillId: 'b', key: 'x', text: 'other', savedAt: 1 });
    expect((await archive.draft('a', 'x'))?.text).toBe('half a sent');
    await archive.saveDraft({ drillId: 'a', key: 'x', text: '', savedAt: 2 });
    expect(await archive.draft('a', 'x')).toBeUndefined();
    expect(await archive.drafts('b')).toHaveLength(1);
  });

  test('tells watchers of every change', async () => {
    const archive = await make();
    let rows: readonly DrillRow[] = [];
    const stop = archive.watchDrills((next) => {
      rows = next;
    });
    await archive.createDrill(drill('a'));
    await vi.waitFor(() => expect(rows.map((r) => r.id)).toEqual(['a']));
    await archive.noteProgress('a', {
      phase: 'debrief',
      summary: { severity: 'SEV1', durationMs: 60_000, percent: 71.5, rating: 'S' },
    });
    await vi.waitFor(() => expect(rows[0]).toMatchObject({ phase: 'debrief', summary: { percent: 71.5 } }));
    stop();
  });

  test('remembers settings', async () => {
    const archive = await make();
    expect(await archive.setting('scribe')).toBeUndefined();
    await archive.saveSetting('scribe', 'claude');
    expect(await archive.setting('scribe')).toBe('claude');
  });
});

test('everything is there again after closing and opening', async () => {
  const indexedDB = new IDBFactory();
  const first = await inBrowser(indexedDB);
  await first.createDrill(drill('a'));
  first.close();
  const second = await inBrowser(indexedDB);
  expect(await second.entries('a')).toEqual([entry]);
});

describe('when the browser does not store', () => {
  test('a refusal gives an archive in memory that says so', async () => {
    const refusing = new Proxy(new IDBFactory(), {
      get: () => () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const { archive } = await openArchive({ indexedDB: refusing, keyRange: IDBKeyRange });
    expect(archive.keeping).toMatchObject({ kind: 'memory', code: 'refused' });
    expect((await archive.createDrill(drill('a'))).ok).toBe(true);
    expect(await archive.listDrills()).toHaveLength(1);
  });

  test('no room left is told apart from other failures', async () => {
    const opened = await openArchive({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, name: 'full' });
    if (!('db' in opened)) throw new Error('expected a database');
    open.push(opened.archive);
    opened.db.drills.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const result = await opened.archive.createDrill(drill('a'));
    expect(result).toMatchObject({ ok: false, error: { code: 'full' } });
    expect(await opened.archive.entries('a')).toEqual([]);
  });

  test('storage use says null where the browser says nothing', async () => {
    const { archive } = await openArchive({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, name: 'use' });
    open.push(archive);
    expect(await archive.use()).toEqual({ usedBytes: null, quotaBytes: null, persisted: null });
    const storage = {
      estimate: async () => ({ usage: 5, quota: 10 }),
      persisted: async () => false,
      persist: async () => true,
    };
    const asked = (await openArchive({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, storage })).archive;
    open.push(asked);
    expect(await asked.use()).toEqual({ usedBytes: 5, quotaBytes: 10, persisted: false });
    expect(await asked.persist()).toBe(true);
  });
});
