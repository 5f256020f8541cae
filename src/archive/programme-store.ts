import { liveQuery, type Table } from 'dexie';
import { err, ok, type Result } from '../base/result';
import type { ArchiveError } from './archive';
import { archiveErrorOf } from './errors';

/** A change of the programme as it lies in the table. What else is in it is the programme's affair, and checked by its schema. */
export interface StoredChange {
  readonly id: string;
}

/** The programme's list of changes. */
export interface ProgrammeStore {
  /** Everything that is kept, in no particular order. Rejects when the storage cannot be read. */
  changes(): Promise<readonly StoredChange[]>;
  /** Keeps changes, all or none. One takes the place of what was kept under its id, so that keeping twice is keeping once. */
  put(changes: readonly StoredChange[]): Promise<Result<void, ArchiveError>>;
  /** Calls with everything now, and whenever something came in in any window. Returns how to stop. */
  watch(listener: (changes: readonly StoredChange[]) => void): () => void;
}

/** The changes in IndexedDB: every window of the browser sees what any of them adds. */
export function dexieProgrammeStore(table: Table<StoredChange, string>): ProgrammeStore {
  const changes = () => table.toArray();
  return {
    changes,
    put: async (added) => {
      try {
        await table.db.transaction('rw', table, () => table.bulkPut([...added]));
        return ok(undefined);
      } catch (cause) {
        return err(archiveErrorOf(cause));
      }
    },
    watch: (listener) => {
      // A query that fails (storage taken away meanwhile) leaves the last list standing.
      const watching = liveQuery(changes).subscribe({ next: listener, error: () => undefined });
      return () => watching.unsubscribe();
    },
  };
}

/** The changes until the page is left, for browsers that store nothing. */
export function memoryProgrammeStore(): ProgrammeStore {
  const kept = new Map<string, StoredChange>();
  const listeners = new Set<(changes: readonly StoredChange[]) => void>();
  const list = () => [...kept.values()];
  return {
    changes: () => Promise.resolve(list()),
    put: (added) => {
      for (const change of added) kept.set(change.id, change);
      for (const listener of [...listeners]) listener(list());
      return Promise.resolve(ok(undefined));
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(list());
      return () => void listeners.delete(listener);
    },
  };
}
