import { runMeta } from './meta';
import { setPrint } from './meta-output';
import type { PsqlOptions } from './options';
import { EXIT, type PsqlProcess } from './process';
import { runFile, runScript, sendUnlessEmpty } from './run-script';
import type { Piece } from './script';
import { slashArguments, WHOLE_LINE } from './slash-arguments';

/** Gives a psql what its options say; false when one of them was wrong. */
export function applyOptions(psql: PsqlProcess, options: PsqlOptions): boolean {
  if (options.quiet) psql.variables.put('QUIET', 'on');
  if (options.hidden) psql.variables.put('ECHO_HIDDEN', 'on');
  if (options.echo !== undefined) psql.variables.put('ECHO', options.echo);
  for (const { name, value } of options.print) {
    if (!setPrint(psql, name, value, true)) {
      psql.warn(`psql: error: could not set printing parameter "${name}"\n`);
      return false;
    }
  }
  for (const { name, value } of options.variables) {
    if (value === undefined) {
      psql.variables.unset(name);
      continue;
    }
    const refused = psql.variables.set(name, value);
    if (refused !== undefined) {
      psql.warn(`psql: error: ${refused}\n`);
      return false;
    }
  }
  return true;
}

/** Does what `-c` and `-f` (or standard input) ask, in one transaction with `-1`; psql's exit code. */
export async function runActions(
  psql: PsqlProcess,
  options: PsqlOptions,
  stdin: string,
  actions: PsqlOptions['actions'] | undefined,
): Promise<number> {
  if (options.single && (await psql.ask('BEGIN')).error !== undefined) return EXIT.failure;
  let code: number = EXIT.ok;
  if (actions === undefined) code = await runScript(psql, stdin);
  if (psql.ending !== undefined) return psql.ending;
  for (const { kind, text } of actions ?? []) {
    if (kind === 'command') code = await runCommand(psql, text);
    else code = await runFile(psql, text, text === '-' ? stdin : undefined, text === '-' ? '<stdin>' : text);
    if (psql.ending !== undefined) return psql.ending;
    if (psql.host.signal()?.aborted === true) break;
    if (code !== EXIT.ok && psql.variables.is('ON_ERROR_STOP')) break;
  }
  if (options.single) {
    const ended = await psql.ask(code === EXIT.ok ? 'COMMIT' : 'ROLLBACK');
    if (ended.error !== undefined) {
      psql.reportError(ended.error, 'COMMIT');
      return EXIT.failure;
    }
  }
  return code;
}

/** A `-c`: one meta-command, or one query string that is sent as it stands. */
async function runCommand(psql: PsqlProcess, text: string): Promise<number> {
  if (!text.startsWith('\\')) return (await sendUnlessEmpty(psql, text)) ? EXIT.ok : EXIT.failure;
  const name = /^\\([^\s\\]*)/.exec(text)?.[1] ?? '';
  const { args, rest, complaints } = slashArguments(text, 1 + name.length, psql.variables, WHOLE_LINE.has(name));
  const piece: Piece = { kind: 'meta', name, args, rest, complaints, line: 1 };
  return (await runMeta(psql, piece)) === false ? EXIT.failure : EXIT.ok;
}
