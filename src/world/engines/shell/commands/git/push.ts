import type { ExecResult } from 'just-bash/browser';
import { FLAGS_PATH, readFlagsFile, shipFlags } from '../../files';
import { failed } from '../../out';
import { changesBetween, type FileChange } from '../../repository/diffs';
import type { Snapshot } from '../../repository/history';
import { distance, type Repository } from '../../repository/repository';
import { undoneBy } from '../../repository/undoing';
import type { LocalCommit, Pushing } from '../../work-tree';
import { type Git, readArgs, unknownOption } from './context';
import { usageOf } from './usage';

const SPEC = {
  alone: [
    '-f',
    '--force',
    '--force-with-lease',
    '-u',
    '--set-upstream',
    '-q',
    '--quiet',
    '-v',
    '--verbose',
    '--no-verify',
    '--dry-run',
    '-n',
    '--tags',
    '--follow-tags',
  ],
} as const;

/** What pushing commits means to the production: commits undone, and flags set. */
interface Meaning {
  readonly undone: readonly string[];
  /** The flags file that is deployed, and which flags of it the commit has changed. */
  readonly flags: { readonly text: string; readonly names: ReadonlySet<string> } | undefined;
}

/** Documents change nothing that runs. */
const isDocument = (path: string): boolean => path.endsWith('.md');

export function remoteUrl({ port }: Repository): string {
  const { owner, name } = port.scenario.exhibits.repository;
  return `github.com:${owner}/${name}.git`;
}

/** What git says goes to standard error, as it does. */
const said = (lines: readonly string[], exitCode = 0): ExecResult => ({ ...failed(lines.join('\n')), exitCode });

/** `git push`: CI deploys what is pushed to main. */
export function push(git: Git, argv: readonly string[]): ExecResult {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('push'));
  const { repo } = git;
  const [remote = 'origin', refspec = 'main'] = args.words;
  if (remote !== 'origin') {
    const advice = 'Please make sure you have the correct access rights\nand the repository exists.';
    return failed(`fatal: '${remote}' does not appear to be a git repository\n${advice}`, 128);
  }
  const target = refspec.replace(/^\+/, '').split(':');
  if (
    !/^(main|HEAD|refs\/heads\/main)$/.test(target[0] ?? '') ||
    !/^(main|refs\/heads\/main)?$/.test(target[1] ?? '')
  ) {
    if (target[0] !== '')
      return failed(
        `error: src refspec ${target[0]} does not match any\nerror: failed to push some refs to '${remoteUrl(repo)}'`,
      );
    return rejected(repo, 'protected branch hook declined', [
      'remote: error: GH006: Protected branch update failed for refs/heads/main.',
    ]);
  }
  if (repo.tree.head !== undefined && args.words.length < 2) {
    return failed('fatal: You are not currently on a branch.\nRun: git checkout main', 128);
  }
  const { ahead, behind } = distance(repo);
  if (behind > 0)
    return behindOf(repo, ahead, args.has('-f', '--force', '--force-with-lease') || refspec.startsWith('+'));
  if (ahead === 0) return said(['Everything up-to-date']);
  const plan = planOf(repo);
  if ('refused' in plan) return refusal(repo, plan.refused);
  if (args.has('--dry-run', '-n')) return said([`To ${remoteUrl(repo)}`, movement(repo)]);
  return perform(git, plan.steps);
}

interface Step {
  readonly local: LocalCommit;
  readonly meaning: Meaning;
}

/** What pushing what is here would do; or the commit that cannot be pushed. */
export function planOf(repo: Repository): { readonly steps: readonly Step[] } | { readonly refused: LocalCommit } {
  const { local } = repo.tree;
  const steps: Step[] = [];
  for (const [i, one] of local.entries()) {
    const meaning = meaningOf(one, repo.main.slice(local.length - i));
    if (meaning === undefined) return together(repo) ?? { refused: one };
    steps.push({ local: one, meaning });
  }
  return { steps };
}

/** Commits of which each for itself means nothing may mean something taken together: an edit, and the mending of it. */
function together({ main, tree }: Repository): { readonly steps: readonly Step[] } | undefined {
  const below = main.slice(tree.local.length);
  const [before, after] = [below[0], main[0]];
  if (before === undefined || after === undefined || tree.local.some((c) => c.undoes !== undefined)) return undefined;
  const meaning = meaningOf({ changes: changesBetween(before.tree, after.tree) }, below);
  if (meaning === undefined) return undefined;
  const nothing: Meaning = { undone: [], flags: undefined };
  return { steps: tree.local.map((local, i) => ({ local, meaning: i === 0 ? meaning : nothing })) };
}

