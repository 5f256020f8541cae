import type { ExecResult } from 'just-bash/browser';
import { hashText } from '../../../../../base/hash';
import { failed, printed } from '../../out';
import { changesBetween, type FileChange, MOST_CHARACTERS, shortStat, withChanges } from '../../repository/diffs';
import { findRevision, indexOfTree } from '../../repository/repository';
import { readWork, statusOf, untracked, writeFiles } from '../../repository/working-files';
import type { LocalCommit, WorkTree } from '../../work-tree';
import { stage } from './checkout';
import { type Git, pathTest, readArgs, unknownOption } from './context';
import { status } from './status';
import { usageOf } from './usage';

/** Commits of one terminal, pushed and not. */
const MOST_COMMITS = 100;
export const NOT_ON_MAIN =
  'fatal: You are not on a branch, and commits are made on main in this exercise. Run: git checkout main';

/** `git add`: files into the index. */
export async function add(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, { alone: ['-A', '--all', '-u', '--update', '-v', '--verbose', '-f', '--force', '.'] });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('add'));
  const paths = [...args.words, ...(args.after ?? [])];
  const all = args.has('-A', '--all', '-u', '--update');
  if (paths.length === 0 && !all) {
    return failed("Nothing specified, nothing added.\nhint: Maybe you wanted to say 'git add .'?", 0);
  }
  const index = indexOfTree(git.repo);
  const fresh = args.has('-u', '--update') ? [] : await untracked(git.fs, index);
  const known = [...index.keys(), ...fresh];
  const missing = paths.find((p) => p !== '.' && !known.some(pathTest(git, [p])));
  if (missing !== undefined) return failed(`fatal: pathspec '${missing}' did not match any files`, 128);
  const chosen = known.filter(pathTest(git, paths));
  const work = await readWork(git.fs, chosen);
  const large = chosen.find((path) => (work.get(path)?.length ?? 0) > MOST_CHARACTERS);
  if (large !== undefined) return failed(`fatal: ${large} is too large for this exercise's repository`, 128);
  stage(
    git,
    chosen.map((path) => ({ path, before: undefined, after: work.get(path) })),
  );
  return printed('');
}

/** `git rm`: files out of the index and the working tree. */
export async function remove(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, { alone: ['--cached', '-r', '-f', '--force', '-q', '--quiet'] });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('rm'));
  const paths = [...args.words, ...(args.after ?? [])];
  if (paths.length === 0) return failed(usageOf('rm'), 129);
  const known = [...indexOfTree(git.repo).keys()];
  const missing = paths.find((p) => !known.some(pathTest(git, [p])));
  if (missing !== undefined) return failed(`fatal: pathspec '${missing}' did not match any files`, 128);
  const gone = known
    .filter(pathTest(git, paths))
    .map((path): FileChange => ({ path, before: undefined, after: undefined }));
  stage(git, gone);
  if (!args.has('--cached')) await writeFiles(git.fs, gone);
  return printed(args.has('-q', '--quiet') ? '' : gone.map((c) => `rm '${c.path}'`).join('\n'));
}

const COMMIT = {
  alone: [
    '-a',
    '--all',
    '--amend',
    '--no-edit',
    '--allow-empty',
    '-q',
    '--quiet',
    '-v',
    '--no-verify',
    '-n',
    '-s',
    '--signoff',
  ],
  valued: ['-m', '--message', '--author', '-F', '--file'],
} as const;

/** `git commit`: what is staged (with `-a`: what is tracked) as a commit that is only here until it is pushed. */
export async function commit(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, COMMIT);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('commit'));
  const { repo, fs } = git;
  if (repo.tree.head !== undefined) return failed(NOT_ON_MAIN, 128);
  const file = args.value('-F', '--file');
  const fromFile = file === undefined ? undefined : await fs.readFile(git.resolve(file)).catch(() => undefined);
  if (file !== undefined && fromFile === undefined) return failed(`fatal: could not read log file '${file}'`, 128);
  if (isFull(repo.tree)) return failed(TOO_MANY, 128);
  const last = repo.tree.local.at(-1);
  const amend = args.has('--amend');
  if (amend && last === undefined) {
    return failed('fatal: the last commit is pushed, and main takes no rewritten history: make a new commit', 128);
  }
  const typed = [...args.values('-m', '--message'), ...(fromFile === undefined ? [] : [fromFile])].join('\n\n').trim();
  const old = amend && last !== undefined ? `${last.commit.title}\n\n${last.commit.body}`.trim() : '';
  const message = (typed === '' ? old : typed).slice(0, 4_000);
  const paths = [...args.words, ...(args.after ?? [])];
  const { index, work } = await statusOf(fs, repo);
  const keep = pathTest(git, paths);
  const wanted = args.has('-a', '--all') || paths.length > 0;
  const missing = paths.find((p) => ![...index.keys()].some(pathTest(git, [p])));
  if (missing !== undefined) return failed(`error: pathspec '${missing}' did not match any file(s) known to git`);
  const target = wanted ? withChanges(index, changesBetween(index, work, keep)) : index;
  const below = amend ? repo.main[1]?.tree : repo.head.tree;
  // Naming files commits those alone; what else is staged stays staged.
  const changes = changesBetween(below ?? new Map(), target, paths.length > 0 ? keep : undefined);
  if (changes.length === 0 && !args.has('--allow-empty')) {
    const shown = await status(git, []);
    return { ...shown, exitCode: 1 };
  }
  if (message === '') {
    return failed('error: There is no editor in this exercise.\nPlease supply the message using the -m option.');
  }
  const [title = '', ...body] = message.split('\n');
  const made = record(git, title.trim(), body.join('\n').trim(), changes);
  repo.tree.local = amend ? [...repo.tree.local.slice(0, -1), made] : [...repo.tree.local, made];
  for (const { path } of changes) repo.tree.index.delete(path);
  return printed(args.has('-q', '--quiet') ? '' : committed(made));
}

