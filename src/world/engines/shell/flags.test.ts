import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ghSpec } from './commands/gh/spec';
import { supabaseSpec } from './commands/supabase/spec';
import { readFlags } from './flags';

const read = (line: readonly string[]) => {
  const reading = readFlags(ghSpec, line);
  return reading.ok
    ? { words: reading.given.words, path: reading.given.path.map((c) => c.name), given: reading.given }
    : { message: reading.message };
};

describe('options', () => {
  it.each([
    [['issue', 'create', '--title', 'a b', '--body=x'], 'a b'],
    [['issue', 'create', '--title=a b'], 'a b'],
    [['issue', 'create', '-t', 'a b'], 'a b'],
    [['issue', 'create', '-ta b'], 'a b'],
    [['issue', '--repo', 'o/r', 'create', '-t=a b'], 'a b'],
    [['issue', 'create', '-t', 'first', '-t', 'a b'], 'a b'],
  ])('%j', (argv, title) => {
    const { given, path } = read(argv);
    expect([given?.one('title'), path]).toEqual([title, ['gh', 'issue', 'create']]);
  });

  it('take as a value whatever stands behind them, and leave the rest behind -- alone', () => {
    expect(read(['issue', 'comment', '7', '--body', '--add-label x']).given?.one('body')).toBe('--add-label x');
    expect(read(['issue', 'view', '--', '--comments']).words).toEqual(['--comments']);
    expect(read(['issue', 'view', '-', '7']).words).toEqual(['-', '7']);
  });

  it('may be switches that stand together, or are told to be off', () => {
    expect(read(['issue', 'view', '-cw', '7']).given?.has('web')).toBe(true);
    expect(read(['issue', 'view', '--comments=false', '7']).given?.has('comments')).toBe(false);
    expect(read(['issue', 'view', '--comments=perhaps', '7']).message).toContain('invalid syntax');
  });

  it.each([
    [['issue', 'create', '--titel', 'x'], 'unknown flag: --titel'],
    [['issue', 'view', '-cz'], "unknown shorthand flag: 'z' in -cz"],
    [['issue', 'create', '--title'], 'flag needs an argument: --title'],
    [['issue', 'create', '-t'], "flag needs an argument: 't' in -t"],
    [['issue', 'view', '--title', 'x'], 'unknown flag: --title'],
  ])('%j: %s', (argv, message) => {
    expect(read(argv).message).toBe(message);
  });

  it('are read without ever throwing, and no word is lost', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'issue',
        'create',
        '--title',
        '-t',
        '--',
        '-',
        '--=',
        '-=',
        'functions',
        'logs',
        '--help',
        '__proto__',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        for (const tool of [ghSpec, supabaseSpec]) {
          const reading = readFlags(tool, argv);
          if (!reading.ok) expect(reading.message).not.toBe('');
          else for (const w of reading.given.words) expect(argv).toContain(w);
        }
      }),
    );
  });
});
