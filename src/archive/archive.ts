import type { WallTime } from '../base/drill-time';
import type { Result } from '../base/result';
import type { BundleSources } from '../drill/bundle';
import type { Entry, Header } from '../drill/record';
import type { Phase } from '../drill/state';

/** What the library shows of a drill without folding it. */
export interface DrillSummary {
  /** Severity declared last, if any. */
  readonly severity: string | null;
  /** From StartEx to EndEx, or to now; ms of drill time. */
  readonly durationMs: number | null;
  readonly percent: number | null;
  readonly rating: 'P' | 'S' | 'M' | 'U' | null;
}

export interface DrillRow {
  readonly id: string;
  readonly header: Header;
  readonly title: string;
  readonly scenarioId: string;
  readonly createdAt: WallTime;
  /** Last sign of life of anybody who plays it. */
  readonly lastSeen: WallTime;
  readonly phase: Phase;
  readonly summary: DrillSummary;
  /** Key of its authored files among the bundles. */
  readonly bundleKey: string;
  /** Deleted but not yet purged: it can be had back. */
  readonly deletedAt?: WallTime;
}

export interface NewDrill {
  readonly header: Header;
  readonly title: string;
  readonly sources: BundleSources;
  /** Entries to begin with: of an import or a fork. */
  readonly entries: readonly Entry[];
  readonly lastSeen: WallTime;
  readonly phase: Phase;
  readonly summary: DrillSummary;
  readonly scorecard?: unknown;
}

export interface Draft {
  readonly drillId: string;
  /** Whose text it is and where it is being written: `codex/composer/#incidents`. */
  readonly key: string;
  readonly text: string;
  readonly savedAt: WallTime;
}

/** Why something was not stored or read. */
export interface ArchiveError {
  readonly code: 'refused' | 'full' | 'newer-version' | 'exists' | 'failed';
  readonly sentence: string;
}

/** Where things are kept: on this machine, or only until the page is left, and then why. */
export type Keeping =
  | { readonly kind: 'durable' }
  | { readonly kind: 'memory'; readonly code: 'refused' | 'newer-version'; readonly sentence: string };

/** Room taken, in bytes; `null` where the browser does not say. */
export interface StorageUse {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** The browser has promised not to throw it away by itself. */
  readonly persisted: boolean | null;
}

type Done<T = void> = Promise<Result<T, ArchiveError>>;

/**
 * Everything that is kept between visits. Entries are added by the sequencer where this browser puts them in order; everything
 * else goes through here.
 */
export interface Archive {
  readonly keeping: Keeping;
  /** Stores a drill with its files and first entries, all or nothing. */
  createDrill(drill: NewDrill): Done;
  drill(id: string): Promise<DrillRow | undefined>;
  /** Drills that are not deleted, newest first. */
  listDrills(): Promise<readonly DrillRow[]>;
  /** Calls with the list now and whenever it changes, in any window. Returns how to stop. */
  watchDrills(listener: (rows: readonly DrillRow[]) => void): () => void;
  entries(drillId: string): Promise<readonly Entry[]>;
  /**
   * Keeps a copy of entries that a room has put in order; twice is once. Where others stood in their place, those and all
   * after them go: the room's order is the one that counts. Nothing is kept of a drill that is not here.
   */
  keepEntries(drillId: string, entries: readonly Entry[]): Done;
  sources(bundleKey: string): Promise<BundleSources | undefined>;
  /** Sign of life: the later one stays. */
  touch(drillId: string, lastSeen: WallTime): Done;
  noteProgress(drillId: string, change: { readonly phase: Phase; readonly summary: DrillSummary }): Done;
  softDelete(drillId: string, at: WallTime): Done;
  undoDelete(drillId: string): Done;
  /** Removes for good a drill with everything that is its own. */
  purge(drillId: string): Done;
  /** Removes for good what was deleted before a wall time. Resolves with how many drills that were. */
  purgeDeleted(before: WallTime): Done<number>;
  scorecard(drillId: string): Promise<unknown>;
  /** Keeps the scorecard as it stood at the end. The first one stays. */
  freezeScorecard(drillId: string, card: unknown): Done;
  setting(key: string): Promise<unknown>;
  saveSetting(key: string, value: unknown): Done;
  draft(drillId: string, key: string): Promise<Draft | undefined>;
  drafts(drillId: string): Promise<readonly Draft[]>;
  /** An empty text removes the draft. */
  saveDraft(draft: Draft): Done;
  use(): Promise<StorageUse>;
  /** Asks the browser to keep the storage. Resolves with its answer. */
  persist(): Promise<boolean>;
  close(): void;
}

export const NO_SUMMARY: DrillSummary = { severity: null, durationMs: null, percent: null, rating: null };
