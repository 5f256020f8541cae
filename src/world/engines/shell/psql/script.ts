import { SqlLexer, type Token } from './lexer';
import { quoteIdentifier, quoteLiteral } from './literals';
import { type SlashArguments, slashArguments, WHOLE_LINE } from './slash-arguments';
import type { Variables } from './variables';

/** What a script asks for next: a statement to send, or a meta-command. `line`: of its end, from 1. */
export type Piece =
  | { readonly kind: 'query'; readonly sql: string; readonly line: number }
  | ({ readonly kind: 'meta'; readonly name: string; readonly line: number } & SlashArguments)
  /** Something was wrong with the text itself; psql says so and goes on. */
  | { readonly kind: 'complaint'; readonly text: string; readonly line: number };

interface Source {
  readonly text: string;
  at: number;
  /** The variable that this is the value of. */
  readonly variable?: string;
}

/** As deep as variables may stand in variables. */
const DEEPEST = 20;
/** No statement is longer: variables in variables could make it so. */
const LONGEST = 1_000_000;

/**
 * Takes a script apart as psql does: statement by statement, meta-commands in between, variables put in. It reads on only when
 * asked, because a command may change what variables say. What is not finished stays in the buffer for more text.
 */
export class Script {
  private readonly lexer = new SqlLexer();
  private readonly sources: Source[] = [];
  private query = '';
  private lines = 1;
  /** What was sent last, for `\g` and `\p` on an empty buffer. */
  previous = '';

  constructor(private readonly variables: Variables) {}

  /** More text at the end. A line break is added where it does not end in one. */
  append(text: string): void {
    if (text !== '') this.sources.unshift({ text: text.endsWith('\n') ? text : `${text}\n`, at: 0 });
  }

  /** The unfinished statement. */
  get buffer(): string {
    return this.query;
  }
  /** Of the place that has been read, from 1. */
  get line(): number {
    return this.lines;
  }
  /** psql's sign for its second prompt: what is open, `-` for an unfinished statement, `=` when there is none. */
  get mark(): string {
    return promptMark(this.lexer, this.query === '');
  }

  /** Drops the unfinished statement. */
  reset(): void {
    this.query = '';
    this.lexer.reset();
  }

  /** Drops everything: the unfinished statement and what has not been read yet. */
  clear(): void {
    this.reset();
    this.sources.length = 0;
  }

  /** The unfinished statement, as if it were ended now. */
  take(): string {
    const sql = this.query.replace(/\n$/, '');
    this.reset();
    if (sql.trim() !== '') this.previous = sql;
    return sql;
  }

  /** The next thing to do; absent when the text is used up. */
  next(): Piece | undefined {
    for (;;) {
      const source = this.sources.at(-1);
      if (source === undefined) return undefined;
      const token = this.lexer.next(source.text, source.at);
      if (token === undefined) {
        this.sources.pop();
        continue;
      }
      const raw = source.text.slice(token.from, token.to);
      source.at = token.to;
      const { lines } = this;
      if (source.variable === undefined) this.lines += raw.split('\n').length - 1;
      if (token.kind === 'backslash') return this.meta(source, lines);
      if (token.kind === 'end') {
        this.query += ';';
        return { kind: 'query', sql: this.take(), line: lines };
      }
      if (token.kind === 'variable') {
        const complaint = this.variable(token, raw);
        if (complaint !== undefined) return { kind: 'complaint', text: complaint, line: lines };
      } else if (token.kind === 'escaped') this.query += raw.slice(1);
      else if (token.kind === 'text' || this.query !== '') this.query += raw;
      if (this.query.length > LONGEST) {
        this.clear();
        return { kind: 'complaint', text: 'the statement is too long: dropped', line: lines };
      }
    }
  }

  private meta(source: Source, line: number): Piece {
    const name = /^[^\s\\]*/.exec(source.text.slice(source.at))?.[0] ?? '';
    const found = slashArguments(source.text, source.at + name.length, this.variables, WHOLE_LINE.has(name));
    source.at = found.end;
    return { kind: 'meta', name, line, args: found.args, rest: found.rest, complaints: found.complaints };
  }

  /** Puts a variable in: its text is read on as if it stood there. */
  private variable(token: Token & { kind: 'variable' }, raw: string): string | undefined {
    const value = this.variables.get(token.name);
    if (token.as === 'test') this.query += value === undefined ? 'FALSE' : 'TRUE';
    else if (value === undefined) this.query += raw;
    else if (token.as === 'literal') this.query += quoteLiteral(value);
    else if (token.as === 'identifier') this.query += quoteIdentifier(value);
    else if (this.sources.length > DEEPEST || this.sources.some((s) => s.variable === token.name)) {
      this.query += raw;
      return `skipping recursive expansion of variable "${token.name}"`;
    } else this.sources.push({ text: value, at: 0, variable: token.name });
    return undefined;
  }
}

/** The sign in psql's prompt for what is open. */
export function promptMark(lexer: SqlLexer, empty: boolean): string {
  switch (lexer.open) {
    case 'single':
      return "'";
    case 'double':
      return '"';
    case 'dollar':
      return '$';
    case 'comment':
      return '*';
    case 'parens':
      return '(';
    case 'nothing':
      return empty ? '=' : '-';
  }
}
