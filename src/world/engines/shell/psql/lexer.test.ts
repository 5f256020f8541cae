import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from './input';
import { SqlLexer } from './lexer';
import { Script } from './script';
import { Variables } from './variables';

/** Texts that are likely to be hard: pieces of SQL in any order. */
const sqlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "'",
          '"',
          '$$',
          '$a$',
          '/*',
          '*/',
          '--',
          '\n',
          ';',
          '(',
          ')',
          '\\',
          "E'",
          ':x',
          ":'x'",
          '::',
          'begin atomic',
        ],
        ...['create function', 'end', 'case', 'select 1', ' ', '\\g', '\\;', "''", '$1', 'é', '日', '1e5', 'a$b$'],
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

/** A whole statement without variables. */
const statement = fc.constantFrom(
  'select 1;',
  "select 'a;b', ''';';",
  "select E'it\\'s; here';",
  'select ";" from "a;b";',
  "do $$ begin raise notice 'x;y'; end $$;",
  'select $q$ ; $$ ; $q$;',
  'select /* ; /* nested; */ */ 1;',
  'select 1 -- no end; here\n, 2;',
  'select (1;\n);',
  'create function f() returns int begin atomic select 1; select case when true then 2 end; end;',
  'create or replace procedure p() begin atomic select 1; end;',
  'select a::text, b[1:2], $1;',
  'begin;',
);

const tokensOf = (text: string) => {
  const lexer = new SqlLexer();
  const tokens = [];
  for (let t = lexer.next(text, 0); t !== undefined; t = lexer.next(text, t.to)) tokens.push(t);
  return tokens;
};

function split(text: string): string[] {
  const script = new Script(new Variables());
  script.append(text);
  const found: string[] = [];
  for (let piece = script.next(); piece !== undefined; piece = script.next())
    if (piece.kind === 'query') found.push(piece.sql);
  return found;
}

describe('SqlLexer', () => {
  it('keeps every character of any text', () => {
    fc.assert(
      fc.property(sqlish, (text) => {
        const tokens = tokensOf(text);
        expect(tokens.map((t) => text.slice(t.from, t.to)).join('')).toBe(text);
        expect(tokens.every((t) => t.to > t.from)).toBe(true);
      }),
    );
  });

  it('splits what was joined', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { maxLength: 8 }),
        fc.constantFrom(' ', '\n', '\n-- a remark;\n', ''),
        (all, gap) => {
          expect(split(all.join(gap))).toEqual(all);
        },
      ),
    );
  });

  it('takes text in rows as it takes it at once', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), (all) => {
        const script = new Script(new Variables());
        const found: string[] = [];
        for (const row of all.join('\n').split('\n')) {
          script.append(row);
          for (let piece = script.next(); piece !== undefined; piece = script.next())
            if (piece.kind === 'query') found.push(piece.sql);
        }
        expect(found).toEqual(all);
        expect(script.mark).toBe('=');
      }),
    );
  });

  it('leaves remarks and blanks before a statement away, and keeps those within', () => {
    expect(split('-- first\n\n  select 1 -- in it\n, 2;')).toEqual(['select 1 -- in it\n, 2;']);
  });

  it('ends no statement inside an escaped semicolon', () => {
    expect(split('select 1\\; select 2;')).toEqual(['select 1; select 2;']);
  });
});

describe('readInput', () => {
  it('finds its pieces in the text, one behind the other, and has a mark for each row', () => {
    fc.assert(
      fc.property(sqlish, (text) => {
        const { finished, rest, marks } = readInput(text);
        let at = 0;
        for (const piece of [...finished, rest]) {
          const found = text.indexOf(piece, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + piece.length;
        }
        expect(marks).toHaveLength(text.split('\n').length);
      }),
    );
  });

  it.each([
    ['select 1;', true],
    ['select 1', false],
    ["select 'a;", false],
    ['select (1;', false],
    ['\\dt', true],
    ['select 1 \\gx', true],
    ['select 1 \\p', false],
    ['select \\r', true],
    ['help', true],
    ['exit;', true],
    ['-- nothing', true],
    ['', true],
    ['\\echo a \\\\ select 1', false],
    ['\\echo a \\\\ select 1;', true],
    ['create function f() returns int begin atomic select 1;', false],
  ])('%j is finished: %s', (text, finished) => {
    expect(readInput(text).rest === '').toBe(finished);
  });

  it('tells what can be sent from what is not finished, and what each row is inside of', () => {
    const text = "select 1;\nselect 'a\nb' ||\n(2\n$$ /*";
    const { finished, rest, marks } = readInput(text);
    expect(finished).toEqual(['select 1;']);
    expect(rest).toBe("select 'a\nb' ||\n(2\n$$ /*");
    expect(marks).toEqual(['=', '=', "'", '-', '(']);
    expect(readInput('$$\n').marks).toEqual(['=', '$']);
    expect(readInput('/*\n').marks).toEqual(['=', '*']);
    expect(readInput('"\n').marks).toEqual(['=', '"']);
  });
});

it('takes a row with several commands as several', () => {
  expect(readInput('select 1; \\x \\\\ select 2;\n-- done\nexit').finished).toEqual([
    'select 1;',
    '\\x \\\\',
    'select 2;',
    'exit',
  ]);
});

describe('Script', () => {
  const withX = (x: string): Variables => {
    const variables = new Variables();
    variables.set('x', x);
    return variables;
  };

  it('puts variables in, quoted as asked, and not into strings', () => {
    const script = new Script(withX("it's"));
    script.append("select :'x', :\"x\", ':x', :y, :{?x}, :{?y}, a::text;");
    expect(script.next()).toMatchObject({
      sql: `select 'it''s', "it's", ':x', :y, TRUE, FALSE, a::text;`,
    });
  });

  it('reads a variable’s value on as text, and ends variables that hold themselves', () => {
    const twice = new Script(withX('1; select 2'));
    twice.append('select :x;');
    expect(twice.next()).toMatchObject({ sql: 'select 1;' });
    expect(twice.next()).toMatchObject({ sql: 'select 2;' });
    const endless = new Script(withX(':x'));
    endless.append('select :x;');
    expect(endless.next()).toMatchObject({ kind: 'complaint' });
    expect(endless.next()).toMatchObject({ kind: 'query' });
  });

  it('reads the words of meta-commands', () => {
    const script = new Script(withX('v'));
    script.append(`\\echo a 'b c\\n' "d e" :x :'x' f\\g\n\\sf public.f(int)\n\\echo 'open\nselect 1;`);
    expect(script.next()).toMatchObject({ name: 'echo', args: ['a', 'b c\n', '"d e"', 'v', "'v'", 'f'], line: 1 });
    expect(script.next()).toMatchObject({ name: 'g', args: [] });
    expect(script.next()).toMatchObject({ name: 'sf', args: ['public.f(int)'], line: 2 });
    expect(script.next()).toMatchObject({ name: 'echo', complaints: ['unterminated quoted string'] });
    expect(script.next()).toMatchObject({ kind: 'query', sql: 'select 1;', line: 4 });
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(sqlish, sqlish, (text, value) => {
        const script = new Script(withX(value));
        script.append(text);
        let pieces = 0;
        while (script.next() !== undefined) pieces += 1;
        expect(pieces).toBeLessThanOrEqual(20 * (text.length + value.length + 1));
      }),
    );
  });
});
