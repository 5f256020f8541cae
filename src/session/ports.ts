import type { Archive } from '../archive/archive';
import type { ProgrammeStore } from '../archive/programme-store';
import type { RoomStore } from '../archive/rooms';
import type { WallTime } from '../base/drill-time';
import type { Sequencer } from '../sync/sequencer';
import type { DatabaseFiles } from '../world/engines/database/host';

/** Where drills are kept, and who orders their entries. */
export interface House {
  readonly archive: Archive;
  readonly sequencer: Sequencer;
  /** Rooms that this browser is in, with their keys; absent where there are none (a watched drill's house). */
  readonly rooms?: RoomStore;
  /** Where the files of the simulated database are; absent where none can run. */
  readonly databaseFiles?: DatabaseFiles;
  /** Where the programme's changes are kept; absent where there is none (a watched drill's house). */
  readonly programme?: ProgrammeStore;
}

/** A house that keeps rooms too. */
export type RoomHouse = House & { readonly rooms: RoomStore };

/** What a session needs of the browser besides the house; tests put their own in. */
export interface Browser {
  readonly now: () => WallTime;
  /** Calls again and again until stopped. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Absent where the browser has none (a page that is not served securely): then every window counts as the only one. */
  readonly locks: LockManager | undefined;
  /** The window is out of sight: its timers run rarely. */
  readonly isHidden: () => boolean;
  /** Calls when the window is hidden or left, and when it comes back. Returns how to stop. */
  readonly onComeAndGo: (listener: (here: boolean) => void) => () => void;
}

/** The real browser. */
export function thisBrowser(): Browser {
  return {
    now: () => Date.now(),
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    locks: navigator.locks,
    isHidden: () => document.hidden,
    onComeAndGo: (listener) => {
      const turned = () => listener(!document.hidden);
      const left = () => listener(false);
      document.addEventListener('visibilitychange', turned);
      window.addEventListener('pagehide', left);
      return () => {
        document.removeEventListener('visibilitychange', turned);
        window.removeEventListener('pagehide', left);
      };
    },
  };
}

/** A random id, 24 hex digits. `crypto.randomUUID` is missing where a page is not served securely. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
