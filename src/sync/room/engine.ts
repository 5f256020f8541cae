import type { WallTime } from '../../base/drill-time';
import type { Result } from '../../base/result';

/** A message as the engine has put it in order. `seq` grows and is the same for everybody; `at` is the engine's clock (ms). */
export interface Delivered {
  readonly seq: number;
  readonly at: WallTime;
  readonly bytes: Uint8Array;
}

/** Why the engine did not do what was asked. `offline`: try again when it is back. `refused`: it never will. */
export interface EngineError {
  readonly code: 'offline' | 'refused' | 'full' | 'too-large' | 'failed';
  readonly detail: string;
}

export type EngineStatus = 'connecting' | 'connected' | 'reconnecting' | 'refused' | 'closed';

/** What has gone over the wire since the engine was opened (bytes as the transport counts them). */
export interface EngineTraffic {
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export interface Following {
  stop(): void;
}

export interface FollowListener {
  /** In order and without gaps, each message once for each `follow`. */
  readonly deliver: (messages: readonly Delivered[]) => void;
  /** How many messages lie still ahead of what was delivered last; 0: up to date for now. */
  readonly ahead: (count: number) => void;
  /**
   * The engine does not have any more what it has delivered: it was killed before that lay on its disk, or was put back to an
   * earlier time. Nothing is delivered after this: everything has to be read anew.
   */
  readonly forgot?: () => void;
}

/**
 * What stands between the machines of a room: keeps an append-only list of messages for each room in one total order, stamps
 * them with its own clock, knows a message id that comes again, and passes on what need not be kept. It sees ciphertext and
 * sizes, never content. Adapters: NATS JetStream, and a model in memory that can be told to fail.
 */
export interface Engine {
  /** Makes the list of a room where there is none yet. */
  open(room: string): Promise<Result<void, EngineError>>;
  /**
   * Appends a message; durable when it resolves with ok. The same `messageId` again, within the engine's window, is answered
   * with the first one's place (`isRepeat`). Gives up with `offline` after a while; whoever calls keeps the message and tries again.
   */
  publish(
    room: string,
    messageId: string,
    bytes: Uint8Array,
  ): Promise<Result<{ readonly seq: number; readonly isRepeat: boolean }, EngineError>>;
  /** Hands over everything after `afterSeq`, and what comes, over lost connections and restarts of the engine. */
  follow(room: string, afterSeq: number, listener: FollowListener): Following;
  /** Tells everybody who listens now; kept nowhere, may be lost. */
  whisper(room: string, bytes: Uint8Array): void;
  hear(room: string, listener: (bytes: Uint8Array) => void): Following;
  status(): EngineStatus;
  watch(listener: (status: EngineStatus) => void): Following;
  traffic(): EngineTraffic;
  close(): Promise<void>;
}
