import type { ExecResult } from 'just-bash/browser';
import { failed } from '../../out';
import { changesBetween, type FileChange, type Tree } from '../../repository/diffs';
import type { Snapshot } from '../../repository/history';
import { findRevision, indexOfTree } from '../../repository/repository';
import { readWork, statusOf, writeFiles } from '../../repository/working-files';
import { type Args, type Git, pathTest, readArgs, unknownOption } from './context';
import { letter } from './log';
import { branchLines, inTheWay, wouldOverwrite } from './status';
import { usageOf } from './usage';

const ONE_BRANCH = 'fatal: this exercise has one branch, main';
const ADVICE = `
You are in 'detached HEAD' state. You can look around, and 'git switch -'
or 'git checkout main' takes you back. Commits are made on main in this
exercise.
`;

/** Talk of git on standard error, and what belongs to a script on standard output. */
const said = (stderr: string, stdout = ''): ExecResult => ({
  stdout: stdout === '' ? '' : `${stdout}\n`,
  stderr: stderr === '' ? '' : `${stderr}\n`,
  exitCode: 0,
  stdoutKind: 'text',
});

/** `git checkout`: another commit, or files of one. */
export async function checkout(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, {
    alone: ['-f', '--force', '-q', '--quiet', '--detach', '-d', '--progress', '--no-progress', '--ours', '--theirs'],
    valued: ['-b', '-B', '--orphan'],
  });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('checkout'));
  if (args.has('-b', '-B', '--orphan')) return failed(ONE_BRANCH, 128);
  const [name, ...more] = args.words;
  if (args.after !== undefined && (args.after.length > 0 || name === undefined)) {
    if (more.length > 0) return failed(`fatal: only one reference expected, ${args.words.length} given.`, 128);
    return takeFiles(git, name, args.after);
  }
  if (name === undefined) return said('', tracking(git));
  if (name === '-' || name === 'main' || findRevision(git.repo, name) !== undefined) {
    return more.length > 0 ? takeFiles(git, name, more) : goTo(git, name, args);
  }
  return takeFiles(git, undefined, args.words);
}

/** `git switch`: like checkout, and never files. */
export async function switchTo(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, {
    alone: ['-f', '--force', '-q', '--quiet', '--detach', '-d', '--discard-changes'],
    valued: ['-c', '-C', '--create'],
  });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('switch'));
  if (args.has('-c', '-C', '--create')) return failed(ONE_BRANCH, 128);
  const [name] = args.words;
  if (name === undefined) return failed('fatal: missing branch or commit argument', 128);
  if (name !== 'main' && name !== '-' && !args.has('--detach', '-d')) {
    const known = findRevision(git.repo, name) !== undefined;
    return failed(
      known ? `fatal: a branch is expected, got commit '${name}'` : `fatal: invalid reference: ${name}`,
      128,
    );
  }
  return goTo(git, name, args);
}

/** How main stands to origin, as checkout says it. */
const tracking = (git: Git): string => branchLines(git.repo).slice(1).join('\n').trimEnd();

async function goTo(git: Git, typed: string, args: Args): Promise<ExecResult> {
  const { repo, fs } = git;
  const { tree } = repo;
  const name = typed === '-' ? (tree.previous ?? '') : typed;
  const toMain = name === 'main' && !args.has('--detach', '-d');
  const target = toMain ? repo.main[0] : findRevision(repo, name);
  if (target === undefined) return failed(`error: pathspec '${typed}' did not match any file(s) known to git`);
  if (toMain && tree.head === undefined && !args.has('-f', '--force')) {
    return said("Already on 'main'", [await kept(git), tracking(git)].filter((text) => text !== '').join('\n'));
  }
  const moves = changesBetween(repo.head.tree, target.tree);
  const force = args.has('-f', '--force', '--discard-changes');
  const blocked = force ? [] : await inTheWay(git, moves);
  if (blocked.length > 0) {
    return wouldOverwrite(blocked, 'checkout', 'Please commit your changes or stash them before you switch branches.');
  }
  const was = repo.head;
  if (force) {
    const work = await readWork(fs, new Set([...repo.head.tree.keys(), ...target.tree.keys()]));
    await writeFiles(fs, changesBetween(work, target.tree));
    tree.index.clear();
  } else await writeFiles(fs, moves);
  const left = tree.head === undefined ? 'main' : tree.head;
  tree.head = toMain ? undefined : target.commit.sha;
  tree.previous = left;
  const carried = await kept({ ...git, repo: { ...repo, head: target } });
  const quiet = args.has('-q', '--quiet');
  const talk = toMain ? [carried, tracking({ ...git, repo: { ...repo, head: target } })] : [carried];
  const stdout = talk.filter((text) => text !== '').join('\n');
  return quiet ? said('') : said(journey(was, target, left, toMain, typed), stdout);
}

