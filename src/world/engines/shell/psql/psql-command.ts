import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import { MAIN_DATABASE, resolveConnection } from './connect';
import { describeObjects } from './describe';
import { CLIENT_VERSION, COMMANDS, USAGE, VARIABLES } from './help';
import type { InteractivePsql } from './interactive';
import { type PsqlOptions, readPsqlOptions } from './options';
import { EXIT, PsqlProcess } from './process';
import { applyOptions, runActions } from './run-actions';

/** Columns of the terminal, for `\x auto`. */
const SCREEN_COLUMNS = 120;

/** The `psql` command. Without anything to do it stays: the next lines of the terminal are its own (`interactive`). */
export function psqlCommand(harvest: () => Harvest, interactive: InteractivePsql): Command {
  return defineCommand('psql', async (argv, ctx) => {
    const read = readPsqlOptions(argv);
    if (!read.ok) return failed(read.message, EXIT.failure);
    const { options } = read;
    if (options.show !== undefined) return printed(shown(options.show));
    const h = harvest();
    const target = resolveConnection(
      h.port,
      options.list ? { ...options, ...listTarget(options) } : options,
      environment(ctx),
    );
    if (!target.ok) return failed(`psql: error: ${target.message}`, EXIT.connection);

    const stdin = textOf(ctx.stdin);
    const actions = options.actions.length > 0 ? options.actions : undefined;
    const stays = actions === undefined && stdin === '' && !options.list;
    const psql = new PsqlProcess(
      {
        harvest,
        readFile: (path) => ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, path)).catch(() => undefined),
        // A psql that stays hears the Ctrl-C of each line, not that of the line it was started in.
        signal: stays ? interactive.signal : () => ctx.signal,
      },
      target.connection,
      `psql/${h.nonce()}`,
      stays,
    );
    for (const word of options.extra) psql.warn(`psql: warning: extra command-line argument "${word}" ignored\n`);
    if (options.single && stays) {
      psql.warn('psql: fatal: -1 can only be used in non-interactive mode\n');
      return ended(psql, EXIT.failure);
    }
    if (!applyOptions(psql, options)) return ended(psql, EXIT.failure);
    const refused = await psql.connect();
    if (refused !== undefined) {
      psql.warn(`psql: error: ${refused}\n`);
      return ended(psql, EXIT.connection);
    }
    await psql.enterDatabase();
    if (stays) return start(psql, interactive);
    const code = options.list
      ? (await describeObjects(psql, 'l', ''))
        ? EXIT.ok
        : EXIT.failure
      : await runActions(psql, options, stdin, actions);
    await psql.end();
    const result = ended(psql, code);
    return options.output === undefined ? result : toFile(ctx, options.output, result);
  });
}

/** The banner of a psql that stays. */
function start(psql: PsqlProcess, interactive: InteractivePsql): ExecResult {
  if (!interactive.enter(psql)) return failed('psql: error: another psql of this line is waiting for input already');
  psql.print = { ...psql.print, columns: psql.print.columns || SCREEN_COLUMNS };
  const server = psql.variables.get('SERVER_VERSION_NAME') ?? '';
  const version = server === '' || server === CLIENT_VERSION ? CLIENT_VERSION : `${CLIENT_VERSION}, server ${server}`;
  if (!psql.variables.is('QUIET')) psql.write(`psql (${version})\nType "help" for help.\n\n`);
  return ended(psql, EXIT.ok);
}

function ended(psql: PsqlProcess, exitCode: number): ExecResult {
  return { ...psql.take(), exitCode, stdoutKind: 'text' };
}

function shown(what: NonNullable<PsqlOptions['show']>): string {
  if (what === 'version') return `psql (PostgreSQL) ${CLIENT_VERSION}`;
  return what === 'help' ? USAGE : what === 'help-commands' ? COMMANDS : VARIABLES;
}

/** `-l` looks into the main database when none is named. */
function listTarget({ target }: PsqlOptions): { target: string } {
  return { target: target ?? `dbname=${MAIN_DATABASE}` };
}

function environment(ctx: CommandContext): Readonly<Record<string, string>> {
  return Object.fromEntries(ctx.env);
}

/** Pipes carry bytes, one to a character. */
function textOf(bytes: CommandContext['stdin']): string {
  return new TextDecoder().decode(Uint8Array.from(bytes as unknown as string, (c) => c.charCodeAt(0)));
}

async function toFile(ctx: CommandContext, path: string, result: ExecResult): Promise<ExecResult> {
  const written = await ctx.fs.writeFile(ctx.fs.resolvePath(ctx.cwd, path), result.stdout).then(
    () => true,
    () => false,
  );
  if (written) return { ...result, stdout: '' };
  return failed(`${result.stderr}psql: error: ${path}: could not be written`, EXIT.failure);
}
