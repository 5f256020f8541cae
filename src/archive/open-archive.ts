import type { Entry } from '../drill/record';
import type { Archive, ArchiveError } from './archive';
import { DATABASE_NAME, Database } from './database';
import { dexieArchive } from './dexie-archive';
import { archiveError, archiveErrorOf } from './errors';
import { memoryArchive } from './memory-archive';
import { DATABASE_VERSION, storedVersion } from './migrations';
import type { StorageAsked } from './storage-use';

export interface ArchiveOptions {
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
  readonly storage?: StorageAsked;
}

/** An opened archive, and where the sequencer finds the entries: the database, or lists in memory. */
export type OpenedArchive =
  | { readonly archive: Archive; readonly db: Database }
  | { readonly archive: Archive; readonly records: Map<string, Entry[]> };

/**
 * Opens what is stored in this browser. Where that is refused, or was stored by a newer version, the archive lasts for this
 * visit only and says why (`archive.keeping`); a newer version's database is left as it is.
 */
export async function openArchive(options: ArchiveOptions = {}): Promise<OpenedArchive> {
  const { name = DATABASE_NAME } = options;
  try {
    // Reading the property alone throws in some sandboxed frames.
    const factory = options.indexedDB ?? globalThis.indexedDB;
    const keyRange = options.keyRange ?? globalThis.IDBKeyRange;
    if (factory === undefined || factory === null) return inMemory(archiveError('refused'));
    if ((await storedVersion(factory, name)) > DATABASE_VERSION) return inMemory(archiveError('newer-version'));
    const db = new Database(name, factory, keyRange);
    // A window of a newer version wants to upgrade: let it, and stop writing here.
    db.on('versionchange', () => db.close());
    await db.open();
    const storage = options.storage ?? globalThis.navigator?.storage;
    return { archive: dexieArchive(db, storage), db };
  } catch (cause) {
    const error = archiveErrorOf(cause);
    return inMemory(error.code === 'newer-version' ? error : archiveError('refused'));
  }
}

function inMemory({ code, sentence }: ArchiveError): OpenedArchive {
  const records = new Map<string, Entry[]>();
  const archive = memoryArchive(
    { kind: 'memory', code: code === 'newer-version' ? code : 'refused', sentence },
    records,
  );
  return { archive, records };
}
