import { hashText } from '../../../base/hash';
import type { CommitRow, FunctionVersionRow } from '../../model/operations';
import { reversedDiff } from '../../model/releases';
import type { Harvest, ShellPort } from './port';

/** A commit that exists only here until it is pushed: the undoing of another one. */
export interface LocalRevert {
  readonly sha: string;
  readonly of: string;
  readonly title: string;
}

/**
 * The checkout that a responder works in: which commit is checked out, single paths taken from other commits, and reverts
 * that are not pushed. `supabase functions deploy` ships what lies here, so going back means checking out first.
 */
export interface WorkTree {
  /** Commit that is checked out; `undefined`: the tip of main. */
  head: string | undefined;
  /** Function name -> commit from which its folder was taken. */
  readonly paths: Map<string, string>;
  unpushed: readonly LocalRevert[];
  /** The flags file as it was when it was last the same as what is live. */
  flags: string;
}

export function freshWorkTree(flags: string): WorkTree {
  return { head: undefined, paths: new Map(), unpushed: [], flags };
}

/** The commits of main as they lie here, newest first: what is pushed, and the reverts that are not. */
export function commitsHere(port: ShellPort, tree: WorkTree): readonly CommitRow[] | undefined {
  const list = port.perform({ op: 'commits.list' });
  if (!list.ok) return undefined;
  const commits = [...list.value.rows];
  // A push is done when the record has it, which may refuse it.
  tree.unpushed = tree.unpushed.filter((r) => !commits.some((c) => c.sha === r.sha));
  for (const revert of tree.unpushed) {
    const target = commits.find((c) => c.sha === revert.of);
    const shown = port.perform({ op: 'commits.show', sha: revert.of });
    commits.unshift({
      sha: revert.sha,
      at: port.now(),
      author: port.person.name,
      title: revert.title,
      body: `This reverts commit ${revert.of}.`,
      files: target?.files ?? [],
      diff: reversedDiff(shown.ok ? shown.value.diff : (target?.diff ?? '')),
    });
  }
  return commits;
}

/** Finds a commit by a prefix of its hash, `HEAD`, `HEAD~2` or `main`. Newest commits come first. */
export function findCommit(commits: readonly CommitRow[], name: string, head?: string): CommitRow | undefined {
  const [, base = '', tilde, carets] = /^([^~^]+)(?:~(\d*)|(\^+))?$/.exec(name) ?? [];
  const back = tilde === undefined ? (carets?.length ?? 0) : tilde === '' ? 1 : Number(tilde);
  const index = /^(main|origin\/main|origin)$/.test(base)
    ? 0
    : base === 'HEAD' || base === '@'
      ? Math.max(
          0,
          commits.findIndex((c) => c.sha === head),
        )
      : /^[0-9a-f]{4,40}$/i.test(base)
        ? commits.findIndex((c) => c.sha.startsWith(base.toLowerCase()))
        : -1;
  return index < 0 ? undefined : commits[index + back];
}

const reverts = (commit: CommitRow): string | undefined => /^This reverts commit ([0-9a-f]+)\.$/.exec(commit.body)?.[1];

/** Is the commit undone by one of these, which is not undone itself? */
export function isUndone(commits: readonly CommitRow[], sha: string): boolean {
  return commits.some((c) => reverts(c) === sha && !isUndone(commits, c.sha));
}

/** The id that the undoing of a commit gets, here and when it is pushed. */
export function localRevertSha(port: ShellPort, commits: readonly CommitRow[], sha: string): string {
  const nth = commits.filter((c) => reverts(c) === sha).length;
  return hashText(`${port.seed}/revert/${sha}/${nth}`).slice(0, sha.length);
}

const sameSha = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** The version of a function that the working tree holds: that of the newest commit in it which is not undone in it. */
export function versionInTree(harvest: Harvest, tree: WorkTree, name: string): FunctionVersionRow | undefined {
  const { port } = harvest;
  const versions = port.perform({ op: 'functions.versions', name });
  const commits = commitsHere(port, tree);
  if (!versions.ok || commits === undefined) return undefined;
  const base = tree.paths.get(name) ?? tree.head;
  const from = base === undefined ? 0 : commits.findIndex((c) => c.sha === base);
  const here = commits.slice(Math.max(0, from));
  const until = here[0]?.at;
  let best: { readonly row: FunctionVersionRow; readonly rank: number } | undefined;
  // Oldest first: a version deployed again is met where it was first deployed.
  for (const row of versions.value.rows.toReversed()) {
    const index = here.findIndex((c) => sameSha(c.sha, row.sha));
    // A commit from before the history that is shown here counts by its time.
    const known = index >= 0 || commits.some((c) => sameSha(c.sha, row.sha));
    if (known ? index < 0 || isUndone(here, here[index]?.sha ?? '') : until !== undefined && row.at > until) continue;
    const rank = index < 0 ? Number.MAX_SAFE_INTEGER - row.at : index;
    if (best === undefined || rank < best.rank) best = { row, rank };
  }
  return best?.row;
}
