import { beforeEach, describe, expect, it } from 'vitest';
import type { DrillSession, ShellOutput, ShellSession } from '../../../../session/types';
import { Terminal } from './terminal-store';

const said = (stdout: string, stderr = '', exitCode = 0): ShellOutput => ({ stdout, stderr, exitCode });

/** A shell in which `psql` stays until `\q`, as far as a terminal can tell. */
class ShellWithPsql implements ShellSession {
  cwd = '/home/responder';
  mode: ShellSession['mode'] = { kind: 'shell' };
  readonly lines: string[] = [];
  run = async (line: string): Promise<ShellOutput> => {
    this.lines.push(line);
    if (line === 'psql') this.mode = { kind: 'psql', prompt: 'postgres=> ' };
    else if (line === '\\q') this.mode = { kind: 'shell' };
    else if (line === 'BEGIN;') this.mode = { kind: 'psql', prompt: 'postgres=*> ' };
    else if (line === 'bad;') return said('', 'ERROR:  bad\n', 1);
    else if (line === 'false') return said('', '', 1);
    return said(line === 'BEGIN;' ? 'BEGIN\n' : '');
  };
  complete = async () => ({ from: 0, options: [] });
}

/** What a terminal asks of the session: its shell, and what was run before. */
function sessionWith(shell: ShellSession, commands: readonly string[] = []): DrillSession {
  const tools = commands.map((command, i) => ({
    runId: `r${i}`,
    tool: 'shell',
    command,
    at: i,
    doneAt: i,
    exitCode: 0,
  }));
  return { getSnapshot: () => ({ now: 0, view: { tools } }), shell: async () => shell } as unknown as DrillSession;
}

describe('a terminal with psql in it', () => {
  let shell: ShellWithPsql;
  let terminal: Terminal;
  beforeEach(async () => {
    shell = new ShellWithPsql();
    terminal = new Terminal(sessionWith(shell));
    await terminal.open();
  });

  it('shows each line behind the prompt that it was typed at, and none of psql’s as a failed command', async () => {
    for (const line of ['psql', 'BEGIN;', 'bad;', '\\q', 'false']) await terminal.run(line);
    const commands = terminal.getState().blocks.filter((b) => b.kind === 'command');
    expect(commands.map((b) => [b.text, b.prompt, b.exitCode])).toEqual([
      ['psql', undefined, 0],
      ['BEGIN;', 'postgres=> ', undefined],
      ['bad;', 'postgres=*> ', undefined],
      ['\\q', 'postgres=*> ', undefined],
      ['false', undefined, 1],
    ]);
    expect(terminal.getState().mode).toEqual({ kind: 'shell' });
  });

  it('runs several lines in order, and stops where one leaves psql or is stopped', async () => {
    await terminal.run('psql');
    await terminal.runAll(['BEGIN;', '\\q', 'SELECT 1;']);
    expect(shell.lines).toEqual(['psql', 'BEGIN;', '\\q']);
    await terminal.run('psql');
    const running = terminal.runAll(['BEGIN;', 'SELECT 2;']);
    terminal.abort();
    await running;
    expect(shell.lines.slice(3)).toEqual(['psql', 'BEGIN;']);
  });

  it('says aloud how a line ended', async () => {
    const news: string[] = [];
    for (const line of ['psql', 'BEGIN;', 'bad;', '\\q', 'false', 'true']) {
      await terminal.run(line);
      news.push(terminal.getState().news);
    }
    expect(news).toEqual([
      'psql is open. \\q leaves it.',
      'Done.',
      'The statement failed.',
      'psql has ended.',
      'Ended with exit code 1.',
      'Done, nothing printed.',
    ]);
  });

  it('keeps histories of its own for both, also from the record', async () => {
    for (const line of ['psql', 'BEGIN;', 'clear', '\\q', 'ls']) await terminal.run(line);
    expect(terminal.getState().history).toEqual(['psql', 'ls']);
    expect(terminal.getState().sqlHistory).toEqual(['BEGIN;', 'clear', '\\q']);
    const again = new Terminal(sessionWith(shell, ['psql', 'psql> SELECT 1;', 'ls'])).getState();
    expect(again.history).toEqual(['psql', 'ls']);
    expect(again.sqlHistory).toEqual(['SELECT 1;']);
    expect(again.blocks.map((b) => [b.prompt, b.text])).toEqual([
      [undefined, 'psql'],
      ['psql> ', 'SELECT 1;'],
      [undefined, 'ls'],
    ]);
  });
});