/** Has this terminal made as many commits as it may? */
export const isFull = ({ local, published }: WorkTree): boolean => local.length + published.length >= MOST_COMMITS;
export const TOO_MANY = 'fatal: this terminal has made as many commits as an exercise needs';

/** A commit of the player's with an id of its own. */
export function record(git: Git, title: string, body: string, changes: readonly FileChange[]): LocalCommit {
  const { port } = git.h;
  const { repo } = git;
  const parent = repo.head.commit.sha;
  const content = JSON.stringify(changes.map((c) => [c.path, c.after ?? null]));
  const sha = hashText(`${port.seed}/commit/${parent}/${port.now()}/${title}/${body}/${content}`).slice(
    0,
    parent.length,
  );
  const files = changes.map((c) => c.path);
  return { commit: { sha, at: port.now(), author: port.person.name, title, body, files, diff: '' }, changes };
}

/** What git says when a commit is made. */
export function committed({ commit: { sha, title }, changes }: LocalCommit): string {
  const modes = changes.flatMap((c) => [
    ...(c.before === undefined ? [` create mode 100644 ${c.path}`] : []),
    ...(c.after === undefined ? [` delete mode 100644 ${c.path}`] : []),
  ]);
  const stat = changes.length === 0 ? [] : [shortStat(changes)];
  return [`[main ${sha.slice(0, 7)}] ${title}`, ...stat, ...modes].join('\n');
}

/** `git reset`: main, index and files to a commit, or files out of the index. */
export async function reset(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, { alone: ['--soft', '--mixed', '--hard', '--keep', '--merge', '-q', '--quiet'] });
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('reset'));
  const { repo, fs } = git;
  const [first = 'HEAD', ...more] = args.words;
  const target = findRevision(repo, first);
  const paths = [...(target === undefined ? args.words : more), ...(args.after ?? [])];
  const from = target ?? repo.head;
  if (paths.length > 0) {
    const known = [...new Set([...from.tree.keys(), ...indexOfTree(repo).keys()])];
    const missing = paths.find((p) => !known.some(pathTest(git, [p])));
    if (missing !== undefined) {
      return failed(`fatal: ambiguous argument '${missing}': unknown revision or path not in the working tree.`, 128);
    }
    const chosen = known.filter(pathTest(git, paths));
    stage(
      git,
      chosen.map((path) => ({ path, before: undefined, after: from.tree.get(path) })),
    );
    return printed(await unstagedList(git));
  }
  const before = { index: indexOfTree(repo), tracked: repo.head.tree };
  moveTo(git, from.commit.sha);
  if (args.has('--soft')) {
    const staged = changesBetween(from.tree, before.index);
    repo.tree.index.clear();
    for (const { path, after } of staged) repo.tree.index.set(path, after);
    return printed('');
  }
  repo.tree.index.clear();
  const moved: Git = { ...git, repo: { ...repo, head: from } };
  if (!args.has('--hard')) return printed(await unstagedList(moved));
  const work = await readWork(fs, new Set([...before.index.keys(), ...before.tracked.keys(), ...from.tree.keys()]));
  await writeFiles(fs, changesBetween(work, from.tree));
  return printed(args.has('-q', '--quiet') ? '' : `HEAD is now at ${from.commit.sha.slice(0, 7)} ${from.commit.title}`);
}

/** Main, or a detached HEAD, to another commit. */
function moveTo({ repo }: Git, sha: string): void {
  const { tree } = repo;
  if (tree.head !== undefined) {
    tree.head = sha;
    return;
  }
  const local = tree.local.findIndex((c) => c.commit.sha === sha);
  if (local >= 0) tree.local = tree.local.slice(0, local + 1);
  else {
    tree.local = [];
    tree.base = sha;
  }
}

async function unstagedList(git: Git): Promise<string> {
  const { unstaged } = await statusOf(git.fs, git.repo);
  const rows = unstaged.map((c) => `${c.after === undefined ? 'D' : 'M'}\t${c.path}`);
  return rows.length === 0 ? '' : ['Unstaged changes after reset:', ...rows].join('\n');
}
