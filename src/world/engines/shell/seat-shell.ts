import type { Completion } from './complete';
import type { Kept } from './kept';
import type { ShellResult } from './port';
import { type Caused, createShell, type Shell } from './shell';
import { type SeatDatabase, type ShellSnapshot, type ShellStatics, SnapshotPort } from './snapshot';

/** The shell of one seat, fed with snapshots of the drill: the same on the page, in a worker and in a test. */
export class SeatShell {
  private readonly port: SnapshotPort;
  private readonly shell: Shell;
  private running = false;

  constructor(
    statics: ShellStatics,
    database: SeatDatabase,
    snapshot: ShellSnapshot,
    options: { readonly kept?: Kept; readonly onCaused?: (caused: Caused) => void } = {},
  ) {
    this.port = new SnapshotPort(statics, database, snapshot);
    this.shell = createShell(this.port, options);
  }

  get cwd(): string {
    return this.shell.cwd();
  }

  /** Runs one line; the caller waits for it before it sends the next. */
  async run(line: string, runId: string, snapshot: ShellSnapshot, signal: AbortSignal): Promise<ShellResult> {
    this.port.begin(snapshot);
    this.running = true;
    try {
      return await this.shell.run(line, runId, signal);
    } finally {
      this.running = false;
    }
  }

  /** Completes as of the snapshot; while a line runs, as that line sees the drill. */
  complete(line: string, cursor: number, snapshot: ShellSnapshot): Promise<Completion> {
    if (!this.running) this.port.begin(snapshot);
    return this.shell.complete(line, cursor);
  }

  /** What the next shell of this seat needs to go on from here. Files only when they have changed since the last time. */
  keep(): Promise<Kept> {
    return this.shell.keep();
  }
}
