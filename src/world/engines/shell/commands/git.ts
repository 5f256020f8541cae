import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import { hashText } from '../../../../base/hash';
import type { CommitRow } from '../../../model/operations';
import { failed, printed, stamp } from '../out';
import type { Harvest } from '../port';
import { findCommit, type WorkTree } from '../work-tree';

const usage = `usage: git <command> (exercise)
   log [--oneline] [-n] [-- path]     show [--stat] <commit>      diff <a> <b>
   revert <commit> --no-edit          push origin main            status
   checkout <commit> [-- path]        checkout main               branch`;

/** The `git` command on the simulated repository. */
export function gitCommand(harvest: () => Harvest, tree: WorkTree): Command {
  return defineCommand('git', async (argv) => {
    const h = harvest();
    const [verb, ...rest] = argv;
    const list = h.ask({ op: 'commits.list' });
    if (!list.ok) return failed(`fatal: ${list.error.message}`, 128);
    const commits = withLocal(h, list.value.rows, tree);
    switch (verb) {
      case 'log':
        return log(h, commits, tree, rest);
      case 'show':
        return show(h, commits, rest);
      case 'diff':
        return diff(h, commits, rest);
      case 'revert':
        return revert(h, commits, tree, rest);
      case 'push':
        return push(h, tree);
      case 'checkout':
      case 'switch':
        return checkout(h, commits, tree, rest);
      case 'status':
        return status(tree);
      case 'branch':
        return printed(tree.head === undefined ? '* main' : `* (HEAD detached at ${tree.head.slice(0, 7)})\n  main`);
      case 'fetch':
      case 'pull':
        return printed(verb === 'pull' ? 'Already up to date.' : '');
      case undefined:
      case '--help':
      case 'help':
        return printed(usage);
      default:
        return failed(`git: '${verb}' is not a git command in this exercise.\n${usage}`, 1);
    }
  });
}

/** Commits with the unpushed reverts on top. */
function withLocal(h: Harvest, pushed: readonly CommitRow[], tree: WorkTree): readonly CommitRow[] {
  const local = tree.unpushed.map((r) => ({
    sha: r.sha,
    at: h.port.now(),
    author: h.port.person.name,
    title: r.title,
    body: `This reverts commit ${r.of}.`,
    files: pushed.find((c) => c.sha === r.of)?.files ?? [],
    diff: '',
  }));
  return [...local.reverse(), ...pushed];
}

