import type { LintRow } from '../../authoring/lint';
import type { LibraryProgress } from '../../session/progress';
import type { Gathered } from './dropped-files';

/** A scenario as the library lists it: known before anything of it is loaded. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly minutes: number;
  readonly roles: readonly string[];
  readonly objectives: readonly string[];
}

/** A drill on this machine. */
export interface DrillCard {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly phase: 'briefing' | 'live' | 'paused' | 'postmortem' | 'debrief' | 'stopped';
  readonly severity: string | null;
  readonly durationMs: number | null;
  readonly percent: number | null;
  readonly rating: 'P' | 'S' | 'M' | 'U' | null;
  readonly people: readonly string[];
  readonly forked: boolean;
  /** It is, or was, played in a room from several machines. */
  readonly isTeam: boolean;
}

/** How much room is taken, and whether the browser may throw it away. */
export interface StorageWord {
  readonly state: 'durable' | 'memory' | 'full';
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** The browser has promised to keep it. */
  readonly persisted: boolean | null;
}

export interface LibraryScreenProps {
  readonly scenarios: readonly ScenarioCard[];
  /** `null` while they are being read. */
  readonly drills: readonly DrillCard[] | null;
  readonly storage: StorageWord | null;
  /** Date of the next scheduled drill in the playbook, if it names one. */
  readonly nextDrill: string | null;
  readonly problem: { readonly title: string; readonly text: string } | null;
  /** How the person's own drills went; `null` while that is being read. */
  readonly progress: LibraryProgress | null;
  readonly onPlay: (scenarioId: string) => void;
  /** Lets bots play a scenario while one looks on. */
  readonly onWatch: (scenarioId: string) => void;
  /** Rooms that this browser is in and whose drill has not begun. */
  readonly rooms: readonly { readonly roomId: string; readonly title: string; readonly createdAt: number }[];
  readonly onRoom: (roomId: string) => void;
  /** Throws the keys away: to come in again takes the link. */
  readonly onForgetRoom: (roomId: string) => Promise<void>;
  /** Plays a scenario with people at other machines. */
  readonly onTeam: (scenarioId: string) => void;
  readonly onOpen: (drillId: string) => void;
  readonly onDelete: (drillId: string) => Promise<void>;
  readonly onUndelete: (drillId: string) => Promise<void>;
  readonly onExport: (drillId: string) => Promise<void>;
  /** Resolves with the sentences that say what is wrong with the file, or nothing when it is in. */
  readonly onImport: (file: File) => Promise<ImportTrouble | null>;
  readonly onKeepStorage: () => Promise<void>;
  /** Scenarios of somebody's own, which were brought along and kept in this browser. */
  readonly own: readonly ScenarioCard[];
  /** Checks files that were brought, and keeps what has no error. Resolves with the titles kept, and with what was found. */
  readonly onBring: (files: Gathered) => Promise<{
    readonly trouble?: string;
    readonly kept: readonly string[];
    readonly rows: readonly LintRow[];
  }>;
  readonly onRemoveOwn: (id: string) => Promise<void>;
  readonly onRestoreOwn: (id: string) => Promise<void>;
}

export interface ImportTrouble {
  readonly title: string;
  readonly lines: readonly string[];
  /** The scorecard of a file that cannot be played again, as far as it can be shown. */
  readonly frozen?: string;
}
