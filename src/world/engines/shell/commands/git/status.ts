import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import type { FileChange } from '../../repository/diffs';
import { distance, type Repository } from '../../repository/repository';
import { type Status, statusOf } from '../../repository/working-files';
import { fromHere, type Git, pathTest, readArgs, unknownOption } from './context';
import { letter } from './log';
import { usageOf } from './usage';

const SPEC = {
  alone: ['-s', '--short', '--porcelain', '-b', '--branch', '--long', '-u', '-uno', '-uall', '--ignored', '-v'],
  valued: ['--untracked-files'],
} as const;

/** `git status`, long or short. */
export async function status(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) {
    if (args.unknown.startsWith('--porcelain=')) return status(git, ['--porcelain']);
    return unknownOption(args.unknown, usageOf('status'));
  }
  const keep = pathTest(git, [...args.words, ...(args.after ?? [])]);
  const all = await statusOf(git.fs, git.repo);
  const found: Status = {
    ...all,
    staged: all.staged.filter((c) => keep(c.path)),
    unstaged: all.unstaged.filter((c) => keep(c.path)),
    untracked: args.has('-uno') || args.value('--untracked-files') === 'no' ? [] : all.untracked.filter(keep),
  };
  if (args.has('-s', '--short', '--porcelain')) {
    return printed(short(git, found, args.has('-b', '--branch'), args.has('--porcelain')));
  }
  return printed(long(git, found));
}

/** `On branch main` and how it stands to origin. */
export function branchLines(repo: Repository): string[] {
  if (repo.tree.head !== undefined) return [`HEAD detached at ${repo.head.commit.sha.slice(0, 7)}`];
  const { ahead, behind } = distance(repo);
  const commits = (n: number) => `${n} commit${n === 1 ? '' : 's'}`;
  if (ahead === 0 && behind === 0) return ['On branch main', "Your branch is up to date with 'origin/main'.", ''];
  if (behind === 0) {
    const words = `Your branch is ahead of 'origin/main' by ${commits(ahead)}.`;
    return ['On branch main', words, '  (use "git push" to publish your local commits)', ''];
  }
  if (ahead === 0) {
    const words = `Your branch is behind 'origin/main' by ${commits(behind)}, and can be fast-forwarded.`;
    return ['On branch main', words, '  (use "git pull" to update your local branch)', ''];
  }
  return [
    'On branch main',
    "Your branch and 'origin/main' have diverged,",
    `and have ${ahead} and ${behind} different commits each, respectively.`,
    '  (use "git pull" if you want to integrate the remote branch with yours)',
    '',
  ];
}

const WORDS: Readonly<Record<string, string>> = { A: 'new file:   ', M: 'modified:   ', D: 'deleted:    ' };

function long(git: Git, { staged, unstaged, untracked, index }: Status): string {
  const row = (c: FileChange) => `\t${WORDS[letter(c)] ?? ''}${fromHere(git, c.path)}`;
  const lines = branchLines(git.repo);
  if (staged.length > 0) {
    const hint = '  (use "git restore --staged <file>..." to unstage)';
    lines.push('Changes to be committed:', hint, ...staged.map(row), '');
  }
  if (unstaged.length > 0) {
    const removed = unstaged.some((c) => c.after === undefined);
    lines.push(
      'Changes not staged for commit:',
      `  (use "git add${removed ? '/rm' : ''} <file>..." to update what will be committed)`,
      '  (use "git restore <file>..." to discard changes in working directory)',
      ...unstaged.map(row),
      '',
    );
  }
  if (untracked.length > 0) {
    const hint = '  (use "git add <file>..." to include in what will be committed)';
    lines.push('Untracked files:', hint, ...folded(untracked, index).map((p) => `\t${fromHere(git, p)}`), '');
  }
  if (staged.length > 0) return lines.join('\n').trimEnd();
  if (unstaged.length > 0) lines.push('no changes added to commit (use "git add" and/or "git commit -a")');
  else if (untracked.length > 0) {
    lines.push('nothing added to commit but untracked files present (use "git add" to track)');
  } else lines.push('nothing to commit, working tree clean');
  return lines.join('\n');
}

function short(git: Git, { staged, unstaged, untracked, index }: Status, branch: boolean, script: boolean): string {
  const { ahead, behind } = distance(git.repo);
  const apart = [...(ahead > 0 ? [`ahead ${ahead}`] : []), ...(behind > 0 ? [`behind ${behind}`] : [])].join(', ');
  const head = git.repo.tree.head === undefined ? 'main...origin/main' : 'HEAD (no branch)';
  const paths = [...new Set([...staged, ...unstaged].map((c) => c.path))].sort();
  const at = (list: readonly FileChange[], path: string) => {
    const change = list.find((c) => c.path === path);
    return change === undefined ? ' ' : letter(change);
  };
  const name = (path: string) => (script ? path : fromHere(git, path));
  return [
    ...(branch ? [`## ${head}${apart === '' ? '' : ` [${apart}]`}`] : []),
    ...paths.map((path) => `${at(staged, path)}${at(unstaged, path)} ${name(path)}`),
    ...folded(untracked, index).map((path) => `?? ${name(path)}`),
  ].join('\n');
}

/** A folder with nothing tracked in it is named instead of its files. */
function folded(untracked: readonly string[], index: ReadonlyMap<string, string>): readonly string[] {
  const tracked = [...index.keys()];
  const out = untracked.map((path) => {
    const parts = path.split('/');
    for (let n = 1; n < parts.length; n++) {
      const folder = `${parts.slice(0, n).join('/')}/`;
      if (!tracked.some((t) => t.startsWith(folder))) return folder;
    }
    return path;
  });
  return [...new Set(out)];
}

/** Files that would lose changes of the player's if `changes` were written over them. */
export async function inTheWay(git: Git, changes: readonly FileChange[]): Promise<readonly string[]> {
  const { staged, unstaged, untracked } = await statusOf(git.fs, git.repo);
  const mine = new Set([...staged, ...unstaged].map((c) => c.path).concat(untracked));
  return changes.filter((c) => mine.has(c.path)).map((c) => c.path);
}

/** As git refuses to write over changes. */
export function wouldOverwrite(paths: readonly string[], by: string, advice: string): ExecResult {
  const head = `error: Your local changes to the following files would be overwritten by ${by}:`;
  return failed([head, ...paths.map((p) => `\t${p}`), advice, 'Aborting'].join('\n'));
}
