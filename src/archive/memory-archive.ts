import { err, ok } from '../base/result';
import type { BundleSources } from '../drill/bundle';
import type { Entry } from '../drill/record';
import type { Archive, Draft, DrillRow, Keeping } from './archive';
import { bundleKeyOf, newestFirst, rowOf } from './dexie-archive';
import { archiveError } from './errors';

/** An archive until the page is left, for browsers that store nothing. `records` is shared with the memory sequencer. */
export function memoryArchive(keeping: Keeping, records: Map<string, Entry[]> = new Map()): Archive {
  const drills = new Map<string, DrillRow>();
  const bundles = new Map<string, BundleSources>();
  const scorecards = new Map<string, unknown>();
  const settings = new Map<string, unknown>();
  const drafts = new Map<string, Draft>();
  const listeners = new Set<(rows: readonly DrillRow[]) => void>();
  const draftKey = (drillId: string, key: string) => `${drillId}\u001f${key}`;
  const list = () => newestFirst([...drills.values()]);
  const done = Promise.resolve(ok(undefined));

  const changed = () => {
    const rows = list();
    for (const listener of listeners) listener(rows);
    return done;
  };
  const change = (id: string, with_: (row: DrillRow) => DrillRow) => {
    const row = drills.get(id);
    if (row !== undefined) drills.set(id, with_(row));
    return changed();
  };
  const remove = (id: string) => {
    drills.delete(id);
    records.delete(id);
    scorecards.delete(id);
    for (const [key, draft] of drafts) if (draft.drillId === id) drafts.delete(key);
  };

  return {
    keeping,
    createDrill: (drill) => {
      const row = rowOf(drill);
      if (drills.has(row.id)) return Promise.resolve(err(archiveError('exists')));
      drills.set(row.id, row);
      bundles.set(bundleKeyOf(drill.sources), drill.sources);
      records.set(row.id, [...drill.entries]);
      if (drill.scorecard !== undefined) scorecards.set(row.id, drill.scorecard);
      return changed();
    },
    drill: (id) => Promise.resolve(drills.get(id)),
    listDrills: () => Promise.resolve(list()),
    watchDrills: (listener) => {
      listeners.add(listener);
      listener(list());
      return () => void listeners.delete(listener);
    },
    entries: (drillId) => Promise.resolve([...(records.get(drillId) ?? [])]),
    keepEntries: (drillId, entries) => {
      if (!drills.has(drillId)) return done;
      const record = records.get(drillId) ?? [];
      for (const entry of entries) {
        if (record[entry.seq - 1]?.id !== entry.id) record.splice(entry.seq - 1, Infinity, entry);
      }
      records.set(drillId, record);
      return done;
    },
    sources: (key) => Promise.resolve(bundles.get(key)),
    touch: (id, lastSeen) => change(id, (row) => ({ ...row, lastSeen: Math.max(row.lastSeen, lastSeen) })),
    noteProgress: (id, { phase, summary }) => change(id, (row) => ({ ...row, phase, summary })),
    softDelete: (id, deletedAt) => change(id, (row) => ({ ...row, deletedAt })),
    undoDelete: (id) => change(id, ({ deletedAt: _gone, ...row }) => row),
    purge: (id) => {
      remove(id);
      return changed();
    },
    purgeDeleted: (before) => {
      const gone = [...drills.values()].filter((row) => row.deletedAt !== undefined && row.deletedAt < before);
      for (const row of gone) remove(row.id);
      return Promise.resolve(ok(gone.length));
    },
    scorecard: (drillId) => Promise.resolve(scorecards.get(drillId)),
    freezeScorecard: (drillId, card) => {
      if (!scorecards.has(drillId)) scorecards.set(drillId, card);
      return done;
    },
    setting: (key) => Promise.resolve(settings.get(key)),
    saveSetting: (key, value) => {
      settings.set(key, value);
      return done;
    },
    draft: (drillId, key) => Promise.resolve(drafts.get(draftKey(drillId, key))),
    drafts: (drillId) => Promise.resolve([...drafts.values()].filter((d) => d.drillId === drillId)),
    saveDraft: (draft) => {
      if (draft.text === '') drafts.delete(draftKey(draft.drillId, draft.key));
      else drafts.set(draftKey(draft.drillId, draft.key), draft);
      return done;
    },
    use: () => Promise.resolve({ usedBytes: null, quotaBytes: null, persisted: false }),
    persist: () => Promise.resolve(false),
    close: () => listeners.clear(),
  };
}
