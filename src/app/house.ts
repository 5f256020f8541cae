import { packedDatabase } from 'virtual:database';
import { openArchive } from '../archive/open-archive';
import { dexieProgrammeStore, memoryProgrammeStore } from '../archive/programme-store';
import { dexieRoomStore, memoryRoomStore } from '../archive/room-store';
import type { RoomHouse } from '../session/ports';
import { dexieSequencer } from '../sync/dexie-sequencer';
import { memorySequencer } from '../sync/memory-sequencer';

let opened: Promise<RoomHouse> | undefined;

async function open(): Promise<RoomHouse> {
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
    rooms: 'db' in found ? dexieRoomStore(found.db) : memoryRoomStore(),
    programme,
    ...(canRun ? { databaseFiles: { packed: packedDatabase } } : {}),
  };
}

/** Where drills are kept and who orders their entries: opened on first use, the same for the whole visit. */
export function openHouse(): Promise<RoomHouse> {
  opened ??= open();
  return opened;
}
