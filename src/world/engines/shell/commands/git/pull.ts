import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import { changesBetween, type FileChange, rebased, stat, type Tree, withChanges } from '../../repository/diffs';
import { historyOf } from '../../repository/history';
import { distance, revertShaHere } from '../../repository/repository';
import { statusOf, writeFiles } from '../../repository/working-files';
import type { LocalCommit } from '../../work-tree';
import { record } from './commit';
import { type Git, readArgs, unknownOption } from './context';
import { inTheWay, wouldOverwrite } from './status';
import { usageOf } from './usage';

const SPEC = {
  alone: ['--rebase', '-r', '--ff-only', '--no-rebase', '--ff', '-q', '--quiet', '--autostash', '--no-edit'],
} as const;

/** `git pull`: what others have pushed comes in; commits that are only here are put on top of it. */
export async function pull(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('pull'));
  const { repo, fs } = git;
  const [remote = 'origin'] = args.words;
  if (remote !== 'origin') return failed(`fatal: '${remote}' does not appear to be a git repository`, 128);
  if (repo.tree.head !== undefined) {
    return failed('You are not currently on a branch.\nRun git checkout main first.');
  }
  const { ahead, behind } = distance(repo);
  const tip = repo.remote[0];
  if (behind === 0 || tip === undefined) return printed('Already up to date.');
  if (ahead > 0)
    return args.has('--ff-only') ? failed('fatal: Not possible to fast-forward, aborting.', 128) : onTop(git);
  const incoming = changesBetween(repo.head.tree, tip.tree);
  const blocked = await inTheWay(git, incoming);
  if (blocked.length > 0) {
    return wouldOverwrite(blocked, 'merge', 'Please commit your changes or stash them before you merge.');
  }
  await writeFiles(fs, incoming);
  const moved = `Updating ${repo.head.commit.sha.slice(0, 7)}..${tip.commit.sha.slice(0, 7)}`;
  repo.tree.base = tip.commit.sha;
  repo.tree.seen = tip.commit.sha;
  return printed([moved, 'Fast-forward', stat(incoming)].join('\n'));
}

/** Puts the commits of this checkout on top of origin/main, as `git pull --rebase` does. */
async function onTop(git: Git): Promise<ExecResult> {
  const { repo, fs } = git;
  const { port } = git.h;
  const tip = repo.remote[0];
  const { staged, unstaged } = await statusOf(fs, repo);
  if (tip === undefined) return printed('');
  if (staged.length + unstaged.length > 0) {
    return failed(
      'error: cannot pull with rebase: You have unstaged changes.\nerror: Please commit or stash them.',
      128,
    );
  }
  const said: string[] = [];
  let below: readonly (typeof tip)[] = repo.remote;
  const moved: LocalCommit[] = [];
  for (const local of repo.tree.local) {
    const changes = onto(below[0]?.tree ?? new Map(), local.changes);
    if (typeof changes === 'string') {
      return failed(
        [
          `CONFLICT (content): Merge conflict in ${changes}`,
          `error: could not apply ${local.commit.sha.slice(0, 7)}... ${local.commit.title}`,
          'hint: somebody has changed the same lines. This exercise has left everything as it was;',
          "hint: 'git reset --hard origin/main' gives your commits up.",
        ].join('\n'),
      );
    }
    if (changes.length === 0 && local.changes.length > 0) {
      said.push(`dropping ${local.commit.sha} ${local.commit.title} -- patch contents already upstream`);
      continue;
    }
    const { title, body } = local.commit;
    const fresh = record({ ...git, repo: { ...repo, head: below[0] ?? tip } }, title, body, changes);
    const sha = local.undoes === undefined ? fresh.commit.sha : revertShaHere(port, below, local.undoes);
    const next: LocalCommit = { ...local, changes, commit: { ...local.commit, sha } };
    moved.push(next);
    below = [...historyOf(new Map(), [next], below[0]), ...below];
  }
  await writeFiles(fs, changesBetween(repo.head.tree, below[0]?.tree ?? tip.tree));
  repo.tree.local = moved;
  repo.tree.base = tip.commit.sha;
  repo.tree.seen = tip.commit.sha;
  return printed([...said, 'Successfully rebased and updated refs/heads/main.'].join('\n'));
}

/** Changes on another tree; the path on which they do not fit. */
function onto(tree: Tree, changes: readonly FileChange[]): readonly FileChange[] | string {
  let next = tree;
  for (const change of changes) {
    const fitted = rebased(change, tree.get(change.path));
    if (fitted === undefined) return change.path;
    next = withChanges(next, [{ ...change, after: fitted.text }]);
  }
  return changesBetween(tree, next);
}
