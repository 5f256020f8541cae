import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import { changesBetween, type FileChange, type Tree } from '../../repository/diffs';
import type { Snapshot } from '../../repository/history';
import { ancestry, findRevision } from '../../repository/repository';
import { inRepository, statusOf } from '../../repository/working-files';
import { type Git, lookedAt, noRevision, pathTest, readArgs, unknownOption } from './context';
import { changesText, commitsText, isPath, type Part, rangeOf, wanted } from './log';
import { usageOf } from './usage';

/** `git show`: commits with their diffs, or one file of a commit (`<commit>:<path>`). */
export function show(git: Git, argv: readonly string[]): ExecResult {
  const dash = argv.indexOf('--');
  const words = dash < 0 ? argv : argv.slice(0, dash);
  const names = words.filter((w) => !w.startsWith('-'));
  const blobs = names.filter((n) => n.includes(':'));
  if (blobs.length > 0) return files(git, blobs);
  const revisions = names.filter((n) => findRevision(git.repo, n) !== undefined || n.includes('..'));
  const asked = wanted(git, argv);
  if ('stdout' in asked) return asked;
  const commits: Snapshot[] = [];
  for (const name of revisions.length === 0 ? ['HEAD'] : revisions) {
    const found = name.includes('..') ? rangeOf(git.repo, name) : [findRevision(git.repo, name)];
    if (found === undefined) return noRevision(name);
    commits.push(...found.filter((s) => s !== undefined));
  }
  // With paths, commits that touch none of them are passed over.
  const shown = asked.keep.length === 0 ? commits : commits.filter((s) => asked.keep.every((test) => test(s)));
  const quiet = words.includes('-s') || words.includes('--no-patch');
  const parts: readonly Part[] = asked.parts.length > 0 || quiet ? asked.parts : ['patch'];
  return printed(commitsText(git, shown, { ...asked, parts }));
}

function files(git: Git, names: readonly string[]): ExecResult {
  const texts: string[] = [];
  for (const name of names) {
    const at = name.indexOf(':');
    const revision = name.slice(0, at) || 'HEAD';
    const typed = name.slice(at + 1);
    const found = findRevision(git.repo, revision);
    if (found === undefined) return failed(`fatal: invalid object name '${revision}'.`, 128);
    const path = /^\.{1,2}\//.test(typed) ? (inRepository(git.resolve(typed)) ?? typed) : typed.replace(/\/+$/, '');
    const text = found.tree.get(path) ?? folder(found.tree, name, path);
    if (text === undefined) return failed(`fatal: path '${path}' does not exist in '${revision}'`, 128);
    texts.push(text);
  }
  return printed(texts.join(''));
}

function folder(tree: Tree, name: string, path: string): string | undefined {
  const start = path === '' ? '' : `${path}/`;
  const below = [...tree.keys()].filter((p) => p.startsWith(start)).map((p) => p.slice(start.length));
  if (below.length === 0) return undefined;
  const names = [...new Set(below.map((p) => p.replace(/\/.*/s, '/')))].sort();
  return `tree ${name}\n\n${names.join('\n')}\n`;
}

const DIFF = {
  alone: [
    '--staged',
    '--cached',
    '--stat',
    '--shortstat',
    '--name-only',
    '--name-status',
    '--exit-code',
    '--quiet',
    '-p',
    '-u',
    '--patch',
    '--no-color',
    '--color',
    '-w',
    '-b',
    '--no-ext-diff',
    '--no-renames',
    '-M',
    '--no-pager',
    '-R',
    '--raw',
  ],
  valued: ['-U', '--unified'],
} as const;

/** `git diff`: index to working tree; with `--staged` HEAD to index; with commits from one to another, or to the files. */
export async function diff(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, DIFF);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('diff'));
  const { repo } = git;
  const revisions: string[] = [];
  const typed: string[] = [...(args.after ?? [])];
  for (const word of args.words) {
    const known = word.includes('..') && !word.includes('/') ? rangeOf(repo, word) : findRevision(repo, word);
    if (known !== undefined) revisions.push(word);
    else if (isPath(git, word)) typed.push(word);
    else return noRevision(word);
  }
  const keep = pathTest(git, typed);
  const between = await sides(git, revisions, args.has('--staged', '--cached'));
  if (between === undefined) return noRevision(revisions.join(' '));
  const sorted = args.has('-R') ? { before: between.after, after: between.before } : between;
  const changes = changesBetween(sorted.before, sorted.after, keep);
  const code = args.has('--exit-code', '--quiet') && changes.length > 0 ? 1 : 0;
  if (args.has('--quiet')) return { ...printed(''), exitCode: code };
  const parts: Part[] = [
    ...(args.has('--name-only') ? (['names'] as const) : []),
    ...(args.has('--name-status') ? (['status'] as const) : []),
    ...(args.has('--stat') ? (['stat'] as const) : []),
    ...(args.has('--shortstat') ? (['shortstat'] as const) : []),
  ];
  const context = Number(args.value('-U', '--unified') ?? 3);
  const shown = parts.length === 0 || args.has('-p', '-u', '--patch') ? [...parts, 'patch' as const] : parts;
  if (shown.includes('patch')) {
    lookedAt(
      git.h,
      between.commits.filter((s) => s.changes.some((c) => isAmong(changes, c))),
    );
  }
  return { ...printed(changesText(changes, shown, Number.isInteger(context) ? context : 3)), exitCode: code };
}

const isAmong = (changes: readonly FileChange[], one: FileChange): boolean => changes.some((c) => c.path === one.path);

interface Sides {
  readonly before: Tree;
  readonly after: Tree;
  /** The commits that lie between. */
  readonly commits: readonly Snapshot[];
}

async function sides(git: Git, revisions: readonly string[], staged: boolean): Promise<Sides | undefined> {
  const { repo } = git;
  const [first, second] = revisions;
  if (second !== undefined || first?.includes('..') === true) {
    const [left = '', right = ''] = second === undefined ? (first ?? '').split(/\.{2,3}/) : [first, second];
    const [from, to] = [findRevision(repo, left || 'HEAD'), findRevision(repo, right || 'HEAD')];
    return from === undefined || to === undefined
      ? undefined
      : { before: from.tree, after: to.tree, commits: apart(from, to) };
  }
  const { work, index } = await statusOf(git.fs, repo);
  const from = first === undefined ? undefined : findRevision(repo, first);
  if (first !== undefined && from === undefined) return undefined;
  const commits = from === undefined ? [] : apart(from, repo.head);
  if (staged) return { before: from?.tree ?? repo.head.tree, after: index, commits };
  return { before: from?.tree ?? index, after: work, commits };
}

/** The commits that only one of two has. */
function apart(a: Snapshot, b: Snapshot): readonly Snapshot[] {
  const [left, right] = [new Set(ancestry(a).map((s) => s.commit.sha)), new Set(ancestry(b).map((s) => s.commit.sha))];
  return [
    ...ancestry(a).filter((s) => !right.has(s.commit.sha)),
    ...ancestry(b).filter((s) => !left.has(s.commit.sha)),
  ];
}
