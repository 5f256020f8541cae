import type { CommitRow, FunctionVersionRow } from '../../model/operations';
import type { Harvest } from './port';

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
  readonly unpushed: LocalRevert[];
}

export function freshWorkTree(): WorkTree {
  return { head: undefined, paths: new Map(), unpushed: [] };
}

/** Finds a commit by a prefix of its hash, `HEAD`, `HEAD~2` or `main`. Newest commits come first. */
export function findCommit(commits: readonly CommitRow[], name: string): CommitRow | undefined {
  const relative = /^(?:HEAD|main|origin\/main)(?:~(\d+)|(\^+))?$/.exec(name);
  if (relative !== null) return commits[relative[1] === undefined ? (relative[2]?.length ?? 0) : Number(relative[1])];
  const parent = /^([0-9a-f]{4,40})(?:~(\d+)|(\^+))?$/.exec(name);
  if (parent === null) return undefined;
  const index = commits.findIndex((c) => c.sha.startsWith(parent[1] ?? '-'));
  if (index < 0) return undefined;
  return commits[index + (parent[2] === undefined ? (parent[3]?.length ?? 0) : Number(parent[2]))];
}

/** The version of a function that the working tree holds: the newest one whose commit is not after the checked-out one. */
export function versionInTree(harvest: Harvest, tree: WorkTree, name: string): FunctionVersionRow | undefined {
  const versions = harvest.port.perform({ op: 'functions.versions', name });
  const commits = harvest.port.perform({ op: 'commits.list' });
  if (!versions.ok || !commits.ok) return undefined;
  const rows = [...versions.value.rows].sort((a, b) => a.at - b.at);
  const base = tree.paths.get(name) ?? tree.head;
  const order = commits.value.rows.map((c) => c.sha);
  const at = base === undefined ? 0 : order.indexOf(base);
  const reachable = rows.filter((v) => {
    if (tree.unpushed.some((r) => r.of.startsWith(v.sha) || v.sha.startsWith(r.of))) return false;
    const index = order.findIndex((sha) => sha.startsWith(v.sha) || v.sha.startsWith(sha));
    if (index >= 0) return index >= at;
    // A version from before the history that is shown here.
    const limit = commits.value.rows[at]?.at;
    return limit === undefined || v.at <= limit;
  });
  // Later rows can be redeployments of older code; what lies in the tree is the newest code, so order by commit.
  const rank = (v: FunctionVersionRow) => {
    const index = order.findIndex((sha) => sha.startsWith(v.sha) || v.sha.startsWith(sha));
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return [...reachable].sort((a, b) => rank(a) - rank(b) || a.at - b.at)[0];
}