function meaningOf(
  { changes, undoes }: Pick<LocalCommit, 'changes' | 'undoes'>,
  below: readonly Snapshot[],
): Meaning | undefined {
  if (undoes !== undefined) return { undone: [undoes], flags: undefined };
  const flags = flagsOf(changes.find((c) => c.path === FLAGS_PATH));
  const code = changes.filter((c) => c.path !== FLAGS_PATH && !isDocument(c.path));
  if (flags === null) return undefined;
  if (code.length === 0) return { undone: [], flags };
  const undone = undoneBy(below, changes) ?? undoneBy(below, code);
  return undone === undefined ? undefined : { undone, flags };
}

/** Flags that a change of the flags file turns; `null` when the file is gone, and the web app could not be built. */
function flagsOf(change: FileChange | undefined): Meaning['flags'] | null {
  if (change === undefined) return undefined;
  if (change.after === undefined) return null;
  const before = readFlagsFile(change.before ?? '');
  const names = [...readFlagsFile(change.after)]
    .filter(([name, value]) => before.get(name) !== value)
    .map(([name]) => name);
  return { text: change.after, names: new Set(names) };
}

function perform(git: Git, steps: readonly Step[]): ExecResult {
  const { h, repo } = git;
  const pushed: LocalCommit[] = [];
  const sentences: string[] = [];
  let flagsSet = false;
  for (const { local, meaning } of steps) {
    const undone: string[] = [];
    for (const sha of meaning.undone) {
      const done = h.ask({ op: 'commits.revert', sha });
      if (!done.ok && done.error.code !== 'no-change')
        return said([`error: failed to push some refs: ${done.error.message}`], 1);
      if (done.ok) undone.push(done.value.sha);
      if (done.ok && local.undoes === undefined) {
        sentences.push(
          `remote: This is the undoing of ${sha.slice(0, 7)}: main has it as ${done.value.sha.slice(0, 7)}.`,
        );
      }
    }
    let flags: Pushing['flags'] = {};
    if (meaning.flags !== undefined) {
      const { text, names } = meaning.flags;
      const shipped = shipFlags(h, text, (name) => names.has(name));
      if (!shipped.ok) return said([`error: failed to push some refs: ${shipped.message}`], 1);
      flags = Object.fromEntries(shipped.changed);
      flagsSet ||= shipped.changed.size > 0;
    }
    pushed.push({ ...local, pushing: { undone, flags } });
  }
  const line = movement(repo);
  repo.tree.local = pushed;
  const deploys = flagsSet || steps.some((s) => s.meaning.undone.length > 0);
  const words = deploys ? ['remote: Deploy workflow started for this push.'] : [];
  return said([...sentences, ...words, `To ${remoteUrl(repo)}`, line]);
}

function movement({ remote, main }: Repository): string {
  const short = (s: Snapshot | undefined) => s?.commit.sha.slice(0, 7) ?? '0000000';
  return `   ${short(remote[0])}..${short(main[0])}  main -> main`;
}

function rejected(repo: Repository, why: string, before: readonly string[]): ExecResult {
  const url = remoteUrl(repo);
  const lines = [
    `To ${url}`,
    ` ! [remote rejected] main -> main (${why})`,
    `error: failed to push some refs to '${url}'`,
  ];
  return said([...before, ...lines], 1);
}

/** The branch is protected: what the exercise could not run does not get onto it. */
function refusal(repo: Repository, { commit, changes }: LocalCommit): ExecResult {
  const files = changes.map((c) => c.path).filter((p) => p !== FLAGS_PATH && !isDocument(p));
  return rejected(repo, 'protected branch hook declined', [
    'remote: error: GH006: Protected branch update failed for refs/heads/main.',
    `remote: ${commit.sha.slice(0, 7)} changes ${files.slice(0, 4).join(', ') || FLAGS_PATH}, to something that no commit had before.`,
    'remote: This exercise runs only code of the repository’s history: it accepts the undoing of commits, feature flags',
    `remote: (${FLAGS_PATH}) and documents.`,
    'remote: To undo a commit: git reset --hard origin/main, then git revert <commit> --no-edit, then git push.',
  ]);
}

function behindOf(repo: Repository, ahead: number, force: boolean): ExecResult {
  if (force) {
    return rejected(repo, 'protected branch hook declined', [
      'remote: error: GH006: Protected branch update failed for refs/heads/main.',
      'remote: error: Cannot force-push to this branch. Undo a commit with git revert instead.',
    ]);
  }
  const url = remoteUrl(repo);
  const why =
    ahead > 0
      ? 'Updates were rejected because the remote contains work that you do not'
      : 'Updates were rejected because the tip of your current branch is behind';
  return said(
    [
      `To ${url}`,
      ' ! [rejected]        main -> main (non-fast-forward)',
      `error: failed to push some refs to '${url}'`,
      `hint: ${why}`,
      ahead > 0
        ? "hint: have locally. Use 'git pull' before pushing again."
        : "hint: its remote counterpart. Use 'git pull' before pushing again.",
    ],
    1,
  );
}
