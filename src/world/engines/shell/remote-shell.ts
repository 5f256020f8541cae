import { proxy } from 'comlink';
import type { Completion } from './complete';
import type { Kept } from './kept';
import { pageSide, RunningLine, type Statements } from './page-side';
import { type ShellMode, type ShellResult, TIME_LIMIT } from './port';
import { type Connection, ShellWorker } from './shell-worker';
import type { OpenedShell, OpenShell, ShellSource } from './snapshot';

/** How long is waited for a worker before it is ended (ms of wall time). */
export interface Patience {
  /** For a line: its own limit and a margin, and still within the ten seconds that the drill's clock holds. */
  readonly line: number;
  /** For a line after Ctrl-C. */
  readonly stop: number;
}
const PATIENCE: Patience = { line: TIME_LIMIT + 1_000, stop: 2_500 };

const KILLED = 137;
const INTERRUPTED = 130;
const LOST_PSQL =
  'psql: server closed the connection unexpectedly\n\tThis line was not sent: psql had to be ended together with another terminal.\n';
const NOT_LOADED = 'bash: the shell could not be loaded. Run the line again to retry.\n';

/** Opens shells in a worker of this window: whatever is typed, the page keeps answering. */
export function remoteShells(worker: ShellWorker, patience: Patience = PATIENCE): OpenShell {
  return async (source) => {
    const seat = new RemoteShell(worker, source, patience);
    await seat.open();
    return seat;
  };
}

/** The shell of one seat, seen from the page. */
class RemoteShell implements OpenedShell {
  private readonly name: string;
  private opening: { readonly connection: Connection; readonly done: Promise<string> } | undefined;
  private statements: Statements | undefined;
  /** Of the shell before, which went with its worker while no line of it was running. */
  private left: Statements | undefined;
  private mode: ShellMode = { kind: 'shell' };
  private running: RunningLine | undefined;
  private kept: Kept | undefined;
  private folder = '';
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly worker: ShellWorker,
    private readonly source: ShellSource,
    private readonly patience: Patience,
  ) {
    this.name = worker.enter(source.statics.person.id);
    source.ended.addEventListener('abort', () => this.worker.leave(this.name), { once: true });
  }

  /** Opens the shell in the worker that there is now; in a new one, where the last line left it. */
  async open(): Promise<Connection> {
    // No worker is started for a drill that has been left: nobody would end it.
    if (this.source.ended.aborted) throw new Error('the drill was left');
    const connection = this.worker.connection();
    if (this.opening?.connection !== connection) {
      this.opening = { connection, done: this.openIn(connection) };
    }
    try {
      this.folder = await this.opening.done;
    } catch (error) {
      this.worker.end(connection);
      throw error;
    }
    return connection;
  }

  cwd = (): string => this.folder;

  run = (line: string, runId: string, signal?: AbortSignal): Promise<ShellResult> => {
    const mine = this.before.then(() => this.runNow(line, runId, signal));
    this.before = mine.catch(() => undefined);
    return mine;
  };

  complete = async (line: string, cursor: number): Promise<Completion> => {
    try {
      const { host, gone } = await this.open();
      return await Promise.race([host.complete(this.name, line, cursor, this.source.snapshot()), gone]);
    } catch {
      return { from: cursor, options: [] };
    }
  };

  private openIn({ host, gone }: Connection): Promise<string> {
    const { side, statements } = pageSide(this.source, () => this.running);
    this.left = this.statements;
    this.statements = statements;
    const { statics, snapshot } = this.source;
    return Promise.race([host.open(this.name, statics, snapshot(), proxy(side), this.kept), gone]);
  }

  private async runNow(line: string, runId: string, signal: AbortSignal | undefined): Promise<ShellResult> {
    const running = new RunningLine(runId);
    this.running = running;
    const timers: ReturnType<typeof setTimeout>[] = [];
    const endIn = (ms: number) => timers.push(setTimeout(() => this.endWorker(), ms));
    const stop = () => {
      this.statements?.cancel();
      void this.opening?.connection.host.abort(this.name);
      endIn(this.patience.stop);
    };
    endIn(this.patience.line);
    let sent = false;
    try {
      const { host, gone } = await this.open();
      if (await this.hasLostPsql()) return this.withoutOutput(running, 2, LOST_PSQL);
      sent = true;
      const ended = Promise.race([host.run(this.name, line, runId, this.source.snapshot()), gone]);
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop);
      const { result, kept } = await ended;
      this.keep(kept);
      this.folder = result.cwd;
      this.mode = result.mode;
      return result;
    } catch {
      await this.statements?.end();
      if (!sent) return this.withoutOutput(running, 1, NOT_LOADED);
      return this.withoutOutput(running, signal?.aborted === true ? INTERRUPTED : KILLED, this.loss());
    } finally {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      this.running = undefined;
    }
  }

  private endWorker(): void {
    if (this.opening !== undefined) this.worker.end(this.opening.connection);
  }

  /** Was a psql open in a shell that is gone? What it left open is rolled back, and the line was not meant for a shell. */
  private async hasLostPsql(): Promise<boolean> {
    const { left } = this;
    this.left = undefined;
    await left?.end();
    return left !== undefined && this.mode.kind === 'psql';
  }

  private keep(kept: Kept): void {
    const files = kept.files === 'same' ? (this.kept?.files ?? 'same') : kept.files;
    this.kept = { ...kept, files };
  }

  /** What is said of a line that went with its worker. */
  private loss(): string {
    const files =
      this.kept?.files === 'too-large'
        ? 'The files of this terminal were too large to keep: the checkout is as it was at first.'
        : 'Files and variables are as they were before this line.';
    return `bash: ended, as it did not stop by itself. What it printed is lost; what it changed in production stands.\n${files}\n`;
  }

  /** A line that has no result. What it had caused goes into the record all the same. */
  private withoutOutput(running: RunningLine, exitCode: number, stderr: string): ShellResult {
    const cwd = this.kept?.cwd ?? this.folder;
    this.mode = { kind: 'shell' };
    return { stdout: '', stderr, exitCode, cwd, mode: { kind: 'shell' }, ...running.caused() };
  }
}

/** Opens shells in the one worker of this window. */
export const openRemoteShell: OpenShell = remoteShells(new ShellWorker());
