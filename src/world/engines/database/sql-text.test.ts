import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbidden, readSql } from './sql-text';

describe('readSql', () => {
  it.each([
    ['select 1', true],
    ['  -- look\nSELECT * FROM readings;', true],
    ['with x as (select 1) select * from x', true],
    ["select ';' ; ", true],
    ['explain analyze select 1', true],
    ['select 1; select 2', false],
    ['update readings set context = null', false],
    ['begin', false],
    ['', false],
    ['-- only a comment', false],
  ])('%s may only read: %s', (sql, mayRead) => {
    expect(readSql(sql).mayRead).toBe(mayRead);
  });

  it('takes statements apart at semicolons that are not quoted', () => {
    const { statements } = readSql(`select 'a;b'; do $x$ begin perform 1; end $x$; /* ; /* ; */ */ select ";" -- ;\n;`);
    expect(statements).toHaveLength(3);
    expect(statements[1]).toBe('do $x$ begin perform 1; end $x$');
  });

  it('knows settings of a session from those of a transaction', () => {
    expect(readSql('set search_path to restore_1;').isSetting).toBe(true);
    expect(readSql('set local search_path to x').isSetting).toBe(false);
    expect(readSql('set transaction isolation level serializable').isSetting).toBe(false);
  });

  it('never fails, and its statements stand in the text', () => {
    const piece = fc.constantFrom("'", '"', '$$', '$a$', ';', '--', '/*', '*/', '\n', 'select', ' x ', "E'\\''", '\\');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const sql = pieces.join('');
        for (const statement of readSql(sql).statements) expect(sql).toContain(statement);
      }),
    );
  });
});

describe('what nobody may do', () => {
  it.each([
    'set session authorization supabase_admin',
    'RESET  ROLE',
    'set local role supabase_admin',
    'copy readings from stdin',
    'select 1\0',
  ])('%s is refused as the server would', (sql) => {
    expect(forbidden(sql)?.code).toMatch(/^[0-9A-Z]{5}$/);
  });

  it.each([
    "select 'set role x'",
    '-- reset role\nselect 1',
    'update readings set context = $$set session authorization$$',
  ])('%s is not mistaken for it', (sql) => {
    expect(forbidden(sql)).toBeUndefined();
  });
});
