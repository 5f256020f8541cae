import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import { changesBetween, diffText, type FileChange, rebased, stat } from '../../repository/diffs';
import { readWork, statusOf, writeFiles } from '../../repository/working-files';
import type { Stashed } from '../../work-tree';
import { stage } from './checkout';
import { type Git, pathTest, readArgs, unknownOption } from './context';
import { inTheWay, status, wouldOverwrite } from './status';
import { usageOf } from './usage';

const MOST_STASHED = 20;
const SPEC = {
  alone: [
    '-u',
    '--include-untracked',
    '-p',
    '--patch',
    '--stat',
    '--index',
    '-q',
    '--quiet',
    '-k',
    '--keep-index',
    '-a',
  ],
  valued: ['-m', '--message'],
} as const;

/** `git stash`: changes put aside and taken up again. Untracked files stay where they are. */
export async function stash(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const [verb = 'push', ...rest] = argv[0]?.startsWith('-') === true ? ['push', ...argv] : argv;
  const args = readArgs(rest, SPEC);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('stash'));
  const { tree } = git.repo;
  if (verb === 'push' || verb === 'save') {
    const typed = verb === 'save' ? args.words.join(' ') : args.value('-m', '--message');
    return put(git, typed, verb === 'save' ? [] : [...args.words, ...(args.after ?? [])]);
  }
  if (verb === 'list') return printed(tree.stash.map((s, i) => `stash@{${i}}: ${s.title}`).join('\n'));
  if (verb === 'clear') {
    tree.stash = [];
    return printed('');
  }
  if (!['pop', 'apply', 'drop', 'show'].includes(verb))
    return failed(`error: unknown subcommand: \`${verb}'\n${usageOf('stash')}`, 129);
  const name = args.words[0] ?? 'stash@{0}';
  const number = /^(?:stash@\{)?(\d+)\}?$/.exec(name)?.[1];
  const chosen = number === undefined ? undefined : tree.stash[Number(number)];
  if (chosen === undefined) {
    return failed(tree.stash.length === 0 ? 'No stash entries found.' : `error: ${name} is not a valid reference`);
  }
  if (verb === 'show') {
    const text = args.has('-p', '--patch') ? chosen.changes.map((c) => diffText(c)).join('\n') : stat(chosen.changes);
    return printed(text);
  }
  if (verb === 'drop') return drop(git, chosen);
  return take(git, chosen, verb === 'pop');
}

async function put(git: Git, typed: string | undefined, paths: readonly string[]): Promise<ExecResult> {
  const { repo, fs } = git;
  const { work, index } = await statusOf(fs, repo);
  const changes = changesBetween(
    repo.head.tree,
    new Map(
      [...index.keys()].flatMap((path) => {
        const text = work.get(path);
        return text === undefined ? [] : [[path, text] as const];
      }),
    ),
    pathTest(git, paths),
  );
  if (changes.length === 0) return printed('No local changes to save');
  const where = repo.tree.head === undefined ? 'main' : '(no branch)';
  const { sha, title } = repo.head.commit;
  const name =
    typed === undefined || typed === '' ? `WIP on ${where}: ${sha.slice(0, 7)} ${title}` : `On ${where}: ${typed}`;
  repo.tree.stash = [{ title: name, changes }, ...repo.tree.stash].slice(0, MOST_STASHED);
  for (const { path } of changes) repo.tree.index.delete(path);
  await writeFiles(
    fs,
    changes.map(({ path, before, after }) => ({ path, before: after, after: before })),
  );
  return printed(`Saved working directory and index state ${name}`);
}

async function take(git: Git, chosen: Stashed, dropAfter: boolean): Promise<ExecResult> {
  const { fs } = git;
  const blocked = await inTheWay(git, chosen.changes);
  if (blocked.length > 0) {
    return wouldOverwrite(blocked, 'merge', 'Please commit your changes or stash them before you merge.');
  }
  const work = await readWork(
    fs,
    chosen.changes.map((c) => c.path),
  );
  const changes: FileChange[] = [];
  for (const change of chosen.changes) {
    const before = work.get(change.path);
    const fitted = rebased(change, before);
    if (fitted === undefined) {
      const lost = `CONFLICT (content): Merge conflict in ${change.path}`;
      return failed(`${lost}\nThe stash entry is kept in case you need it again.`);
    }
    changes.push({ path: change.path, before, after: fitted.text });
  }
  await writeFiles(fs, changes);
  stage(
    git,
    changes.filter((c) => c.before === undefined),
  );
  const shown = await status(git, []);
  if (!dropAfter) return shown;
  const dropped = drop(git, chosen);
  return printed(`${shown.stdout}${dropped.stdout}`);
}

function drop({ repo }: Git, chosen: Stashed): ExecResult {
  const at = repo.tree.stash.indexOf(chosen);
  repo.tree.stash = repo.tree.stash.filter((s) => s !== chosen);
  return printed(`Dropped stash@{${at}}`);
}
