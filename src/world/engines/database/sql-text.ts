/** Words that begin a statement which may be a plain read. Whether it is one, the server decides in a read-only transaction. */
const READS = new Set(['select', 'table', 'values', 'show', 'explain', 'with']);
/** Words that begin a statement which EXPLAIN can estimate. */
const PLANNED = new Set(['select', 'table', 'values', 'with', 'insert', 'update', 'delete', 'merge']);
/** Settings and prepared statements belong to a session; they are given to it again before each of its requests. */
const SETTINGS = new Set(['set', 'reset', 'prepare', 'deallocate']);

/** A string of SQL as far as it has to be understood before the server sees it. */
export interface SqlText {
  /** Statements with something in them, without the semicolon. */
  readonly statements: readonly string[];
  readonly mayRead: boolean;
  /** The one statement that EXPLAIN can estimate, if it is one. */
  readonly planned: string | undefined;
  readonly isSetting: boolean;
}

/** Where the token that begins at `i` ends, when it is a quoted text or a comment; `undefined` for anything else. */
function quotedEnd(sql: string, i: number): number | undefined {
  const c = sql[i];
  const next = sql[i + 1];
  if (c === "'" || c === '"') {
    const escapes = c === "'" && /[eE]$/.test(sql.slice(Math.max(0, i - 1), i));
    for (let j = i + 1; j < sql.length; j++) {
      if (escapes && sql[j] === '\\') j++;
      else if (sql[j] === c) return j + 1;
    }
    return sql.length;
  }
  if (c === '-' && next === '-') {
    const end = sql.indexOf('\n', i);
    return end < 0 ? sql.length : end;
  }
  if (c === '/' && next === '*') {
    let depth = 1;
    let j = i + 2;
    for (; j < sql.length && depth > 0; j++) {
      if (sql.startsWith('/*', j)) {
        depth++;
        j++;
      } else if (sql.startsWith('*/', j)) {
        depth--;
        j++;
      }
    }
    return j;
  }
  if (c === '$') {
    const tag = /^\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$/.exec(sql.slice(i, i + 70))?.[0];
    if (tag === undefined) return undefined;
    const end = sql.indexOf(tag, i + tag.length);
    return end < 0 ? sql.length : end + tag.length;
  }
  return undefined;
}

/** The same text with everything quoted and every comment blanked out, letter for letter. */
function bare(sql: string): string {
  let out = '';
  for (let i = 0; i < sql.length; ) {
    const end = quotedEnd(sql, i);
    if (end === undefined) {
      out += sql[i];
      i++;
    } else {
      out += ' '.repeat(end - i);
      i = end;
    }
  }
  return out;
}

/** Takes a string of SQL apart, as far as needed to know what kind of request it is. */
export function readSql(sql: string): SqlText {
  const plain = bare(sql);
  const statements: string[] = [];
  let begin = 0;
  for (let i = 0; i <= plain.length; i++) {
    if (i < plain.length && plain[i] !== ';') continue;
    // A statement is what has a word outside of comments.
    if (/[^\s]/.test(plain.slice(begin, i))) statements.push(sql.slice(begin, i).trim());
    begin = i + 1;
  }
  const word = /[a-z]+/i.exec(plain)?.[0].toLowerCase() ?? '';
  const [only, more] = statements;
  const single = only !== undefined && more === undefined;
  return {
    statements,
    mayRead: single && READS.has(word),
    planned: single && PLANNED.has(word) ? only : undefined,
    isSetting: single && SETTINGS.has(word) && !/^\s*set\s+(local|transaction|constraints)\b/i.test(plain),
  };
}

/** What the exercise does not let anybody do, with the words in which the server refuses it. */
export function forbidden(sql: string): { readonly code: string; readonly message: string } | undefined {
  if (sql.includes('\0')) return { code: '22021', message: 'invalid byte sequence for encoding "UTF8": 0x00' };
  const plain = bare(sql);
  // Whoever is connected is so by the exercise: the server has one real connection, and it is a superuser's.
  const role =
    /\bsession\s+authorization\b/i.test(plain) || /\b(?:set|reset)\s+(?:local\s+|session\s+)?role\b/i.test(plain);
  if (role) return { code: '42501', message: 'permission denied to set session authorization' };
  if (/\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(plain))
    return {
      code: '0A000',
      message: 'COPY FROM STDIN is not available in this exercise; restore backups with supabase backups restore',
    };
  if (/\bcopy\b[^;]*\bto\s+stdout\b/i.test(plain))
    return {
      code: '0A000',
      message: 'COPY TO STDOUT is not available in this exercise; use psql --csv -c "SELECT ..."',
    };
  return undefined;
}