function journey(was: Snapshot, target: Snapshot, left: string, toMain: boolean, name: string): string {
  const at = (s: Snapshot) => `${s.commit.sha.slice(0, 7)} ${s.commit.title}`;
  const before = left === 'main' || was === target ? [] : [`Previous HEAD position was ${at(was)}`];
  if (toMain) return [...before, "Switched to branch 'main'"].join('\n');
  const note = left === 'main' ? [`Note: switching to '${name}'.`, ADVICE] : [];
  return [...before, ...note, `HEAD is now at ${at(target)}`].join('\n');
}

/** Changes that were carried along, as checkout lists them. */
async function kept(git: Git): Promise<string> {
  const { staged, unstaged } = await statusOf(git.fs, git.repo);
  const rows = new Map([...staged, ...unstaged].map((c) => [c.path, letter(c)]));
  return [...rows].map(([path, mark]) => `${mark}\t${path}`).join('\n');
}

/** Files of a commit, or of the index, into the working tree. */
async function takeFiles(git: Git, from: string | undefined, paths: readonly string[]): Promise<ExecResult> {
  const { repo, fs } = git;
  const source = from === undefined ? undefined : findRevision(repo, from);
  if (from !== undefined && source === undefined) return failed(`fatal: invalid reference: ${from}`, 128);
  const tree = source?.tree ?? indexOfTree(repo);
  const missing = paths.find((p) => ![...tree.keys()].some(pathTest(git, [p])));
  if (missing !== undefined) return failed(`error: pathspec '${missing}' did not match any file(s) known to git`);
  // Files that the commit does not have stay: checkout overlays.
  const wanted = pathTest(git, paths);
  const chosen = [...tree].filter(([path]) => wanted(path));
  const work = await readWork(
    fs,
    chosen.map(([path]) => path),
  );
  const changes = changesBetween(work, new Map(chosen));
  await writeFiles(fs, changes);
  if (source === undefined) return said(`Updated ${counted(changes.length)} from the index`);
  stage(
    git,
    chosen.map(([path, after]) => ({ path, before: undefined, after })),
  );
  return said(`Updated ${counted(changes.length)} from ${source.commit.sha.slice(0, 7)}`);
}

const counted = (n: number): string => `${n} path${n === 1 ? '' : 's'}`;

/** Puts files into the index; what is as in HEAD needs no place in it. */
export function stage({ repo }: Git, changes: readonly FileChange[]): void {
  for (const { path, after } of changes) {
    if (repo.head.tree.get(path) === after) repo.tree.index.delete(path);
    else repo.tree.index.set(path, after);
  }
}

/** `git restore`: files back to the index or a commit, in the working tree or (`--staged`) in the index. */
export async function restore(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, {
    alone: ['-S', '--staged', '-W', '--worktree', '-q', '--quiet'],
    valued: ['-s', '--source'],
  });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('restore'));
  const { repo, fs } = git;
  const paths = [...args.words, ...(args.after ?? [])];
  if (paths.length === 0) return failed('fatal: you must specify path(s) to restore', 128);
  const from = args.value('-s', '--source');
  const source = from === undefined ? undefined : findRevision(repo, from);
  if (from !== undefined && source === undefined) return failed(`fatal: could not resolve ${from}`, 128);
  const staged = args.has('-S', '--staged');
  const index = indexOfTree(repo);
  const tree: Tree = source?.tree ?? (staged ? repo.head.tree : index);
  const known = [...tree.keys(), ...index.keys()];
  const missing = paths.find((p) => !known.some(pathTest(git, [p])));
  if (missing !== undefined) return failed(`error: pathspec '${missing}' did not match any file(s) known to git`);
  const wanted = pathTest(git, paths);
  const chosen = [...new Set(known)].filter(wanted);
  if (staged)
    stage(
      git,
      chosen.map((path) => ({ path, before: undefined, after: tree.get(path) })),
    );
  if (!staged || args.has('-W', '--worktree')) {
    const work = await readWork(fs, chosen);
    await writeFiles(fs, changesBetween(work, new Map([...tree].filter(([path]) => wanted(path)))));
  }
  return said('');
}
