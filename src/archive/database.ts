import { Dexie, type Table } from 'dexie';
import type { BundleSources } from '../drill/bundle';
import type { Entry } from '../drill/record';
import type { Draft, DrillRow } from './archive';
import { declareVersions } from './migrations';
import type { StoredChange } from './programme-store';
import type { RoomRow, StoredWaiting } from './rooms';

export const DATABASE_NAME = 'hotwash';

/** An entry as it lies in the table. */
export type EntryRow = Entry & { readonly drillId: string };

/** The tables of today's format. */
export class Database extends Dexie {
  declare drills: Table<DrillRow, string>;
  declare entries: Table<EntryRow, [string, number]>;
  declare bundles: Table<BundleSources & { readonly key: string }, string>;
  declare scorecards: Table<{ readonly drillId: string; readonly card: unknown }, string>;
  declare settings: Table<{ readonly key: string; readonly value: unknown }, string>;
  declare drafts: Table<Draft, [string, string]>;
  declare rooms: Table<RoomRow, string>;
  declare outbox: Table<StoredWaiting, [string, string]>;
  declare changes: Table<StoredChange, string>;

  constructor(name: string, indexedDB: IDBFactory, keyRange: typeof IDBKeyRange) {
    // Strict: a transaction is done when it is on the disk, so that what was acknowledged survives a crash.
    super(name, { indexedDB, IDBKeyRange: keyRange, chromeTransactionDurability: 'strict' });
    declareVersions(this);
  }
}
