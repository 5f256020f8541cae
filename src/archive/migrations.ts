import type { Dexie, Transaction } from 'dexie';

/** One step of the stored format. Steps are never changed once released: a change is a new step. */
export interface Migration {
  readonly version: number;
  /** Tables that this step adds or re-indexes, in dexie's notation; `null` drops one. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Turns the rows of the version before into this one's. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/** From nothing to today's format, without a gap. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    stores: {
      drills: 'id, createdAt, bundleKey',
      entries: '[drillId+seq], &[drillId+id]',
      bundles: 'key',
      scorecards: 'drillId',
      settings: 'key',
      drafts: '[drillId+key], drillId',
    },
  },
  {
    // Team drills: the rooms that this browser is in, with its keys; what waits to be sent; the programme's changes.
    version: 2,
    stores: {
      rooms: 'roomId, drillId',
      outbox: '[roomId+id], roomId',
      changes: 'id',
    },
  },
];

export const DATABASE_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** Declares every step to dexie, which runs those that a database still lacks, in one transaction. */
export function declareVersions(db: Dexie, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { version, stores, upgrade } of migrations) {
    const declared = db.version(version).stores({ ...stores });
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
}

/**
 * The version of a stored database, 0 when there is none. Looks without declaring anything, so that a database of another
 * version is not changed by looking. Rejects when the browser refuses storage.
 */
export function storedVersion(factory: IDBFactory, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      // Nothing was there: leave it like that.
      absent = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      // Dexie multiplies its versions by ten.
      resolve(Math.floor(version / 10));
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(0);
      else reject(request.error ?? new Error('the database cannot be opened'));
    };
  });
}
