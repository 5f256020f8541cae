/** What is open at a place of a SQL text, as psql's prompts name it. */
export type Open = 'nothing' | 'parens' | 'single' | 'double' | 'dollar' | 'comment';

/** A piece of a SQL text, by its place in it. All pieces of a text, one behind the other, are the text. */
export type Token =
  /** Part of a statement; inside an open quote or comment too. */
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  /** White space and `--` comments outside quotes: left away before a statement. */
  | { readonly kind: 'space'; readonly from: number; readonly to: number }
  /** The `;` that ends a statement. */
  | { readonly kind: 'end'; readonly from: number; readonly to: number }
  /** `\;` or `\:`: the character behind the backslash belongs to the statement and means nothing to psql. */
  | { readonly kind: 'escaped'; readonly from: number; readonly to: number }
  /** The backslash of a meta-command, without its name. */
  | { readonly kind: 'backslash'; readonly from: number; readonly to: number }
  /** `:name`, `:'name'`, `:"name"` or `:{?name}`. */
  | {
      readonly kind: 'variable';
      readonly from: number;
      readonly to: number;
      readonly name: string;
      readonly as: 'text' | 'literal' | 'identifier' | 'test';
    };

type Quote = 'single' | 'escape' | 'double' | 'dollar' | 'comment';

const SPACE = /(?:[ \t\n\r\f\v]+|--[^\n\r]*)+/y;
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z_0-9$\u0080-\uffff]*/y;
/** Digits with whatever hangs on to them, so that the `e` of a number opens no string. */
const NUMBER = /[0-9][A-Za-z_0-9.]*/y;
const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z_0-9\u0080-\uffff]*)?\$/y;
const PARAMETER = /\$[0-9]*/y;
const VARIABLE =
  /:(?:([A-Za-z_0-9\u0080-\uffff]+)|'([A-Za-z_0-9\u0080-\uffff]+)'|"([A-Za-z_0-9\u0080-\uffff]+)"|\{\?([A-Za-z_0-9\u0080-\uffff]+)\})/y;
