import { openArchive } from '../archive/open-archive';
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
  return { archive: found.archive, sequencer };
}

/** Where drills are kept and who orders their entries: opened on first use, the same for the whole visit. */
export function openHouse(): Promise<House> {
  opened ??= open();
  return opened;
}
