import type { ExecResult } from 'just-bash/browser';
import { revertTitle } from '../../../../model/releases';
import { failed, printed } from '../../out';
import { isUndone, type Snapshot } from '../../repository/history';
import { findRevision, openRepository, type Repository, revertShaHere } from '../../repository/repository';
import { undo } from '../../repository/undoing';
import { writeFiles } from '../../repository/working-files';
import type { LocalCommit } from '../../work-tree';
import { stage } from './checkout';
import { committed, isFull, NOT_ON_MAIN, record, TOO_MANY } from './commit';
import { type Git, readArgs, unknownOption } from './context';
import { rangeOf } from './log';
import { branchLines, inTheWay } from './status';
import { usageOf } from './usage';

const SPEC = {
  alone: [
    '--no-edit',
    '--edit',
    '-e',
    '-n',
    '--no-commit',
    '-s',
    '--signoff',
    '--abort',
    '--continue',
    '--quit',
    '--skip',
  ],
  valued: ['-m', '--mainline'],
} as const;

/** `git revert`: each commit named is undone by a commit of its own on top; it takes effect when it is pushed. */
export async function revert(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('revert'));
  if (args.has('--abort', '--continue', '--quit', '--skip'))
    return failed('error: no cherry-pick or revert in progress', 128);
  if (args.words.length === 0) return failed(usageOf('revert'), 129);
  if (git.repo.tree.head !== undefined) return failed(NOT_ON_MAIN, 128);
  const targets: Snapshot[] = [];
  for (const name of args.words) {
    // `HEAD` in a list means the tip as it was before.
    const found = name.includes('..') ? rangeOf(git.repo, name) : findRevision(git.repo, name);
    if (found === undefined) return failed(`fatal: bad revision '${name}'`, 128);
    if (args.has('-m', '--mainline')) {
      return failed(`error: mainline was specified but commit ${name} is not a merge.\nfatal: revert failed`, 128);
    }
    targets.push(...('commit' in found ? [found] : found));
  }
  const lines: string[] = [];
  for (const target of targets) {
    const repo = openRepository(git.h.port, git.repo.tree) ?? git.repo;
    const step = await revertOne({ ...git, repo }, target, args.has('-n', '--no-commit'));
    if (step.exitCode !== 0) return { ...step, stdout: [...lines, step.stdout].join('\n') };
    if (step.stdout !== '') lines.push(step.stdout.trimEnd());
  }
  return printed(lines.join('\n'));
}

async function revertOne(git: Git, target: Snapshot, stageOnly: boolean): Promise<ExecResult> {
  const { repo, fs } = git;
  const { sha, title } = target.commit;
  if (isFull(repo.tree)) return failed(TOO_MANY, 128);
  const { changes, conflicts } = undo(repo.head.tree, target);
  const nothing =
    isUndone(repo.main, sha) || (changes.length === 0 && conflicts.length === 0 && target.changes.length > 0);
  if (nothing)
    return { ...printed([...branchLines(repo), 'nothing to commit, working tree clean'].join('\n')), exitCode: 1 };
  if (conflicts.length > 0) {
    const files = conflicts.map((path) => `Auto-merging ${path}\nCONFLICT (content): Merge conflict in ${path}`);
    const words = [
      `error: could not revert ${sha.slice(0, 7)}... ${title}`,
      'hint: later commits changed the same lines. Revert those first, newest first, or take the good files with',
      "hint: 'git checkout <commit> -- <path>'. This exercise has left everything as it was.",
    ];
    return { ...failed(words.join('\n')), stdout: `${files.join('\n')}\n` };
  }
  const blocked = await inTheWay(git, changes);
  if (blocked.length > 0) {
    const advice = 'hint: commit your changes or stash them to proceed.\nfatal: revert failed';
    return failed(`error: your local changes would be overwritten by revert.\n${advice}`, 128);
  }
  await writeFiles(fs, changes);
  if (stageOnly) {
    stage(git, changes);
    return printed('');
  }
  const made = undoing(git, target, changes);
  repo.tree.local = [...repo.tree.local, made];
  return printed(committed(made));
}

/** The commit that undoes another. For one that the company knows it has the id that it will have on origin/main. */
export function undoing(git: Git, target: Snapshot, changes: LocalCommit['changes']): LocalCommit {
  const { sha, title } = target.commit;
  const made = record(git, revertTitle(title), `This reverts commit ${sha}.`, changes);
  if (!isKnown(git.repo, sha)) return made;
  const files = target.commit.files;
  return {
    ...made,
    commit: { ...made.commit, sha: revertShaHere(git.h.port, git.repo.main, sha), files },
    undoes: sha,
  };
}

/** Is a commit one that a push can undo by name: authored, or the undoing of one? */
function isKnown({ port, tree }: Repository, sha: string): boolean {
  const local = tree.local.find((c) => c.commit.sha === sha);
  if (local !== undefined) return local.undoes !== undefined;
  const list = port.perform({ op: 'commits.list' });
  return list.ok && list.value.rows.some((c) => c.sha === sha);
}
