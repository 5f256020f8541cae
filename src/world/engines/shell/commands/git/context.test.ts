import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryPort } from '../../../../../../test/support/repository';
import { REPO } from '../../files';
import { findRevision, openRepository } from '../../repository/repository';
import { freshWorkTree } from '../../work-tree';
import { fromHere, pathTest, readArgs } from './context';
import { dateForm, filled } from './pretty';

const SPEC = { alone: ['-a', '--all', '-q'], valued: ['-m', '--message', '-U'] } as const;
const read = (...argv: readonly string[]) => {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) throw new Error(args.unknown);
  return args;
};

describe('options', () => {
  it('are read as git reads them', () => {
    expect(read('-am', 'text', 'word').value('-m')).toBe('text');
    expect(read('-aqmtext').value('-m')).toBe('text');
    expect(read('--message=a=b').values('-m', '--message')).toEqual(['a=b']);
    expect(read('-m', '-- dashes').value('-m')).toBe('-- dashes');
    expect(read('-U0').value('-U')).toBe('0');
    expect(read('-', 'x', '--', '-a')).toMatchObject({ words: ['-', 'x'], after: ['-a'] });
    expect(read('x').after).toBeUndefined();
    expect(readArgs(['-az'], SPEC)).toEqual({ unknown: '-az' });
    expect(readArgs(['--nosuch=1'], SPEC)).toEqual({ unknown: '--nosuch=1' });
  });

  it('lose no word, whatever is typed', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('-a', '-m', '--all', '--message=x', '--', '-', 'x'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        const args = readArgs(argv, SPEC);
        if ('unknown' in args) {
          expect(argv).toContain(args.unknown);
          return;
        }
        const cut = argv.indexOf('--');
        for (const plain of args.words) expect(plain === '-' || !plain.startsWith('-')).toBe(true);
        if (args.after !== undefined) expect(argv.slice(argv.length - args.after.length)).toEqual(args.after);
        else if (cut >= 0) expect(args.values('-m', '--message')).toContain('--');
        for (const text of argv.slice(0, cut < 0 ? undefined : cut)) {
          const kept =
            text.startsWith('-') || args.words.includes(text) || args.values('-m', '--message', '-U').includes(text);
          expect(kept, text).toBe(true);
        }
      }),
    );
  });
});

describe('paths', () => {
  const resolve = (path: string) => (path.startsWith('/') ? path : `${REPO}/apps/${path}`);
  const test = (...typed: readonly string[]) => pathTest({ resolve }, typed);

  it('name files, folders and patterns, from where one stands', () => {
    expect(test()('anything')).toBe(true);
    expect(test('web')('apps/web/index.html')).toBe(true);
    expect(test('we')('apps/web/index.html')).toBe(false);
    expect(test('*.html')('apps/web/index.html')).toBe(true);
    expect(test('w?b')('apps/web/index.html')).toBe(true);
    expect(test(':/docs')('docs/SECRETS.md')).toBe(true);
    expect(test('/etc/passwd')('etc/passwd')).toBe(false);
    expect(fromHere({ cwd: `${REPO}/apps/web` }, 'apps/web/index.html')).toBe('index.html');
    expect(fromHere({ cwd: `${REPO}/apps/web` }, 'docs/SECRETS.md')).toBe('../../docs/SECRETS.md');
    expect(fromHere({ cwd: REPO }, 'docs/SECRETS.md')).toBe('docs/SECRETS.md');
  });

  it('never fail, and a name always means itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (typed, path) => {
        expect(typeof test(typed)(path)).toBe('boolean');
        const plain = path.replace(/[*?/]/g, '');
        if (plain !== '' && !plain.startsWith(':')) expect(test(plain)(`apps/${plain}`)).toBe(true);
      }),
    );
  });
});

describe('revisions and formats', () => {
  const port = { ...repositoryPort('bad-deploy'), startEpoch: 0 };
  const repo = openRepository(port, freshWorkTree(''));

  it('mean a commit or nothing', () => {
    if (repo === undefined) throw new Error('no repository');
    const name = (revision: string) => findRevision(repo, revision)?.commit.sha;
    expect([name('HEAD'), name('@'), name('main'), name('origin/main'), name('f3a9')]).toEqual(
      Array(5).fill('f3a91c6e20'),
    );
    expect([name('HEAD~1'), name('HEAD^'), name('main~0^')]).toEqual(Array(3).fill('a17e83f5d0'));
    expect(name('HEAD^^~1')).toBe(name('HEAD~3'));
    expect([name('f3a'), name('HEAD~99'), name(''), name('nosuch')]).toEqual(Array(4).fill(undefined));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        expect(['undefined', 'string']).toContain(typeof name(text));
      }),
    );
  });

  it('of a log leave alone what they do not know', () => {
    const date = dateForm('iso');
    const tip = repo?.head;
    if (date === undefined || tip === undefined) throw new Error('no date');
    const fill = (format: string) => filled(port, tip, format, date, '');
    expect(fill('%q %z %h %')).toBe('%q %z f3a91c6 %');
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(fill(text.replaceAll('%', ''))).toBe(text.replaceAll('%', ''));
        expect(typeof fill(text)).toBe('string');
      }),
    );
  });
});
