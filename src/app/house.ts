import { packedDatabase } from 'virtual:database';
import { openArchive } from '../archive/open-archive';
import { dexieProgrammeStore, memoryProgrammeStore } from '../archive/programme-store';
import type { House } from '../session/ports';
import { dexieSequencer } from '../sync/dexie-sequencer';
import { memorySequencer } from '../sync/memory-sequencer';

let opened: Promise<House> | undefined;

async function open(): Promise<House> {
  const found = await openArchive();
  const now = () => Date.now();
  const sequencer =
    'db' in found
      ? dexieSequencer({ db: found.db, entries: found.db.entries, drills: found.db.drills, now })
      : memorySequencer({ now, records: found.records });
  // The database is PostgreSQL, compiled for browsers, in a worker.
  const canRun = typeof Worker !== 'undefined' && typeof WebAssembly !== 'undefined';
  const programme = 'db' in found ? dexieProgrammeStore(found.db.changes) : memoryProgrammeStore();
  return {
    archive: found.archive,
    sequencer,
    programme,
    ...(canRun ? { databaseFiles: { packed: packedDatabase } } : {}),
  };
}

/** Where drills are kept and who orders their entries: opened on first use, the same for the whole visit. */
export function openHouse(): Promise<House> {
  opened ??= open();
  return opened;
}
