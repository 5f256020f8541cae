import { TIME_LIMIT } from '../port';
import { INSIDE } from './help';
import type { PsqlProcess } from './process';
import { runScript } from './run-script';

/** What a line of an interactive psql printed. */
export interface PsqlLine {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** The psql that a terminal is in: lines go to it until it is left. */
export class InteractivePsql {
  private process: PsqlProcess | undefined;
  private stop: AbortSignal | undefined;

  /** Ctrl-C of the line that runs now. */
  readonly signal = (): AbortSignal | undefined => this.stop;

  /** Makes a psql the one that gets the next lines; false when there is one already. */
  enter(process: PsqlProcess): boolean {
    if (this.process !== undefined) return false;
    this.process = process;
    return true;
  }

  /** psql's prompt: database, what is open, state of the transaction. Absent when the terminal is in no psql. */
  get prompt(): string | undefined {
    if (this.process === undefined) return undefined;
    const { connection, script, transaction } = this.process;
    const state = transaction === 'open' ? '*' : transaction === 'failed' ? '!' : '';
    return `${connection.database}${script.mark}${state}> `;
  }

  /** Runs a line of input. The exit code is 1 when what it did last went wrong; leaving psql is 0. */
  async line(text: string, signal: AbortSignal | undefined): Promise<PsqlLine> {
    const psql = this.process;
    if (psql === undefined) return { stdout: '', stderr: '', exitCode: 0 };
    const limit = AbortSignal.timeout(TIME_LIMIT);
    this.stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    const empty = psql.script.buffer === '';
    const word = /^\s*(help|exit|quit)\s*;?\s*$/i.exec(text)?.[1]?.toLowerCase();
    if (word === 'help' && empty) psql.write(INSIDE);
    else if (word !== undefined && empty) return this.leave(psql, 0);
    else {
      const before = psql.quits;
      const code = await runScript(psql, text, true);
      if (limit.aborted) psql.hint('psql: this line took too long: what was left of it was not done');
      if (psql.ending !== undefined || psql.quits > before) return this.leave(psql, code);
      this.stop = undefined;
      return { ...psql.take(), exitCode: code };
    }
    this.stop = undefined;
    return { ...psql.take(), exitCode: 0 };
  }

  private async leave(psql: PsqlProcess, exitCode: number): Promise<PsqlLine> {
    await psql.end();
    this.process = undefined;
    this.stop = undefined;
    return { ...psql.take(), exitCode };
  }
}
