import { SqlLexer } from './lexer';
import { promptMark } from './script';

/** How psql reads what stands on a command line of several rows. */
export interface PsqlInput {
  /** Finished statements and meta-commands, in order. */
  readonly finished: readonly string[];
  /** The statement that goes on in the next row; empty when there is none. */
  readonly rest: string;
  /** psql's sign of what is open at the beginning of each row (`=`, `-`, `'`, `(` ...). */
  readonly marks: readonly string[];
}

/** Meta-commands that send or drop the statement before them. */
const ENDS_STATEMENT: ReadonlySet<string> = new Set(['g', 'gx', 'gset', 'gexec', 'gdesc', 'watch', 'r', 'reset', 'q']);

/** White space and remarks before a statement, which psql leaves away. */
const REMARKS = /^(?:\s+|--[^\n]*\n)+/;

/** Reads SQL input as psql does, to tell whether the statement goes on in the next row. */
export function readInput(text: string): PsqlInput {
  const lexer = new SqlLexer();
  const marks: string[] = [];
  const ends: number[] = [];
  let empty = true;
  let start = 0;
  for (const row of text.split('\n')) {
    marks.push(promptMark(lexer, empty));
    const line = `${row}\n`;
    const word = empty && /^\s*(?:help|exit|quit)\s*;?\s*$/i.test(row);
    if (word) ends.push(start + row.length);
    for (let at = word ? line.length : 0, token = lexer.next(line, at); token !== undefined; ) {
      at = token.to;
      if (token.kind === 'backslash') {
        const [words, name = ''] = /^([^\s\\]*)[^\n\\]*/.exec(line.slice(at)) ?? [''];
        at += words.length + (line.startsWith('\\\\', at + words.length) ? 2 : 0);
        if (ENDS_STATEMENT.has(name)) {
          empty = true;
          lexer.reset();
        }
        if (empty) ends.push(start + at);
      } else if (token.kind === 'end') {
        empty = true;
        ends.push(start + at);
      } else if (token.kind !== 'space') empty = false;
      token = lexer.next(line, at);
    }
    start += line.length;
  }
  const finished = ends.map((end, i) =>
    text
      .slice(ends[i - 1] ?? 0, end)
      .replace(REMARKS, '')
      .trimEnd(),
  );
  // White space and remarks behind the last statement are nothing to go on with.
  return { finished, rest: empty ? '' : text.slice(ends.at(-1) ?? 0).trimStart(), marks };
}