function log(h: Harvest, commits: readonly CommitRow[], tree: WorkTree, rest: readonly string[]): ExecResult {
  const oneline = rest.includes('--oneline');
  const n = rest
    .map((a) => /^-(?:n)?(\d+)$/.exec(a)?.[1] ?? /^--max-count=(\d+)$/.exec(a)?.[1])
    .find((x) => x !== undefined);
  const after = rest[rest.indexOf('-n') + 1];
  const limit =
    n !== undefined ? Number(n) : rest.includes('-n') && after !== undefined ? Number(after) : oneline ? 50 : 20;
  const dash = rest.indexOf('--');
  const path = dash >= 0 ? rest[dash + 1] : rest.find((a) => a.includes('/') && !a.startsWith('-'));
  const from =
    tree.head === undefined
      ? 0
      : Math.max(
          0,
          commits.findIndex((c) => c.sha === tree.head),
        );
  const rows = commits
    .slice(from)
    .filter((c) => path === undefined || c.files.some((f) => f.startsWith(path.replace(/^\.\//, ''))))
    .slice(0, Number.isFinite(limit) ? limit : 20);
  if (oneline) return printed(rows.map((c) => `${c.sha.slice(0, 7)} ${c.title}`).join('\n'));
  return printed(rows.map((c) => heading(h, c)).join('\n\n'));
}

function heading(h: Harvest, c: CommitRow): string {
  const text = [c.title, ...(c.body === '' ? [] : ['', ...c.body.split('\n')])]
    .map((l) => `    ${l}`.trimEnd())
    .join('\n');
  return `commit ${c.sha}\nAuthor: ${c.author}\nDate:   ${stamp(h.port, c.at)}\n\n${text}`;
}

function show(h: Harvest, commits: readonly CommitRow[], rest: readonly string[]): ExecResult {
  const name = rest.find((a) => !a.startsWith('-')) ?? 'HEAD';
  const commit = findCommit(commits, name.split(':')[0] ?? name);
  if (commit === undefined) return failed(`fatal: bad revision '${name}'`, 128);
  const read = h.ask({ op: 'commits.show', sha: commit.sha });
  const full = read.ok ? read.value : commit;
  const body = rest.includes('--stat')
    ? ` ${full.files.join('\n ')}\n ${full.files.length} file(s) changed`
    : full.diff;
  return printed(`${heading(h, full)}\n\n${body}`);
}

function diff(h: Harvest, commits: readonly CommitRow[], rest: readonly string[]): ExecResult {
  const names = rest.filter((a) => !a.startsWith('-')).flatMap((a) => a.split('..').filter((x) => x !== ''));
  if (names.length === 0) return printed('');
  const from = findCommit(commits, names[0] ?? '');
  const to = findCommit(commits, names[1] ?? 'HEAD');
  if (from === undefined || to === undefined) return failed(`fatal: bad revision '${names.join(' ')}'`, 128);
  const between = commits.slice(commits.indexOf(to), Math.max(commits.indexOf(to), commits.indexOf(from)));
  const texts = [...between].reverse().map((c) => {
    const read = h.ask({ op: 'commits.show', sha: c.sha });
    return read.ok ? read.value.diff : '';
  });
  return printed(texts.filter((t) => t !== '').join('\n'));
}

function revert(h: Harvest, commits: readonly CommitRow[], tree: WorkTree, rest: readonly string[]): ExecResult {
  const name = rest.find((a) => !a.startsWith('-'));
  if (name === undefined) return failed('usage: git revert <commit> --no-edit', 129);
  if (tree.head !== undefined) return failed('fatal: You are not on a branch. Run: git checkout main', 128);
  const commit = findCommit(commits, name);
  if (commit === undefined) return failed(`fatal: bad revision '${name}'`, 128);
  if (tree.unpushed.some((r) => r.of === commit.sha))
    return failed('On branch main\nnothing to commit, working tree clean');
  const sha = hashText(`revert:${h.port.seed}:${commit.sha}`).slice(0, commit.sha.length);
  const title = `Revert "${commit.title}"`;
  tree.unpushed.push({ sha, of: commit.sha, title });
  return printed(
    `[main ${sha.slice(0, 7)}] ${title}\n ${commit.files.length} file(s) changed\nYour branch is ahead of 'origin/main' by ${tree.unpushed.length} commit(s). It takes effect when pushed.`,
  );
}

function push(h: Harvest, tree: WorkTree): ExecResult {
  const { owner, name, branch } = h.port.scenario.exhibits.repository;
  if (tree.unpushed.length === 0) return printed('Everything up-to-date');
  const lines: string[] = [];
  while (tree.unpushed.length > 0) {
    const next = tree.unpushed[0];
    if (next === undefined) break;
    const done = h.ask({ op: 'commits.revert', sha: next.of });
    if (!done.ok) return failed(`error: failed to push some refs: ${done.error.message}`);
    tree.unpushed.shift();
    lines.push(`   ${next.sha.slice(0, 7)}  ${branch} -> ${branch}   ${next.title}`);
  }
  return printed(
    [`To github.com:${owner}/${name}.git`, ...lines, 'remote: Deploy workflow started for this push.'].join('\n'),
  );
}

function checkout(h: Harvest, commits: readonly CommitRow[], tree: WorkTree, rest: readonly string[]): ExecResult {
  const plain = rest.filter((a) => a !== '--' && !a.startsWith('-'));
  const name = plain[0];
  if (name === undefined) return failed('usage: git checkout <commit> [-- <path>]', 129);
  const path = plain[1];
  if (name === 'main' && path === undefined) {
    tree.head = undefined;
    tree.paths.clear();
    return printed("Switched to branch 'main'");
  }
  const commit = findCommit(commits, name);
  if (commit === undefined) return failed(`error: pathspec '${name}' did not match any file(s) known to git`);
  if (path === undefined) {
    tree.head = commit.sha;
    tree.paths.clear();
    return printed(`Note: switching to '${name}'.\nHEAD is now at ${commit.sha.slice(0, 7)} ${commit.title}`);
  }
  const touched = h.port.scenario.exhibits.functions.filter(
    (f) => path.replace(/\/+$/, '').endsWith(`functions/${f.name}`) || path.includes(`functions/${f.name}/`),
  );
  if (touched.length === 0) return failed(`error: pathspec '${path}' did not match any file(s) known to git`);
  for (const f of touched) tree.paths.set(f.name, commit.sha);
  return printed(`Updated 1 path from ${commit.sha.slice(0, 7)}`);
}

function status(tree: WorkTree): ExecResult {
  const where = tree.head === undefined ? 'On branch main' : `HEAD detached at ${tree.head.slice(0, 7)}`;
  const ahead =
    tree.unpushed.length === 0
      ? "Your branch is up to date with 'origin/main'."
      : `Your branch is ahead of 'origin/main' by ${tree.unpushed.length} commit(s).\n  (use "git push" to publish your local commits)`;
  const changed = [...tree.paths.keys()].map((name) => `\tmodified:   supabase/functions/${name}/index.ts`);
  const tail =
    changed.length === 0 ? 'nothing to commit, working tree clean' : `Changes to be committed:\n${changed.join('\n')}`;
  return printed(`${where}\n${ahead}\n\n${tail}`);
}
