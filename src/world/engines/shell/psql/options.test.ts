import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PsqlOptions, readPsqlOptions } from './options';

function options(...argv: string[]): PsqlOptions {
  const read = readPsqlOptions(argv);
  if (!read.ok) throw new Error(read.message);
  return read.options;
}

describe('readPsqlOptions', () => {
  it('reads a connection string, commands and files in order', () => {
    expect(
      options('postgres://x/y', '-c', 'select 1', '-f', '-', '--command=select 2', '--file', 'a.sql'),
    ).toMatchObject({
      target: 'postgres://x/y',
      actions: [
        { kind: 'command', text: 'select 1' },
        { kind: 'file', text: '-' },
        { kind: 'command', text: 'select 2' },
        { kind: 'file', text: 'a.sql' },
      ],
    });
  });

  it('reads short options that stand together, the last with its value', () => {
    const read = options('-Atqc', 'select 1', '-F,', '-v', 'x=a=b', '-vy', '-1X');
    expect(read).toMatchObject({
      quiet: true,
      single: true,
      actions: [{ kind: 'command', text: 'select 1' }],
      variables: [{ name: 'x', value: 'a=b' }, { name: 'y' }],
    });
    expect(read.print).toEqual([
      { name: 'format', value: 'unaligned' },
      { name: 'tuples_only', value: 'on' },
      { name: 'fieldsep', value: ',' },
    ]);
  });

  it('takes database and user from the words, -d first, and says what is too much', () => {
    expect(options('db', 'me', 'more')).toMatchObject({ target: 'db', username: 'me', extra: ['more'] });
    expect(options('-d', 'db', 'me')).toMatchObject({ target: 'db', username: 'me', extra: [] });
  });

  it('knows beginnings of long names', () => {
    expect(options('--expand').print).toEqual([{ name: 'expanded', value: 'on' }]);
    expect(options('--csv').print).toEqual([{ name: 'format', value: 'csv' }]);
    expect(options('--help=variables').show).toBe('help-variables');
  });

  it.each([
    [['--foo'], "unrecognized option '--foo'"],
    [['-K'], "invalid option -- 'K'"],
    [['-c'], "option requires an argument -- 'c'"],
    [['--command'], "option '--command' requires an argument"],
    [['--csv=x'], "option '--csv' doesn't allow an argument"],
  ])('refuses %j', (argv, why) => {
    expect(readPsqlOptions(argv)).toEqual({
      ok: false,
      message: `psql: ${why}\npsql: hint: Try "psql --help" for more information.`,
    });
  });

  it('never throws', () => {
    const word = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('-c', '--set', '-At', '--', '-', '--=', '-?'));
    fc.assert(fc.property(fc.array(word), (argv) => typeof readPsqlOptions(argv).ok === 'boolean'));
  });
});
