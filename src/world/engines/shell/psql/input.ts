import { SqlLexer } from './lexer';
import { promptMark } from './script';

/** How psql reads what stands on a command line of several rows. */
export interface PsqlInput {
  /** So many characters can be sent: what follows is an unfinished statement. */
  readonly complete: number;
  /** psql's sign of what is open at the beginning of each row (`=`, `-`, `'`, `(` ...). */
  readonly marks: readonly string[];
}

/** Meta-commands that send or drop the statement before them. */
const ENDS_STATEMENT: ReadonlySet<string> = new Set(['g', 'gx', 'gset', 'gexec', 'gdesc', 'watch', 'r', 'reset', 'q']);

/** Reads SQL input as psql does, to tell whether the statement goes on in the next row. */
export function readInput(text: string): PsqlInput {
  const lexer = new SqlLexer();
  const marks: string[] = [];
  let empty = true;
  let complete = 0;
  let start = 0;
  for (const row of text.split('\n')) {
    marks.push(promptMark(lexer, empty));
    const line = `${row}\n`;
    const word = empty && /^\s*(?:help|exit|quit)\s*;?\s*$/i.test(row);
    for (let at = word ? line.length : 0, token = lexer.next(line, at); token !== undefined; ) {
      at = token.to;
      if (token.kind === 'backslash') {
        const [words, name = ''] = /^([^\s\\]*)[^\n\\]*/.exec(line.slice(at)) ?? [''];
        at += words.length + (line.startsWith('\\\\', at + words.length) ? 2 : 0);
        if (ENDS_STATEMENT.has(name)) {
          empty = true;
          lexer.reset();
        }
        if (empty) complete = start + at;
      } else if (token.kind === 'end') {
        empty = true;
        complete = start + at;
      } else if (token.kind !== 'space') empty = false;
      token = lexer.next(line, at);
    }
    start += line.length;
  }
  return { complete: empty ? text.length : Math.min(complete, text.length), marks };
}
