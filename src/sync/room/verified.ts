/**
 * What this machine has verified before, by digest. Signatures are the slow part of reading a long log (some hundreds a
 * second), so a reload asks here first. Whoever can write to it can write to this page's storage, keys and all.
 */
export interface VerifiedStore {
  has(digest: string): boolean;
  add(digest: string): void;
}

/** In memory: for one visit, and for tests. */
export function memoryVerified(): VerifiedStore {
  const digests = new Set<string>();
  return { has: (digest) => digests.has(digest), add: (digest) => void digests.add(digest) };
}
