import { liveQuery } from 'dexie';
import { hashText } from '../base/hash';
import { err, ok, type Result } from '../base/result';
import type { BundleSources } from '../drill/bundle';
import type { Entry } from '../drill/record';
import type { Archive, ArchiveError, DrillRow, NewDrill } from './archive';
import type { Database, EntryRow } from './database';
import { archiveErrorOf } from './errors';
import { askToPersist, type StorageAsked, storageUse } from './storage-use';

/** Equal files are stored once, whatever drills use them. */
export function bundleKeyOf(sources: BundleSources): string {
  return hashText([sources.scenarioYaml, sources.playbookYaml, sources.companyYaml].map(hashText).join());
}

/** The row of a new drill. */
export function rowOf({ header, title, sources, lastSeen, phase, summary }: NewDrill): DrillRow {
  return {
    id: header.drillId,
    header,
    title,
    scenarioId: header.scenarioId,
    createdAt: header.createdAt,
    lastSeen,
    phase,
    summary,
    bundleKey: bundleKeyOf(sources),
  };
}

/** Newest first; ties by id, so that the order is the same everywhere. */
export function newestFirst(rows: readonly DrillRow[]): readonly DrillRow[] {
  return rows
    .filter((row) => row.deletedAt === undefined)
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

async function attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, ArchiveError>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err(archiveErrorOf(cause));
  }
}

/** The archive in IndexedDB. */
export function dexieArchive(db: Database, storage: StorageAsked | undefined): Archive {
  const listDrills = async () => newestFirst(await db.drills.toArray());
  const ofDrill = (drillId: string) => db.entries.where('[drillId+seq]').between([drillId, 0], [drillId, Infinity]);
  const everything = [db.drills, db.entries, db.bundles, db.scorecards, db.drafts, db.rooms, db.outbox];

  const purge = (ids: readonly string[]) =>
    db.transaction('rw', everything, async () => {
      for (const id of ids) {
        const row = await db.drills.get(id);
        await db.drills.delete(id);
        await ofDrill(id).delete();
        await db.scorecards.delete(id);
        await db.drafts.where('drillId').equals(id).delete();
        // The room that it was played in goes with it, and with that its keys.
        const rooms = await db.rooms.where('drillId').equals(id).primaryKeys();
        await db.rooms.bulkDelete(rooms);
        await db.outbox.where('roomId').anyOf(rooms).delete();
        if (row === undefined) continue;
        const others = await db.drills.where('bundleKey').equals(row.bundleKey).count();
        if (others === 0) await db.bundles.delete(row.bundleKey);
      }
      return ids.length;
    });

  const create = (drill: NewDrill) =>
    db.transaction('rw', everything, async () => {
      const row = rowOf(drill);
      const drillId = row.id;
      await db.drills.add(row);
      await db.bundles.put({ ...drill.sources, key: row.bundleKey });
      await db.entries.bulkAdd(drill.entries.map((entry) => ({ ...entry, drillId })));
      if (drill.scorecard !== undefined) await db.scorecards.add({ drillId, card: drill.scorecard });
    });

  return {
    keeping: { kind: 'durable' },
    createDrill: (drill) => attempt(() => create(drill)),
    drill: (id) => db.drills.get(id),
    listDrills,
    watchDrills: (listener) => {
      // A query that fails (storage taken away meanwhile) leaves the last list standing.
      const watching = liveQuery(listDrills).subscribe({ next: listener, error: () => undefined });
      return () => watching.unsubscribe();
    },
    entries: async (drillId) => (await ofDrill(drillId).toArray()).map(entryOf),
    keepEntries: (drillId, entries) =>
      attempt(() =>
        db.transaction('rw', db.drills, db.entries, async () => {
          if ((await db.drills.get(drillId)) === undefined) return;
          const there = await db.entries.bulkGet(entries.map((e): [string, number] => [drillId, e.seq]));
          const other = entries.find((entry, i) => there[i] !== undefined && there[i].id !== entry.id);
          if (other !== undefined) {
            await db.entries.where('[drillId+seq]').between([drillId, other.seq], [drillId, Infinity]).delete();
          }
          await db.entries.bulkPut(entries.map((entry) => ({ ...entry, drillId })));
        }),
      ),
    sources: async (key) => {
      const row = await db.bundles.get(key);
      if (row === undefined) return undefined;
      const { scenarioYaml, playbookYaml, companyYaml } = row;
      return { scenarioYaml, playbookYaml, companyYaml };
    },
    touch: (id, lastSeen) =>
      attempt(() =>
        db.transaction('rw', db.drills, async () => {
          const row = await db.drills.get(id);
          if (row !== undefined && row.lastSeen < lastSeen) await db.drills.update(id, { lastSeen });
        }),
      ),
    noteProgress: (id, { phase, summary }) =>
      attempt(async () => void (await db.drills.update(id, { phase, summary }))),
    softDelete: (id, at) => attempt(async () => void (await db.drills.update(id, { deletedAt: at }))),
    undoDelete: (id) =>
      attempt(
        async () =>
          void (await db.drills
            .where('id')
            .equals(id)
            .modify((row: { deletedAt?: number }) => {
              delete row.deletedAt;
            })),
      ),
    purge: (id) => attempt(async () => void (await purge([id]))),
    purgeDeleted: (before) =>
      attempt(async () => {
        const gone = await db.drills
          .filter((row) => row.deletedAt !== undefined && row.deletedAt < before)
          .primaryKeys();
        return purge(gone);
      }),
    scorecard: async (drillId) => (await db.scorecards.get(drillId))?.card,
    freezeScorecard: (drillId, card) =>
      attempt(() =>
        db.transaction('rw', db.scorecards, async () => {
          if ((await db.scorecards.get(drillId)) === undefined) await db.scorecards.add({ drillId, card });
        }),
      ),
    setting: async (key) => (await db.settings.get(key))?.value,
    saveSetting: (key, value) => attempt(async () => void (await db.settings.put({ key, value }))),
    draft: (drillId, key) => db.drafts.get([drillId, key]),
    drafts: (drillId) => db.drafts.where('drillId').equals(drillId).toArray(),
    saveDraft: (draft) =>
      attempt(async () => {
        if (draft.text === '') await db.drafts.delete([draft.drillId, draft.key]);
        else await db.drafts.put(draft);
      }),
    use: () => storageUse(storage),
    persist: () => askToPersist(storage),
    close: () => db.close(),
  };
}

function entryOf({ seq, at, id, by, act }: EntryRow): Entry {
  return { seq, at, id, by, act };
}
