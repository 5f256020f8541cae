import type { DrillTime } from '../../../../base/drill-time';
import { psqlLineOf } from '../../../../session/psql-line';
import type { DrillSession, ShellSession } from '../../../../session/types';
import { keptOf } from '../parts/kept';
import { remember } from './history';

/** A piece of what a terminal shows. */
export interface Block {
  readonly id: number;
  readonly kind: 'command' | 'stdout' | 'stderr' | 'note';
  readonly text: string;
  /** Of commands: when, where, and how it ended. */
  readonly at?: DrillTime;
  readonly cwd?: string;
  /** Of lines that went to psql: its prompt. */
  readonly prompt?: string;
  readonly exitCode?: number;
}

export interface TerminalState {
  readonly blocks: readonly Block[];
  /** Lines of the shell, and those of psql. */
  readonly history: readonly string[];
  readonly sqlHistory: readonly string[];
  readonly cwd: string;
  /** Who reads the next line. */
  readonly mode: ShellSession['mode'];
  readonly shell: 'none' | 'loading' | 'ready' | 'failed';
  readonly running: boolean;
  /** How the last line ended, for those who do not see it. */
  readonly news: string;
}

const MOST_BLOCKS = 400;
/** Colours and cursor movements of real terminals: everything is shown as plain text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007|\r/g;

/** One terminal of one seat. It lives as long as the session, so that a console that is closed and opened finds it again. */
export class Terminal {
  private state: TerminalState;
  private readonly listeners = new Set<() => void>();
  private loading: Promise<ShellSession> | undefined;
  private abortion: AbortController | undefined;
  private lastId = 0;
  private stopped = false;

  constructor(private readonly session: DrillSession) {
    const { view } = session.getSnapshot();
    const before = view.tools.filter((run) => run.tool === 'shell' && run.doneAt !== undefined);
    this.state = {
      blocks: before.flatMap((run) => [
        this.block('command', psqlLineOf(run.command) ?? run.command, {
          at: run.at,
          ...(psqlLineOf(run.command) === undefined ? {} : { prompt: 'psql> ' }),
          ...(run.exitCode === undefined ? {} : { exitCode: run.exitCode }),
        }),
        ...(run.output ? [this.block('stdout', run.output)] : []),
      ]),
      history: before.reduce<readonly string[]>(
        (lines, { command }) => (psqlLineOf(command) === undefined ? remember(lines, command) : lines),
        [],
      ),
      sqlHistory: before.reduce<readonly string[]>((lines, run) => remember(lines, psqlLineOf(run.command) ?? ''), []),
      cwd: '',
      mode: { kind: 'shell' },
      shell: 'none',
      running: false,
      news: '',
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly getState = (): TerminalState => this.state;

  /** Loads the shell, once. */
  async open(): Promise<ShellSession | undefined> {
    if (this.loading === undefined) {
      this.set({ shell: 'loading' });
      this.loading = this.session.shell();
    }
    try {
      const shell = await this.loading;
      if (this.state.shell !== 'ready') this.set({ shell: 'ready', cwd: shell.cwd, mode: shell.mode });
      return shell;
    } catch {
      this.loading = undefined;
      this.set({ shell: 'failed' });
      return undefined;
    }
  }

  /** Runs a line and shows what it prints. */
  async run(line: string): Promise<void> {
    const { now } = this.session.getSnapshot();
    const { mode, history, sqlHistory, cwd } = this.state;
    const inShell = mode.kind === 'shell';
    if (inShell && line.trim() === 'clear') return this.clear(remember(history, line));
    const command = this.block('command', line, { at: now, cwd, ...(inShell ? {} : { prompt: mode.prompt }) });
    this.set({
      blocks: [...this.state.blocks, command],
      ...(inShell ? { history: remember(history, line) } : { sqlHistory: remember(sqlHistory, line) }),
    });
    if (line.trim() === '') return;
    this.set({ running: true, news: '' });
    const shell = await this.open();
    if (shell === undefined) {
      this.print('note', 'The shell could not be loaded. Run the line again to retry.');
    } else {
      this.abortion = new AbortController();
      try {
        const { stdout, stderr, exitCode } = await shell.run(line, this.abortion.signal);
        if (stdout !== '') this.print('stdout', stdout);
        if (stderr !== '') this.print('stderr', stderr);
        // psql shows what went wrong; its lines have no exit code.
        if (inShell) this.end(command, exitCode);
        this.set({ cwd: shell.cwd, mode: shell.mode, news: newsOf(mode, shell.mode, exitCode, stdout + stderr) });
      } catch (error) {
        this.print('note', error instanceof Error ? error.message : 'The command could not be run.');
      }
      this.abortion = undefined;
    }
    this.set({ running: false });
  }

  /** Runs lines one after the other, until one of them is stopped or leaves psql. */
  async runAll(lines: readonly string[]): Promise<void> {
    this.stopped = false;
    const { kind } = this.state.mode;
    for (const line of lines) {
      if (this.stopped || this.state.mode.kind !== kind) return;
      await this.run(line);
    }
  }

  /** Ctrl-C. */
  abort(): void {
    this.stopped = true;
    this.abortion?.abort();
  }

  clear(history: readonly string[] = this.state.history): void {
    this.set({ blocks: [], history });
  }

  print(kind: Block['kind'], text: string): void {
    this.set({ blocks: [...this.state.blocks, this.block(kind, text)] });
  }

  private end(command: Block, exitCode: number): void {
    this.set({ blocks: this.state.blocks.map((b) => (b.id === command.id ? { ...b, exitCode } : b)) });
  }

  private block(kind: Block['kind'], text: string, more: Partial<Block> = {}): Block {
    this.lastId += 1;
    return { id: this.lastId, kind, text: text.replace(ESCAPES, '').replace(/\n$/, ''), ...more };
  }

  private set(change: Partial<TerminalState>): void {
    const blocks = (change.blocks ?? this.state.blocks).slice(-MOST_BLOCKS);
    this.state = { ...this.state, ...change, blocks };
    for (const listener of this.listeners) listener();
  }
}

/** What is said aloud when a line has ended; its output is in the log. */
function newsOf(before: ShellSession['mode'], after: ShellSession['mode'], exitCode: number, output: string): string {
  if (before.kind !== after.kind) return after.kind === 'psql' ? 'psql is open. \\q leaves it.' : 'psql has ended.';
  if (exitCode !== 0) return before.kind === 'psql' ? 'The statement failed.' : `Ended with exit code ${exitCode}.`;
  return output === '' ? 'Done, nothing printed.' : 'Done.';
}

/** The terminal of the acting seat. */
export function terminalOf(session: DrillSession, seat: string): Terminal {
  const store = keptOf(session);
  const key = `${seat} terminal`;
  const known = store.get(key);
  if (known instanceof Terminal) return known;
  const fresh = new Terminal(session);
  store.set(key, fresh);
  return fresh;
}
