import type { DatabaseNames } from '../../database/port';
import type { Completion } from '../complete';
import { FIRST_WORDS, KEYWORDS } from './keywords';
import { SqlLexer } from './lexer';
import { metaNames } from './meta';

/** Most that Tab offers. */
const MOST = 60;
const WORD = /[A-Za-z_0-9.$]*$/;
/** Behind these words a table is meant. */
const TABLE_WORDS = /\b(?:from|join|into|update|table|truncate|vacuum|analyze|on|only|lock)\s+$/i;
const NO_ALIAS =
  /^(?:on|where|join|left|right|inner|full|cross|set|group|order|limit|using|values|select|returning|as)$/i;

/**
 * What may stand at the cursor of a SQL text: meta-commands, tables, columns of the tables that the statement names, functions
 * and words of SQL. `from` counts in `text`.
 */
export function completeSql(names: DatabaseNames, text: string, cursor: number): Completion {
  const before = text.slice(0, cursor);
  const statement = statementAt(text, cursor);
  const meta = /\\([^\s\\]*)$/.exec(before);
  if (meta !== null && before.slice(statement, meta.index).trim() === '') return offer(metaNames, meta[0], meta.index);
  const word = WORD.exec(before)?.[0] ?? '';
  const from = cursor - word.length;
  const leading = before.slice(statement, from);
  const tables = names.tables.map((t) => t.name);
  if (/^\s*\\\S+\s+$/.test(leading))
    return offer(/^\s*\\(?:df|sf)/.test(leading) ? names.functions : tables, word, from);
  if (TABLE_WORDS.test(leading)) return offer(tables, word, from);
  const dot = word.lastIndexOf('.');
  if (dot >= 0) {
    const owner = word.slice(0, dot);
    const table = tableNamed(names, text.slice(statement), owner);
    const columns = table?.columns.map((c) => `${owner}.${c}`) ?? [];
    return offer([...columns, ...tables, ...names.functions], word, from);
  }
  if (leading.trim() === '') return offer(cased(FIRST_WORDS, word), word, from);
  const columns = mentioned(names, text.slice(statement)).flatMap((t) => t.columns);
  const choices = [...columns, ...cased(KEYWORDS, word), ...names.functions];
  return offer(word === '' ? columns : choices, word, from);
}

function offer(options: readonly string[], word: string, from: number): Completion {
  const fitting = [...new Set(options)].filter((o) => o.startsWith(word) && o !== word).sort();
  return { from, options: fitting.slice(0, MOST) };
}

/** Words of SQL in the case that the player has begun to type. */
function cased(words: readonly string[], typed: string): readonly string[] {
  return /^[a-z]/.test(typed) ? words.map((w) => w.toLowerCase()) : words;
}

/** Where the statement begins that the cursor is in. */
function statementAt(text: string, cursor: number): number {
  const lexer = new SqlLexer();
  let start = 0;
  for (let token = lexer.next(text, 0); token !== undefined && token.to <= cursor; token = lexer.next(text, token.to)) {
    if (token.kind === 'end') start = token.to;
    // A meta-command goes to the end of its row.
    if (token.kind === 'backslash') {
      const end = text.indexOf('\n', token.to);
      if (end < 0 || end >= cursor) return start;
      start = end + 1;
      token = { kind: 'space', from: token.from, to: end };
    }
  }
  return start;
}

/** The table that a name or an alias of the statement stands for. */
function tableNamed(names: DatabaseNames, statement: string, owner: string) {
  const direct = names.tables.find((t) => t.name === owner || t.name === owner.replace(/^public\./, ''));
  if (direct !== undefined) return direct;
  for (const [, table = '', alias = ''] of statement.matchAll(/([A-Za-z_][\w.]*)(?=\s+(?:as\s+)?([A-Za-z_]\w*))/gi)) {
    if (alias.toLowerCase() !== owner.toLowerCase() || NO_ALIAS.test(alias)) continue;
    const found = names.tables.find((t) => t.name === table.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The tables that a statement names. */
function mentioned(names: DatabaseNames, statement: string) {
  const words = new Set(statement.toLowerCase().match(/[a-z_][\w.]*/g) ?? []);
  return names.tables.filter((t) => words.has(t.name) || words.has(`public.${t.name}`));
}

/** The SQL that a shell line is in the middle of at its end: the quoted text behind `psql ... -c`. `start`: where it begins. */
export function sqlInShellLine(before: string): { readonly sql: string; readonly start: number } | undefined {
  let quote: string | undefined;
  let start = 0;
  let command = 0;
  for (let i = 0; i < before.length; i++) {
    const c = before[i] ?? '';
    if (quote !== undefined) {
      if (c === '\\' && quote === '"') i += 1;
      else if (c === quote) quote = undefined;
    } else if (c === '\\') i += 1;
    else if (c === "'" || c === '"') {
      quote = c;
      start = i + 1;
    } else if (/[|;&(\n]/.test(c)) command = i + 1;
  }
  if (quote === undefined) return undefined;
  const leading = before.slice(command, start - 1);
  if (!/^\s*psql\s/.test(leading) || !/\s(?:-[A-Za-z0-9]*c|--command)[\s=]*$/.test(leading)) return undefined;
  return { sql: before.slice(start), start };
}
