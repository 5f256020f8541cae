import type { StorageUse } from './archive';

/** The part of the browser's storage manager that is asked. */
export type StorageAsked = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>;

/** How much room is taken. What the browser does not tell is `null`, never a guess. */
export async function storageUse(storage: StorageAsked | undefined): Promise<StorageUse> {
  const estimate = await storage?.estimate().catch(() => undefined);
  const persisted = await storage?.persisted().catch(() => undefined);
  return {
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    persisted: persisted ?? null,
  };
}

/** Asks that the storage is kept when room gets scarce. */
export async function askToPersist(storage: StorageAsked | undefined): Promise<boolean> {
  return (await storage?.persist().catch(() => false)) ?? false;
}
