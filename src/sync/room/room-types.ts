import type { WallTime } from '../../base/drill-time';
import type { Result } from '../../base/result';
import type { Entry, Proposal } from '../../drill/record';
import type { AppendError } from '../sequencer';
import type { Clockwork } from './clockwork';
import type { Engine, EngineStatus, EngineTraffic } from './engine';
import type { MemberKeys } from './keys';
import type { RoomLink } from './link';
import type { Body } from './messages';
import type { OutboxItem, OutboxStore } from './outbox';
import type { Screen } from './presence';
import type { RoomState } from './room-state';
import type { VerifiedStore } from './verified';

export interface RoomOptions {
  readonly engine: Engine;
  /** What the link said; also for somebody who comes back later: newer room keys are learned from the log. */
  readonly link: RoomLink;
  readonly keys: MemberKeys;
  /** Keeps what was done here until it is in the log. */
  readonly outbox: OutboxStore;
  /** What this machine has verified before, so that a reload is quick. Absent: everything is verified anew. */
  readonly verified?: VerifiedStore;
  /**
   * What an earlier visit left in the outbox was refused by the room's rules now, and is gone: whoever did it has to be told.
   * (Who is still waiting for `say` or `append` gets the answer there.)
   */
  readonly onDropped?: (item: OutboxItem, error: SayError) => void;
  /** This machine's clock and timers; absent: the real ones. */
  readonly clock?: Clockwork;
  /** Whether to tell the others now and then that one is here; absent: yes. */
  readonly isPresent?: boolean;
}

/**
 * How it stands with the log. `loading`: being read. `open`: up to date. `unreadable`: read to its end, and nothing in it
 * opens with this link. `removed`: by a host. `key-replaced`: the key was replaced by one that was not sealed to us; a new
 * link helps. `history-gone`: the engine does not have the beginning any more. `rolled-back`: the engine
 * has lost the end of what it delivered, so the room has to be opened anew. `closed`: by a host, or this object.
 */
export type RoomPhase =
  | 'loading'
  | 'open'
  | 'unreadable'
  | 'removed'
  | 'key-replaced'
  | 'history-gone'
  | 'rolled-back'
  | 'closed';

/** Somebody's last sign of life, as they tell of themselves. */
export interface Presence {
  readonly member: string;
  readonly isOnline: boolean;
  /** Engine time (ms) at which they were heard of last: a whisper, or a message in the log. */
  readonly lastSeen: WallTime;
  readonly screen?: Screen;
  readonly isHidden: boolean;
  /** How much of what they did is still only on their machine. */
  readonly waiting: number;
}

/** A new object whenever something in it changed, the same one otherwise. */
export interface RoomNow {
  readonly state: RoomState;
  readonly phase: RoomPhase;
  readonly status: EngineStatus;
  /** While loading: messages read, and how many there are. */
  readonly loading?: { readonly done: number; readonly of: number };
  /** Member id -> presence, of everybody but oneself who has ever been heard of. */
  readonly presence: Readonly<Record<string, Presence>>;
  /** Messages of ours that are not in the log yet. */
  readonly waiting: number;
  /** Do we conduct the bots? Ours by the log, and not lapsed. */
  readonly isConductor: boolean;
  /** `seq` of the engine up to which the log has been read. */
  readonly seq: number;
  /** Somebody's log differs from ours at the same place: the engine shows different people different things. */
  readonly isForked: boolean;
}

/** Why a message was not taken. The sentence says what to do. */
export interface SayError {
  readonly code: 'not-yours' | 'too-large' | 'room-full' | 'closed' | 'incomplete' | 'failed';
  readonly sentence: string;
}

export interface RoomFigures {
  readonly traffic: EngineTraffic;
  /** The engine's clock less this machine's (ms), and by how much that may be wrong (Infinity: not measured yet). */
  readonly skew: { readonly ms: number; readonly uncertainty: number };
  /** From doing something here until it came back in order (ms), the last thousand. */
  readonly ownEcho: readonly number[];
  /** From somebody else's doing something until it was here (ms), by both machines' measured clocks, the last thousand. */
  readonly fromOthers: readonly number[];
  /** Whispers that counted for nothing: foreign, altered, old. */
  readonly whispersRefused: number;
}

/** One room as one machine has it. */
export interface Room {
  readonly roomId: string;
  /** Our member id. */
  readonly me: string;
  now(): RoomNow;
  /** Calls back after every change of `now()`. Returns how to stop. */
  watch(listener: () => void): () => void;
  /** The drill's entries so far: numbered from 1 without a gap, stamped by the engine. The list is never changed, only replaced. */
  entries(): readonly Entry[];
  /**
   * Says something to the room. Kept first, so that closing the tab loses nothing; resolves once it counts in the log, which
   * takes as long as it takes while there is no connection. The same `id` again is harmless.
   */
  say(body: Body, id?: string): Promise<Result<void, SayError>>;
  /** Puts acts into the drill's record, all or none; resolves with their entries. Ids that are there already are answered with theirs. */
  append(proposals: readonly Proposal[]): Promise<Result<readonly Entry[], AppendError>>;
  /** Removes members: replaces the room's key by one sealed to everybody else. By a host. No members: only a new key. */
  remove(members: readonly string[]): Promise<Result<void, SayError>>;
  /** The engine's time as this machine estimates it (whole ms). Until it has been measured, it may be as wrong as the machine. */
  clock(): WallTime;
  /** Tells the others what is on this screen, at once and every few seconds. */
  show(screen: Screen, isHidden: boolean): void;
  /** Whether to hold the lease of whoever conducts the bots, and to say so regularly. */
  conduct(wants: boolean): void;
  /** The link as it is now: with the newest key. Undefined while that is not known. */
  link(): RoomLink | undefined;
  figures(): RoomFigures;
  /** Stops following. What is in the outbox stays there. The engine stays open. */
  close(): void;
}
