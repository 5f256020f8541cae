import type { Result } from '../../base/result';
import type { EngineStatus } from '../../sync/room/engine';
import type { Lobby, Standing } from '../../sync/room/messages';
import type { RefusedBecause } from '../../sync/room/room-state';

export type { Lobby, Seat, Standing } from '../../sync/room/messages';
export type { RefusedBecause } from '../../sync/room/room-state';

/** What somebody's screen shows, as they tell the others of it a few times a minute. Untrusted, small, never kept. */
export interface Showing {
  readonly where: 'lobby' | 'floor' | 'postmortem' | 'debrief' | 'console';
  /** Console that is open in front, on the floor. */
  readonly console?: string;
  /** Channel that is open. */
  readonly channel?: string;
}

/** Somebody in the room, as everybody sees them. */
export interface MemberNow {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  readonly isHost: boolean;
  readonly isMe: boolean;
  /** Seats they sit in (ids of participants of the drill). */
  readonly seats: readonly string[];
  readonly isOnline: boolean;
  /** Wall time of the room (ms) at which they were heard of last. */
  readonly lastSeen: number;
  readonly showing?: Showing;
  /** Their window is out of sight. */
  readonly isHidden: boolean;
  /** What they did and is not with the others yet. */
  readonly waiting: number;
  readonly isRemoved: boolean;
}

/** How this machine is connected. */
export interface ConnectionNow {
  readonly status: EngineStatus;
  /** Since when (this machine's clock, ms). */
  readonly since: number;
  /** What was done here and is kept until the connection is back. */
  readonly waiting: number;
  /** From doing something until it came back in order; absent before the first. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number; readonly count: number };
  /** The engine's clock less this machine's (ms), as measured. */
  readonly skewMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** What screens render of a room. A new object whenever anything in it changed, the same object otherwise. */
export interface RoomSnapshot {
  readonly roomId: string;
  /** `loading`: the log is being read. `lobby`: before StartEx is set up. `drill`: there is one. */
  readonly phase: 'loading' | 'lobby' | 'drill' | 'closed' | 'removed';
  readonly progress?: { readonly done: number; readonly of: number };
  readonly connection: ConnectionNow;
  readonly me: MemberNow;
  /** Everybody who has ever joined, in the order of joining; removed ones last. */
  readonly members: readonly MemberNow[];
  readonly lobby?: Lobby;
  /** Seat id -> member ids that sit there. */
  readonly seats: Readonly<Record<string, readonly string[]>>;
  readonly drillId?: string;
  readonly isConductor: boolean;
  /** Messages that count for nothing, by reason: the same on every machine. */
  readonly refused: Readonly<Partial<Record<RefusedBecause, number>>>;
  /** `roomHash` of the log so far: equal on machines that have read as far. */
  readonly hash: string;
}

export interface RoomError {
  readonly code: 'not-yours' | 'offline' | 'closed' | 'removed' | 'full' | 'failed';
  readonly sentence: string;
}

export type RoomDone = Promise<Result<void, RoomError>>;

/** What a host decides at StartEx besides what the lobby says; spoilers, so it is kept out of the lobby. */
export interface BeginChoices {
  readonly seed: string | null;
  readonly variant: string | null;
}

/** A room as screens use it. Everything resolves once it is in the room's log. */
export interface RoomSession {
  readonly roomId: string;
  subscribe(listener: () => void): () => void;
  getSnapshot(): RoomSnapshot;
  /** The link that lets people join, with the room key as it is now. To be shown to those who are meant to join only. */
  joinLink(): string;
  rename(name: string): RoomDone;
  setLobby(lobby: Lobby): RoomDone;
  /** Takes or leaves a seat; for somebody else only by a host. */
  sit(seat: string, sits: boolean, member?: string): RoomDone;
  /** By a host: makes somebody a co-facilitator, an evaluator, an observer, a player. */
  stand(member: string, standing: Standing): RoomDone;
  /** By a host: a new room key, sealed to those who stay. */
  remove(member: string): RoomDone;
  /** By a host: sets up the drill with the seats as they are. It waits in its briefing until it is started. */
  begin(choices: BeginChoices): RoomDone;
  close(): RoomDone;
  /** Tells the others what this screen shows. */
  show(what: Showing): void;
  dispose(): void;
}
