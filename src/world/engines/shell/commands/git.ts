import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import type { CommitRow } from '../../../model/operations';
import { revertTitle } from '../../../model/releases';
import { FLAGS_FILE, flagsFile, REPO } from '../files';
import { failed, printed } from '../out';
import type { Harvest } from '../port';
import { commitsHere, findCommit, isUndone, localRevertSha, type WorkTree } from '../work-tree';
import { diff, flagsDiff, log, show } from './git-read';

const usage = `usage: git <command> (exercise)
   log [--oneline] [-p] [-n] [-- path]  show [--stat] <commit>      diff [<a> <b>]
   revert <commit> --no-edit            push origin main            status
   checkout <commit> [-- path]          checkout main               branch`;

/** The `git` command on the simulated repository. */
export function gitCommand(harvest: () => Harvest, tree: WorkTree): Command {
  return defineCommand('git', async (argv, ctx) => {
    const h = harvest();
    const [verb, ...rest] = withoutGlobals(argv);
    const commits = commitsHere(h.port, tree);
    if (commits === undefined) return failed('fatal: not a git repository', 128);
    const known = { h, commits, tree, rest };
    switch (verb) {
      case 'log':
        return log(known);
      case 'show':
        return show(known);
      case 'diff':
        return diff(known, await flagsDiff(h, ctx));
      case 'rev-parse':
        return revParse(known);
      case 'revert':
        return revert(known);
      case 'push':
        return push(h, tree);
      case 'checkout':
      case 'switch':
      case 'restore':
        return checkout(known, ctx, verb);
      case 'status':
        return status(tree, (await flagsDiff(h, ctx)) !== '');
      case 'branch':
        return rest.some((a) => !a.startsWith('-'))
          ? failed('fatal: this exercise has one branch, main', 128)
          : printed(tree.head === undefined ? '* main' : `* (HEAD detached at ${tree.head.slice(0, 7)})\n  main`);
      case 'remote':
        return printed(rest.includes('-v') ? `origin\t${remote(h)} (fetch)\norigin\t${remote(h)} (push)` : 'origin');
      case 'fetch':
      case 'pull':
        return printed(verb === 'pull' ? 'Already up to date.' : '');
      case '--version':
        return printed('git version 2.51.0 (exercise)');
      case undefined:
      case '--help':
      case 'help':
        return printed(usage);
      default:
        return failed(`git: '${verb}' is not a git command in this exercise.\n${usage}`, 1);
    }
  });
}

/** What every verb knows: the commits here (newest first), the checkout, and its own words. */
export interface Known {
  readonly h: Harvest;
  readonly commits: readonly CommitRow[];
  readonly tree: WorkTree;
  readonly rest: readonly string[];
}

function withoutGlobals(argv: readonly string[]): readonly string[] {
  let at = 0;
  for (; at < argv.length; at++) {
    const arg = argv[at] ?? '';
    if (arg === '-C' || arg === '-c') at++;
    else if (arg !== '--no-pager' && arg !== '-P') break;
  }
  return argv.slice(at);
}

function remote(h: Harvest): string {
  const { owner, name } = h.port.scenario.exhibits.repository;
  return `git@github.com:${owner}/${name}.git`;
}

function revParse({ commits, tree, rest }: Known): ExecResult {
  const name = rest.find((a) => !a.startsWith('-')) ?? 'HEAD';
  const found = findCommit(commits, name, tree.head);
  if (found === undefined) return failed(`fatal: ambiguous argument '${name}': unknown revision`, 128);
  return printed(rest.includes('--short') ? found.sha.slice(0, 7) : found.sha);
}

function revert({ h, commits, tree, rest }: Known): ExecResult {
  const names = rest.filter((a) => !a.startsWith('-'));
  if (names.length === 0) return failed('usage: git revert <commit> --no-edit', 129);
  if (tree.head !== undefined) return failed('fatal: You are not on a branch. Run: git checkout main', 128);
  const lines: string[] = [];
  for (const name of names) {
    // Each revert is a commit of its own on top; `HEAD` in a list means the tip as it was before.
    const target = findCommit(commits, name, tree.head);
    if (target === undefined) return failed(`fatal: bad revision '${name}'`, 128);
    const here = commitsHere(h.port, tree) ?? commits;
    if (isUndone(here, target.sha)) return failed('On branch main\nnothing to commit, working tree clean');
    const sha = localRevertSha(h.port, here, target.sha);
    const title = revertTitle(target.title);
    tree.unpushed = [...tree.unpushed, { sha, of: target.sha, title }];
    lines.push(`[main ${sha.slice(0, 7)}] ${title}\n ${target.files.length} file(s) changed`);
  }
  lines.push(
    `Your branch is ahead of 'origin/main' by ${tree.unpushed.length} commit(s). It takes effect when pushed.`,
  );
  return printed(lines.join('\n'));
}