/** Nothing that may open something stands in a run of these. */
const PLAIN = /[^A-Za-z_0-9\u0080-\uffff\s'"$()/;:\\-]+/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Reads SQL as psql does to find where statements end: quotes (also `E''` and `$tag$`), nested comments, brackets, and the
 * bodies of `CREATE FUNCTION ... BEGIN ATOMIC`. Keeps its state, so a text may come in pieces. Never throws.
 * Source: the documentation of psql and of PostgreSQL's lexical structure.
 */
export class SqlLexer {
  private quote: Quote | undefined;
  private tag = '';
  private depth = 0;
  private parens = 0;
  /** Blocks of `BEGIN ATOMIC` and `CASE` that are open. */
  private blocks = 0;
  /** The first words of the statement, as far as they say that it makes a function or procedure. */
  private makes: string[] = [];
  private words = 0;

  /** Nothing is open any more: after a statement was sent or dropped. */
  reset(): void {
    this.quote = undefined;
    this.parens = 0;
    this.newStatement();
  }

  /** What is open where the lexer stands. */
  get open(): Open {
    if (this.quote !== undefined) return this.quote === 'escape' ? 'single' : this.quote;
    return this.parens > 0 ? 'parens' : 'nothing';
  }

  /** The piece of `text` that begins at `at`; absent at the end. */
  next(text: string, at: number): Token | undefined {
    if (at >= text.length) return undefined;
    if (this.quote !== undefined) return { kind: 'text', from: at, to: this.inQuote(text, at, this.quote) };
    const space = match(SPACE, text, at);
    if (space !== null) return { kind: 'space', from: at, to: at + space[0].length };
    const c = text[at] ?? '';
    if (c === '\\') {
      const escaped = text[at + 1] === ';' || text[at + 1] === ':';
      return { kind: escaped ? 'escaped' : 'backslash', from: at, to: at + (escaped ? 2 : 1) };
    }
    if (c === ':') return this.colon(text, at);
    if (c === ';') {
      const ends = this.parens === 0 && this.blocks === 0;
      if (ends) this.newStatement();
      return { kind: ends ? 'end' : 'text', from: at, to: at + 1 };
    }
    return { kind: 'text', from: at, to: this.plain(text, at, c) };
  }

  private newStatement(): void {
    this.blocks = 0;
    this.makes = [];
    this.words = 0;
  }

  private colon(text: string, at: number): Token {
    if (text[at + 1] === ':' || text[at + 1] === '=') return { kind: 'text', from: at, to: at + 2 };
    const found = match(VARIABLE, text, at);
    if (found === null) return { kind: 'text', from: at, to: at + 1 };
    const [all, bare, literal, identifier, tested] = found;
    const as =
      bare !== undefined
        ? 'text'
        : literal !== undefined
          ? 'literal'
          : identifier !== undefined
            ? 'identifier'
            : 'test';
    const name = bare ?? literal ?? identifier ?? tested ?? '';
    return { kind: 'variable', from: at, to: at + all.length, name, as };
  }

  /** Where the piece ends that begins at `at` with something other than white space, outside quotes. */
  private plain(text: string, at: number, c: string): number {
    if (c === "'") return this.begin('single', text, at + 1);
    if (c === '"') return this.begin('double', text, at + 1);
    if (c === '/' && text[at + 1] === '*') {
      this.depth = 1;
      return this.begin('comment', text, at + 2);
    }
    if (c === '$') {
      const tag = match(DOLLAR, text, at);
      if (tag === null) return at + (match(PARAMETER, text, at)?.[0].length ?? 1);
      this.tag = tag[0];
      return this.begin('dollar', text, at + this.tag.length);
    }
    if (c === '(') this.parens += 1;
    if (c === ')') this.parens = Math.max(0, this.parens - 1);
    const word = match(WORD, text, at)?.[0];
    if (word !== undefined) {
      if (/^e$/i.test(word) && text[at + 1] === "'") return this.begin('escape', text, at + 2);
      this.word(word.toLowerCase());
      return at + word.length;
    }
    return at + (match(NUMBER, text, at) ?? match(PLAIN, text, at) ?? [c])[0].length;
  }

  private begin(quote: Quote, text: string, at: number): number {
    this.quote = quote;
    return this.inQuote(text, at, quote);
  }

  /** Where a quote or comment ends, or the text. */
  private inQuote(text: string, at: number, quote: Quote): number {
    const end =
      quote === 'dollar'
        ? endBehind(text, this.tag, at)
        : quote === 'comment'
          ? this.endOfComment(text, at)
          : endOfString(text, at, quote);
    if (end === undefined) return text.length;
    this.quote = undefined;
    return end;
  }

  private endOfComment(text: string, from: number): number | undefined {
    for (let i = from; i < text.length; i++) {
      if (text.startsWith('/*', i)) {
        this.depth += 1;
        i += 1;
      } else if (text.startsWith('*/', i)) {
        this.depth -= 1;
        i += 1;
        if (this.depth <= 0) return i + 1;
      }
    }
    return undefined;
  }

  private word(word: string): void {
    if (this.words < 4 && /^(?:create|or|replace|function|procedure)$/.test(word)) this.makes.push(word);
    this.words += 1;
    if (this.parens > 0 || !/^create(?: or replace)? (?:function|procedure)\b/.test(this.makes.join(' '))) return;
    if (word === 'begin' || (word === 'case' && this.blocks > 0)) this.blocks += 1;
    else if (word === 'end' && this.blocks > 0) this.blocks -= 1;
  }
}

function endBehind(text: string, what: string, at: number): number | undefined {
  const found = text.indexOf(what, at);
  return found < 0 ? undefined : found + what.length;
}

/** Where a quoted string ends; a doubled quote, or in `E''` one behind a backslash, is part of it. */
function endOfString(text: string, from: number, quote: 'single' | 'escape' | 'double'): number | undefined {
  const mark = quote === 'double' ? '"' : "'";
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && quote === 'escape') i += 1;
    else if (c === mark) {
      if (text[i + 1] === mark) i += 1;
      else return i + 1;
    }
  }
  return undefined;
}
