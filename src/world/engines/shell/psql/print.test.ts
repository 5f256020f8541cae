import { describe, expect, it } from 'vitest';
import { serverMessage, timingLine } from './messages';
import { printTable } from './print';
import { pset } from './pset';
import { type PrintOptions, plainOptions, tableOf } from './table';

/** What psql 15 prints for the same rows was taken down by hand; trailing blanks are part of it. */
const result = {
  tag: 'SELECT 3',
  columns: [
    { name: 'id', type: 23 },
    { name: 'name', type: 25 },
    { name: 'n', type: 1700 },
  ],
  rows: [
    ['1', 'a', '1.5'],
    ['2', 'two\nlines', null],
    ['3', 'wide 日本', '22.25'],
  ],
};
const none = { ...result, tag: 'SELECT 0', rows: [] };

function shown(change: Partial<PrintOptions>, of: Parameters<typeof tableOf>[0] = result): string {
  const options = { ...plainOptions, ...change };
  const table = tableOf(of, options);
  return table === undefined ? '' : printTable(table, options);
}

describe('printTable', () => {
  it('aligns', () => {
    expect(shown({})).toBe(
      ' id |   name    |   n   \n' +
        '----+-----------+-------\n' +
        '  1 | a         |   1.5\n' +
        '  2 | two      +|      \n' +
        '    | lines     | \n' +
        '  3 | wide 日本 | 22.25\n' +
        '(3 rows)\n\n',
    );
    expect(shown({}, none)).toBe(' id | name | n \n----+------+---\n(0 rows)\n\n');
  });

  it('aligns with other borders', () => {
    expect(shown({ border: 0 }).split('\n').slice(0, 5)).toEqual([
      'id   name      n   ',
      '-- --------- -----',
      ' 1 a           1.5',
      ' 2 two      +     ',
      '   lines     ',
    ]);
    expect(shown({ border: 2 }).split('\n').slice(0, 6)).toEqual([
      '+----+-----------+-------+',
      '| id |   name    |   n   |',
      '+----+-----------+-------+',
      '|  1 | a         |   1.5 |',
      '|  2 | two      +|       |',
      '|    | lines     |       |',
    ]);
  });

  it('aligns headers of several lines and spells control characters out', () => {
    const odd = {
      tag: 'SELECT 1',
      columns: [
        { name: 'multi\nhead', type: 23 },
        { name: 'c', type: 25 },
      ],
      rows: [['1', 'tab\tx\r\u0001']],
    };
    expect(shown({}, odd)).toBe(
      ' multi+|        c        \n head  |                 \n-------+-----------------\n     1 | tab     x\\r\\x01\n(1 row)\n\n',
    );
  });

  it('prints expanded', () => {
    expect(shown({ expanded: 'on' })).toBe(
      '-[ RECORD 1 ]---\nid   | 1\nname | a\nn    | 1.5\n' +
        '-[ RECORD 2 ]---\nid   | 2\nname | two      +\n     | lines\nn    | \n' +
        '-[ RECORD 3 ]---\nid   | 3\nname | wide 日本\nn    | 22.25\n\n',
    );
    expect(shown({ expanded: 'on' }, none)).toBe('(0 rows)\n\n');
    expect(shown({ expanded: 'on', tuplesOnly: true }).split('\n').slice(2, 5)).toEqual([
      'n    | 1.5',
      '-----+----------',
      'id   | 2',
    ]);
    expect(shown({ expanded: 'on', border: 0 }).split('\n').slice(0, 7)).toEqual([
      '* Record 1   ',
      'id   1',
      'name a',
      'n    1.5',
      '* Record 2   ',
      'id   2',
      'name two      +',
    ]);
    expect(shown({ expanded: 'on', border: 2 }).split('\n').slice(4, 9)).toEqual([
      '+-[ RECORD 2 ]-----+',
      '| id   | 2         |',
      '| name | two      +|',
      '|      | lines     |',
      '| n    |           |',
    ]);
  });

  it('expands by itself only what is too wide', () => {
    expect(shown({ expanded: 'auto', columns: 80 })).toBe(shown({}));
    expect(shown({ expanded: 'auto', columns: 10 })).toBe(shown({ expanded: 'on' }));
    expect(shown({ expanded: 'auto' })).toBe(shown({}));
  });

  it('prints unaligned, only rows, and CSV', () => {
    expect(shown({ format: 'unaligned' })).toBe('id|name|n\n1|a|1.5\n2|two\nlines|\n3|wide 日本|22.25\n(3 rows)\n');
    expect(shown({ format: 'unaligned', tuplesOnly: true }, none)).toBe('');
    expect(shown({ format: 'unaligned', fieldSeparator: ',', recordSeparator: '|' })).toBe(
      'id,name,n|1,a,1.5|2,two\nlines,|3,wide 日本,22.25|(3 rows)\n',
    );
    expect(shown({ format: 'unaligned', expanded: 'on' }).split('\n').slice(0, 5)).toEqual([
      'id|1',
      'name|a',
      'n|1.5',
      '',
      'id|2',
    ]);
    expect(shown({ format: 'csv', nullText: 'NULL' })).toBe(
      'id,name,n\n1,a,1.5\n2,"two\nlines",NULL\n3,wide 日本,22.25\n',
    );
    expect(shown({ tuplesOnly: true }).startsWith('  1 | a ')).toBe(true);
  });

  it('says when not all rows came', () => {
    expect(shown({}, { ...result, tag: 'SELECT 20000' })).toContain('\n(20000 rows, of which the first 3 are shown)\n');
  });

  it('prints tables without columns', () => {
    const empty = { tag: 'SELECT 2', columns: [], rows: [[], []] };
    expect(shown({}, empty)).toBe('--\n(2 rows)\n\n');
    expect(shown({ expanded: 'on' }, empty)).toBe('(2 rows)\n\n');
    expect(shown({ format: 'unaligned' }, empty)).toBe('\n(2 rows)\n');
  });
});