function push(h: Harvest, tree: WorkTree): ExecResult {
  const { branch } = h.port.scenario.exhibits.repository;
  const lines: string[] = [];
  for (const next of tree.unpushed) {
    const done = h.ask({ op: 'commits.revert', sha: next.of });
    if (done.ok) lines.push(`   ${next.sha.slice(0, 7)}  ${branch} -> ${branch}   ${next.title}`);
    // Somebody else has pushed the same revert meanwhile: this one has nothing left to say.
    else if (done.error.code !== 'no-change') return failed(`error: failed to push some refs: ${done.error.message}`);
  }
  if (lines.length === 0) return printed('Everything up-to-date');
  return printed([`To ${remote(h)}`, ...lines, 'remote: Deploy workflow started for this push.'].join('\n'));
}

async function checkout({ h, commits, tree, rest }: Known, ctx: CommandContext, verb: string): Promise<ExecResult> {
  if (rest.some((a) => a === '-b' || a === '-B' || a === '-c'))
    return failed('fatal: this exercise has one branch, main', 128);
  const dash = rest.indexOf('--');
  const source = rest.map(
    (a, i) => /^--source=(.+)$/.exec(a)?.[1] ?? (a === '-s' || a === '--source' ? rest[i + 1] : undefined),
  );
  const from = source.find((s) => s !== undefined);
  const plain = rest.filter(
    (a, i) => a !== '--' && !a.startsWith('-') && rest[i - 1] !== '-s' && rest[i - 1] !== '--source',
  );
  const pathsOnly = verb === 'restore' || dash === 0;
  const name = pathsOnly ? (from ?? 'HEAD') : plain[0];
  const paths = pathsOnly ? plain : plain.slice(1);
  if (name === undefined || (pathsOnly && paths.length === 0))
    return failed(`usage: git ${verb} <commit> [-- <path>]`, 129);
  if (paths.length === 0) {
    // Only files can be meant by a name with a folder in it.
    if (name.includes('/') && !name.startsWith('origin/')) return take({ h, commits, tree, rest }, ctx, 'HEAD', [name]);
    if (name === 'main' || name === 'master') {
      tree.head = undefined;
      tree.paths.clear();
      return printed("Switched to branch 'main'");
    }
    const commit = findCommit(commits, name, tree.head);
    if (commit === undefined) return failed(`error: pathspec '${name}' did not match any file(s) known to git`);
    tree.head = commit.sha;
    tree.paths.clear();
    return printed(`Note: switching to '${name}'.\nHEAD is now at ${commit.sha.slice(0, 7)} ${commit.title}`);
  }
  return take({ h, commits, tree, rest }, ctx, name, paths);
}

/** Takes paths from a commit: folders of functions, and the flags file, which no commit here has changed. */
async function take(
  { h, commits, tree }: Known,
  ctx: CommandContext,
  name: string,
  paths: readonly string[],
): Promise<ExecResult> {
  const commit = findCommit(commits, name, tree.head);
  if (commit === undefined) return failed(`fatal: invalid reference: ${name}`, 128);
  const isHead = commit.sha === (tree.head ?? commits[0]?.sha);
  for (const path of paths) {
    const full = ctx.fs.resolvePath(ctx.cwd, path).replace(/\/+$/, '');
    const within = (file: string) => file === full || file.startsWith(`${full}/`) || full.startsWith(`${file}/`);
    const touched = h.port.scenario.exhibits.functions.filter((f) => within(`${REPO}/supabase/functions/${f.name}`));
    const flags = FLAGS_FILE === full || FLAGS_FILE.startsWith(`${full}/`);
    if (touched.length === 0 && !flags)
      return failed(`error: pathspec '${path}' did not match any file(s) known to git`);
    for (const f of touched) {
      if (isHead) tree.paths.delete(f.name);
      else tree.paths.set(f.name, commit.sha);
    }
    if (flags) await ctx.fs.writeFile(FLAGS_FILE, flagsFile(h.port));
  }
  return printed(`Updated ${paths.length} path(s) from ${commit.sha.slice(0, 7)}`);
}

function status(tree: WorkTree, flags: boolean): ExecResult {
  const where = tree.head === undefined ? 'On branch main' : `HEAD detached at ${tree.head.slice(0, 7)}`;
  const ahead =
    tree.unpushed.length === 0
      ? "Your branch is up to date with 'origin/main'."
      : `Your branch is ahead of 'origin/main' by ${tree.unpushed.length} commit(s).\n  (use "git push" to publish your local commits)`;
  const changed = [
    ...[...tree.paths.keys()].map((name) => `supabase/functions/${name}/index.ts`),
    ...(flags ? [FLAGS_FILE.slice(REPO.length + 1)] : []),
  ].map((file) => `\tmodified:   ${file}`);
  const tail =
    changed.length === 0
      ? 'nothing to commit, working tree clean'
      : `Changes not staged for commit:\n${changed.join('\n')}`;
  return printed(`${where}\n${ahead}\n\n${tail}`);
}
