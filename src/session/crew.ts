import type { WallTime } from '../base/drill-time';
import type { Proposal } from '../drill/record';
import type { PersonId } from '../drill/state';
import type { Mirror } from './mirror';
import type { Browser, House } from './ports';
import type { RoomSession } from './room/types';
import type { SessionSnapshot } from './types';

/** What a crew needs of the drill's session. */
export interface CrewPorts {
  readonly house: House;
  readonly browser: Browser;
  readonly mirror: Mirror;
  readonly wall: () => WallTime;
  /** Appends; says whether it was taken. */
  readonly append: (proposals: readonly Proposal[]) => Promise<boolean>;
  /** Does any bot want to do anything from here on? */
  readonly hasTurns: () => boolean;
}

/** Everybody who has a drill open, as the session of one window needs it: windows of one browser, or machines in a room. */
export interface Crew {
  /** The room that they meet in, if it is one. */
  readonly room?: RoomSession;
  /** Something that the player has to know of, for a notice. */
  problem?(): SessionSnapshot['problem'];
  /** Whom this window acts as where it has no seat. */
  readonly otherwise: PersonId;
  /** The seats of whoever is at this window, now: none for those who run or watch an exercise. */
  seats(): readonly PersonId[];
  /** Is it for this window to let the bots act? */
  isConductor(): boolean;
  /**
   * After a time in which nobody was there: waits until the drill is paused at the last sign of life. To be awaited before
   * anything new is decided, because the clock has run meanwhile.
   */
  settle(): Promise<void>;
  /** Takes part until `until` is aborted; calls `changed` when seats or connection have changed. */
  begin(until: AbortSignal, changed: () => void): void;
  /** Is called a few times a second while the drill is open. */
  tick(): void;
  /** The window is hidden or left, or has come back. */
  comeOrGo(): void;
}
