import type { DrillTime } from '../base/drill-time';
import type { Result } from '../base/result';
import type { Act } from '../drill/acts';
import type { Drill } from '../drill/drill';
import type { Entry, Participant } from '../drill/record';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import type { View } from '../drill/view';
import type { AppendError } from '../sync/sequencer';
import type { ShellMode } from '../world/engines/shell/port';
import type { Operation, OperationError, OperationResult, OperationValues } from '../world/model/operations';
import type { RoomSession } from './room/types';

/** Where entries are kept right now: durable (IndexedDB), in memory only (storage refused), or not at all (full). */
export type StorageState = 'durable' | 'memory' | 'full';

/** What screens render from. A new object whenever anything in it changed, the same object otherwise. */
export interface SessionSnapshot {
  readonly drill: Drill;
  readonly state: DrillState;
  /** What the acting person may see. */
  readonly view: View;
  readonly now: DrillTime;
  readonly actingAs: PersonId;
  /** The players at this screen; bots are not seats. */
  readonly seats: readonly Participant[];
  readonly storage: StorageState;
  /** A skip is under way. */
  readonly skipping: boolean;
  /** In a room: acts of this machine that are kept and are not with the others yet. */
  readonly waiting?: number;
  /** Set when a stored record could not be read or an append failed; the drill stays on screen. */
  readonly problem?: { readonly title: string; readonly text: string };
}

export interface ShellOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** One terminal of one seat. */
export interface ShellSession {
  /** Runs a line; output and facts are in the record when it resolves. */
  run(line: string, signal?: AbortSignal): Promise<ShellOutput>;
  complete(line: string, cursor: number): Promise<{ readonly from: number; readonly options: readonly string[] }>;
  readonly cwd: string;
  /** Who reads the next line: the shell, or a psql that was started in it and is still open. */
  readonly mode: ShellMode;
}

/** The live drill as screens use it. */
export interface DrillSession {
  readonly drillId: string;
  /** Bots play it and somebody looks on: nothing that they do counts. */
  readonly isWatched?: boolean;
  /** The room that the drill is played in, when it is played on several machines. */
  readonly room?: RoomSession;
  subscribe(listener: () => void): () => void;
  getSnapshot(): SessionSnapshot;
  /** Proposes as the acting person. Resolves when the entry is durable, or with the reason why it was not accepted. */
  propose(act: Act): Promise<Result<Entry, Refusal | AppendError>>;
  /** Asks the production for something, at drill time now. Records nothing. */
  read<O extends Operation>(operation: O): OperationResult<O['op']>;
  /** Records that the acting person looked. Repeats within a minute that show nothing new are left out. */
  look(console: string, query: string, evidence: readonly string[]): void;
  /** A console's button that changes production: request and completion go into the record. */
  change<O extends Operation>(
    operation: O,
    command: string,
  ): Promise<Result<OperationValues[O['op']], Refusal | AppendError | OperationError>>;
  /** Loads the shell on first use. */
  shell(): Promise<ShellSession>;
  /** A hash of everything in the live database, once the record is carried out; `undefined` where no database can run. */
  databaseChecksum(): Promise<string | undefined>;
  setActingAs(person: PersonId): void;
  /** To the next happening that the acting person can see or has promised. */
  skip(): Promise<void>;
  /** To a drill time, stopping for nothing on the way; absent where the session cannot. Ends where it is on `skip()`. */
  skipTo?(to: DrillTime): Promise<void>;
  dispose(): void;
}
