import type { Result } from '../../base/result';
import type { Bundle } from '../../drill/bundle';
import type { Lobby, RoomSession, Standing } from '../../session/room/types';

/** What a room is opened with. */
export interface NewRoom {
  readonly name: string;
  /** A facilitator sees the truth and runs the clock; a player who hosts sees no more than the others. */
  readonly standing: 'facilitator' | 'player';
  readonly lobby: Lobby;
  /** The seat that the founder takes at once; only for one who plays. */
  readonly mySeat: string | null;
}

export interface NewRoomScreenProps {
  /** As the address and the library know the scenario: goes into the lobby, so that others can find its files. */
  readonly scenarioId: string;
  readonly bundle: Bundle;
  /** The name that was used last in this browser; empty at first. */
  readonly name: string;
  /** Person (id) who wrote the timeline in the last drill. */
  readonly previousScribe: string | null;
  /** Team of the programme that the drill is for. */
  readonly team?: string;
  /** Opens the room and goes there; resolves with an error when that was not possible, and the screen stays. */
  readonly onOpen: (room: NewRoom) => Promise<Result<void, { readonly sentence: string }>>;
  readonly onLeave: () => void;
}

/** What people can be when they come in by the link; a facilitator is made by a host. */
export type JoinStanding = Exclude<Standing, 'facilitator'>;

/** Why nobody gets in. `detail` is for whoever reports it. */
export interface JoinProblem {
  readonly code: /** The link's text cannot be read. */
    | 'damaged-link'
    /** The link was replaced when somebody was removed. */
    | 'old-link'
    /** The page was not served by `npm run host`, and the link names no engine that the page may speak to. */
    | 'no-engine'
    /** The engine does not answer. */
    | 'unreachable'
    /** The engine turns this browser away. */
    | 'refused'
    | 'closed'
    | 'removed'
    | 'full'
    | 'failed';
  readonly detail?: string;
}

export interface JoinScreenProps {
  /** The name that was used last in this browser; empty at first. */
  readonly name: string;
  /** What the key has shown of the room so far; absent until then. */
  readonly room?: { readonly title: string; readonly hosts: readonly string[]; readonly isRunning: boolean };
  /** How much of the room's history has been read; absent while nothing is being read. */
  readonly loading?: { readonly done: number; readonly of: number };
  /** Joining is under way: the name has been given. */
  readonly isJoining: boolean;
  readonly problem?: JoinProblem;
  readonly onJoin: (name: string, standing: JoinStanding) => void;
  /** Tries again after a problem that may pass. */
  readonly onRetry?: () => void;
  readonly onLeave: () => void;
}

export interface LobbyScreenProps {
  readonly room: RoomSession;
  /** The scenario's files where this browser has them: the objectives and rules to read, and for a host the causes. */
  readonly bundle?: Bundle;
  /** Person (id) who wrote the timeline in the last drill. */
  readonly previousScribe: string | null;
  /** Out of the room; one may come back. */
  readonly onLeave: () => void;
}
