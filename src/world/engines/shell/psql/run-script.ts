import { runMeta } from './meta';
import { EXIT, type PsqlProcess } from './process';
import { Script } from './script';

/** As deep as files may include files. */
const DEEPEST = 8;

/**
 * Does what stands in the process's script, statement by statement, and answers psql's exit code for it. `interactive`: goes on
 * after errors and keeps an unfinished statement for the next line.
 */
export async function runScript(psql: PsqlProcess, text: string, interactive = false): Promise<number> {
  const { script } = psql;
  const lines = text.split('\n');
  let echoed = 0;
  const echo = (to: number): void => {
    if (psql.variables.get('ECHO') !== 'all') return;
    for (; echoed < Math.min(to, lines.length); echoed++) psql.write(`${lines[echoed]}\n`);
  };
  let failed = false;
  const aborted = () => psql.host.signal()?.aborted === true;
  const stops = () => failed && !interactive && psql.variables.is('ON_ERROR_STOP');

  psql.reading = true;
  script.append(text);
  for (let piece = script.next(); piece !== undefined; piece = script.next()) {
    psql.line = piece.line;
    if (!interactive) echo(piece.line);
    if (piece.kind === 'complaint') {
      psql.complain(piece.text);
      continue;
    }
    if (piece.kind === 'query') failed = !(await sendUnlessEmpty(psql, piece.sql));
    else {
      const done = await runMeta(psql, piece);
      if (done === 'quit') {
        // What stands behind it is not read any more.
        script.clear();
        psql.quits += 1;
        return EXIT.ok;
      }
      failed = !done;
    }
    if (psql.ending !== undefined) return psql.ending;
    if (aborted()) {
      script.clear();
      return EXIT.failure;
    }
    if (stops()) return EXIT.script;
  }
  if (interactive) return failed ? EXIT.failure : EXIT.ok;
  echo(lines.at(-1) === '' ? lines.length - 1 : lines.length);
  psql.line = script.line;
  failed = !(await sendUnlessEmpty(psql, script.take()));
  if (psql.ending !== undefined) return psql.ending;
  return stops() ? EXIT.script : EXIT.ok;
}

/** A statement without anything in it is not sent. */
export async function sendUnlessEmpty(psql: PsqlProcess, sql: string): Promise<boolean> {
  return /^[\s;]*$/.test(sql) ? true : psql.send(sql);
}

/** Runs a file of the shell (`-f`, `\i`); `shown`: how messages name it. */
export async function runFile(
  psql: PsqlProcess,
  path: string,
  text: string | undefined,
  shown = path,
): Promise<number> {
  const content = text ?? (await psql.host.readFile(path));
  if (content === undefined) {
    // Only a script that is read already has messages without psql's name before them.
    if (psql.depth === 0 && !psql.reading) psql.warn(`psql: error: ${path}: No such file or directory\n`);
    else psql.complain(`${path}: No such file or directory`);
    return EXIT.failure;
  }
  if (psql.depth >= DEEPEST) {
    psql.complain(`${path}: too many files in files`);
    return EXIT.failure;
  }
  const outer = { file: psql.file, line: psql.line, script: psql.script, quits: psql.quits };
  psql.script = new Script(psql.variables);
  psql.file = shown;
  psql.depth += 1;
  const code = await runScript(psql, content);
  psql.depth -= 1;
  psql.file = outer.file;
  psql.line = outer.line;
  psql.script = outer.script;
  // `\q` ends the file that it stands in.
  psql.quits = outer.quits;
  return code;
}
