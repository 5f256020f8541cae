import type { WallTime } from '../base/drill-time';
import type { Result } from '../base/result';
import type { Entry, Proposal } from '../drill/record';

/** Why nothing was appended. The sentence is for the player and says what to do. */
export interface AppendError {
  readonly code: AppendErrorCode;
  readonly sentence: string;
}

/**
 * `storage-refused`: blocked or private mode. `closed`: the drill was deleted, or the window is going. In a room:
 * `not-yours`: somebody else's to do; `room-full`, `too-large`: the engine takes no more, or not that much at once.
 */
export type AppendErrorCode =
  | 'storage-refused'
  | 'storage-full'
  | 'closed'
  | 'failed'
  | 'not-yours'
  | 'room-full'
  | 'too-large';

/** Entries that have just come, in order and without gaps. */
export type EntryListener = (entries: readonly Entry[]) => void;

/**
 * Orders the entries of drills. `seq` is contiguous from 1 and the same for everybody who reads; `at` never runs back.
 */
export interface Sequencer {
  /**
   * Appends all proposals or none. Durable when it resolves. A proposal whose id is in the record already is answered with
   * the entry that is there, so a retry is harmless. `wall` (ms) is the writer's clock; absent: the machine's.
   */
  append(
    drillId: string,
    proposals: readonly Proposal[],
    wall?: WallTime,
  ): Promise<Result<readonly Entry[], AppendError>>;
  /** Entries with a `seq` above `afterSeq`, in order. Rejects when the storage cannot be read. */
  read(drillId: string, afterSeq: number): Promise<readonly Entry[]>;
  /**
   * Hands over every entry above `afterSeq` exactly once and in order, whoever appended it. Returns how to stop; `refresh`
   * looks for entries now (after the window was asleep).
   */
  subscribe(drillId: string, afterSeq: number, listener: EntryListener): Subscription;
  close(): void;
}

export interface Subscription {
  stop(): void;
  refresh(): Promise<void>;
}

const SENTENCES: Readonly<Record<AppendErrorCode, string>> = {
  'storage-refused':
    'The browser does not let Hotwash store anything, so this was not recorded. Allow storage for this site and try again.',
  'storage-full':
    'The storage of this browser is full, so this was not recorded. Free some space (the library can delete old drills) and try again.',
  closed: 'This drill is not open any more. Go back to the library.',
  failed: 'This could not be recorded. Try again.',
  'not-yours': 'This was not recorded: it is for somebody else to do now. Look at who sits where and try again.',
  'room-full':
    'The room has no space left on its engine, so this was not recorded. Ask the host to go on in a new room.',
  'too-large': 'This is too long for one entry of a room, so this was not recorded. Shorten it and try again.',
};

/** An append error with its sentence. */
export function appendError(code: AppendErrorCode): AppendError {
  return { code, sentence: SENTENCES[code] };
}

/** Names what a storage threw. Looks at error names alone: messages differ between browsers. */
export function appendErrorOf(cause: unknown): AppendError {
  const names = errorNames(cause);
  if (names.includes('QuotaExceededError')) return appendError('storage-full');
  if (names.some((n) => ['SecurityError', 'InvalidStateError', 'MissingAPIError', 'NotAllowedError'].includes(n)))
    return appendError('storage-refused');
  if (names.some((n) => n === 'DatabaseClosedError')) return appendError('closed');
  return appendError('failed');
}

/** The names of an error and of those it wraps (dexie puts the browser's own into `inner`). */
function errorNames(cause: unknown, depth = 0): readonly string[] {
  if (typeof cause !== 'object' || cause === null || depth > 4) return [];
  const { name, inner, cause: under } = cause as { name?: unknown; inner?: unknown; cause?: unknown };
  return [
    ...(typeof name === 'string' ? [name] : []),
    ...errorNames(inner, depth + 1),
    ...errorNames(under, depth + 1),
  ];
}
