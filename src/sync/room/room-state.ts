import type { WallTime } from '../../base/drill-time';
import type { BundleSources } from '../../drill/bundle';
import type { Entry, Header } from '../../drill/record';
import type { Lobby, Standing } from './messages';

/** Somebody in a room, as its log tells. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly signKey: string;
  readonly boxKey: string;
  readonly standing: Standing;
  /** May set up the room, seat and remove people, and begin. The founder, and every facilitator. */
  readonly isHost: boolean;
  readonly joinedAt: WallTime;
  readonly removedAt?: WallTime;
}

/** Why a message of the log counts for nothing. Everybody comes to the same count. */
export type RefusedBecause =
  /** Cannot be opened with any key of this room: by somebody without the key, for another room, or altered. */
  | 'sealed-otherwise'
  /** Opens, but is no message, or its signature is not its author's. */
  | 'forged'
  /** Its id is in the log already. */
  | 'repeated'
  /** By somebody who has been removed or never joined. */
  | 'stranger'
  /** Sealed with a key that has been replaced since. */
  | 'old-key'
  /** By a member who may not do that. */
  | 'not-theirs'
  /** A new key that was not sealed to everybody who stays: somebody had just come in. It is tried again. */
  | 'incomplete'
  | 'too-large';

/** A room as the messages so far have made it: plain data, equal on every machine. */
export interface RoomState {
  readonly roomId: string;
  /** How often the room key was replaced. */
  readonly epoch: number;
  readonly founder?: string;
  readonly members: Readonly<Record<string, Member>>;
  /** Who sits where: seat id -> member ids, in the order in which they came. */
  readonly seats: Readonly<Record<string, readonly string[]>>;
  readonly lobby?: Lobby;
  readonly drill?: { readonly header: Header; readonly sources: BundleSources };
  /** Number and wall time of the drill's last entry. */
  readonly lastEntry?: Pick<Entry, 'seq' | 'at'>;
  /** Who conducts the bots, and their last sign of life. Lapses after `LEASE` (ms) of silence. */
  readonly lease?: { readonly member: string; readonly at: WallTime };
  /** Engine time of the last accepted message: the last sign of life of anybody. */
  readonly lastLife: WallTime;
  /** The last time that nobody at all was heard for longer than `SILENCE`: between two accepted messages (engine time, ms). */
  readonly silence?: { readonly from: WallTime; readonly to: WallTime };
  readonly refused: Readonly<Partial<Record<RefusedBecause, number>>>;
  readonly isClosed: boolean;
}

/** So much quiet (ms) in a room means that nobody was there: whoever conducts is heard every few seconds. */
export const SILENCE = 75_000;
/** A conductor that has said nothing for so long (ms) has lost the lease to whoever asks first. */
export const LEASE = 12_000;
/** How often the conductor says that it is there while the drill's clock runs (ms). */
export const BEAT = 4_000;
