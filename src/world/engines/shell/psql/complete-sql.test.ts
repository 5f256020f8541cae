import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSql, sqlInShellLine } from './complete-sql';

const names = {
  tables: [
    { name: 'readings', columns: ['id', 'user_id', 'raw_input'] },
    { name: 'error_logs', columns: ['id', 'ts', 'level'] },
    { name: 'auth.users', columns: ['id', 'email'] },
  ],
  functions: ['now', 'count'],
};
const at = (text: string) => completeSql(names, text, text.length).options;

describe('completeSql', () => {
  it('offers tables where a table is meant', () => {
    expect(at('select * from re')).toEqual(['readings']);
    expect(at('UPDATE ')).toEqual(['auth.users', 'error_logs', 'readings']);
    expect(at('\\d er')).toEqual(['error_logs']);
    expect(at('select * from auth.')).toEqual(['auth.users']);
  });

  it('offers columns of the tables that the statement names', () => {
    expect(at('select * from readings where us')).toEqual(['user_id', 'using']);
    expect(at('select * from error_logs l where l.l')).toEqual(['l.level']);
    expect(completeSql(names, 'select ra from readings', 9).options).toEqual(['raw_input']);
    expect(at('select 1 from readings; select * from error_logs where raw')).toEqual([]);
  });

  it('offers words of SQL in the case that is typed, and meta-commands', () => {
    expect(at('SEL')).toEqual(['SELECT']);
    expect(at('sel')).toEqual(['select']);
    expect(at('\\tim')).toEqual(['\\timing']);
    expect(at('select 1;\n\\tim')).toEqual(['\\timing']);
  });

  it('never throws and never leaves the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, n) => {
        const cursor = Math.min(n, text.length);
        const { from } = completeSql(names, text, cursor);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(cursor);
      }),
    );
  });
});

describe('sqlInShellLine', () => {
  it.each([
    ['psql $DB_URL -c "select * from re', 'select * from re'],
    ["psql $DB_URL -At -c 'select ", 'select '],
    ['psql "$DB_URL" -Atc "sel', 'sel'],
    ['echo a | psql $DB_URL --command="x', 'x'],
    ["psql $DB_URL -c 'select 1' -c 'select 2", 'select 2'],
    ['psql $DB_URL -c "select \\"a\\" from r', 'select \\"a\\" from r'],
  ])('is found in %j', (line, sql) => {
    expect(sqlInShellLine(line)?.sql).toBe(sql);
  });

  it.each(['psql $DB_URL -c "select 1" ', 'echo "psql -c', 'psql $DB_URL -f "x', 'gh issue create --body "select'])(
    'is not found in %j',
    (line) => {
      expect(sqlInShellLine(line)).toBeUndefined();
    },
  );
});
