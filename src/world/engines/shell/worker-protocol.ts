import type { DatabaseRequest } from '../../../drill/acts';
import type { DatabaseNames, DatabaseOutcome } from '../database/port';
import type { Completion } from './complete';
import type { Kept } from './kept';
import type { ShellResult } from './port';
import type { Caused } from './shell';
import type { DatabaseAnswer, ShellSnapshot, ShellStatics } from './snapshot';

/** How a line has ended in the worker, and what is kept on the page in case the worker has to be ended later. */
export interface LineEnd {
  readonly result: ShellResult;
  readonly kept: Kept;
}

/** What the page asks of the worker. `seat` names one shell among those of the window. Nothing rejects. */
export interface WorkerSide {
  /** Opens the shell of a seat, or opens it anew; answers with its folder. */
  open(seat: string, statics: ShellStatics, snapshot: ShellSnapshot, page: PageSide, kept?: Kept): string;
  run(seat: string, line: string, runId: string, snapshot: ShellSnapshot): Promise<LineEnd>;
  complete(seat: string, line: string, cursor: number, snapshot: ShellSnapshot): Promise<Completion>;
  /** Ctrl-C for the running line of a seat. */
  abort(seat: string): void;
  close(seat: string): void;
}

/** What the worker asks of the page, for one seat. Nothing rejects. */
export interface PageSide {
  /** `call` is the worker's number for it, to cancel by: a signal cannot be sent. */
  runStatement(call: number, request: DatabaseRequest, session: string): Promise<DatabaseAnswer>;
  cancelStatement(call: number): void;
  databaseNames(): Promise<DatabaseNames>;
  inspectDatabase(sql: string): Promise<DatabaseOutcome>;
  /** What a line has caused so far: told at once, so that it is not lost with the worker. */
  caused(runId: string, caused: Caused): void;
}
