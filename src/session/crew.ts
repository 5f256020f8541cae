import type { Proposal } from '../drill/record';
import type { PersonId } from '../drill/state';
import type { Mirror } from './mirror';
import type { RoomSession } from './room/types';

/** What a crew needs of the drill's session. */
export interface CrewPorts {
  readonly mirror: Mirror;
  /** Appends; says whether it was taken. */
  readonly append: (proposals: readonly Proposal[]) => Promise<boolean>;
}

/** Who plays a drill together from several machines, as the session of one of them needs it. */
export interface Crew {
  readonly room: RoomSession;
  /** The seats of whoever is at this machine, now: none for those who run or watch the exercise. */
  readonly seats: () => readonly PersonId[];
  /** Is it for this machine to let the bots act? */
  readonly isConductor: () => boolean;
  /**
   * After a time in which nobody was heard of: waits until the drill is paused at the last sign of life. To be awaited before
   * anything new is decided.
   */
  readonly settle: () => Promise<void>;
  /** Is called a few times a second while the drill is open. */
  readonly tick: () => void;
  /** Calls when seats or connection have changed. Returns how to stop. */
  readonly watch: (listener: () => void) => () => void;
}