describe('serverMessage', () => {
  const error = { severity: 'ERROR', code: '42703', message: 'column "nope" does not exist' };

  it('marks the place in its line', () => {
    const sql = 'select *\nfrom\tnope;';
    expect(serverMessage({ ...error, position: 15 }, sql)).toBe(
      'ERROR:  column "nope" does not exist\nLINE 2: from nope;\n             ^\n',
    );
  });

  it('cuts long lines as psql does', () => {
    const many = 'id, name, n, '.repeat(6);
    const sql = `select ${many}nope, name, n, id, name, n, id, name, n, id, name from t`;
    expect(
      serverMessage({ ...error, position: sql.indexOf('nope') + 1 }, sql)
        .split('\n')
        .slice(1, 3),
    ).toEqual([
      'LINE 1: ..., name, n, id, name, n, id, name, n, id, name, n, nope, name...',
      '                                                             ^',
    ]);
  });

  it('keeps the excerpt of a very long line short', () => {
    const sql = `select ${'x,'.repeat(20_000)}nope`;
    const [, line = '', caret = ''] = serverMessage({ ...error, position: sql.indexOf('nope') + 1 }, sql).split('\n');
    expect(line.length).toBeLessThan(80);
    expect(line.slice(caret.length - 1)).toBe('nope');
  });

  it('tells more or less as VERBOSITY says', () => {
    const full = { ...error, detail: 'd', hint: 'h', where: 'w', position: 1 };
    expect(serverMessage(full, 'x')).toBe(
      `ERROR:  ${error.message}\nLINE 1: x\n        ^\nDETAIL:  d\nHINT:  h\nCONTEXT:  w\n`,
    );
    expect(serverMessage(full, 'x', 'terse')).toBe(`ERROR:  ${error.message} at character 1\n`);
    expect(serverMessage(full, 'x', 'sqlstate')).toBe('ERROR:  42703\n');
    expect(serverMessage({ severity: 'NOTICE', code: '00000', message: 'hi', where: 'w' }, '')).toBe('NOTICE:  hi\n');
  });

  it.each([
    [12.3454, 'Time: 12.345 ms'],
    [1234.5, 'Time: 1234.500 ms (00:01.234)'],
    [3_723_004, 'Time: 3723004.000 ms (01:02:03.004)'],
  ])('writes %d ms', (ms, text) => {
    expect(timingLine(ms).slice(0, text.length - 2)).toBe(text.slice(0, -2));
  });
});

describe('pset', () => {
  it('turns switches over, sets values, and refuses others', () => {
    expect(pset(plainOptions, 'expanded', undefined)).toMatchObject({ said: 'Expanded display is on.' });
    expect(pset(plainOptions, 'null', 'X')).toMatchObject({ options: { nullText: 'X' }, said: 'Null display is "X".' });
    expect(pset(plainOptions, 'expanded', 'foo')).toEqual({
      ok: false,
      message: 'unrecognized value "foo" for "expanded"\nAvailable values are: on, off, auto.',
    });
    expect(pset(plainOptions, 'foo', undefined)).toEqual({ ok: false, message: '\\pset: unknown option: foo' });
    expect(pset(plainOptions, 'format', 'html').ok).toBe(false);
  });
});
