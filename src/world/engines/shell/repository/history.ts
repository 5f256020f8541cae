import type { Scenario } from '../../../../scenario/schema';
import type { CommitRow } from '../../../model/operations';
import { reversedDiff } from '../../../model/reversed-diff';
import { applyDiff, type FileChange, type Tree, withChanges } from './diffs';

/** A commit with what it changed and what stood in the repository after it. */
export interface Snapshot {
  readonly commit: CommitRow;
  readonly changes: readonly FileChange[];
  readonly tree: Tree;
  readonly parent: Snapshot | undefined;
  /** Files that its diff did not fit. */
  readonly conflicts: readonly string[];
}

/** A commit to be put on top of others: by its diff, or by changes that are known already. */
export interface Entry {
  readonly commit: CommitRow;
  readonly changes?: readonly FileChange[];
  /** A file that stands as it is below, whatever the commit made of it. */
  readonly apart?: string;
}

const roots = new WeakMap<object, Tree>();

/**
 * The repository before its oldest commit: the authored files, with every commit taken back that all variants have. Commits
 * that only some variants have are not in the authored files.
 */
export function rootTree(scenario: Scenario): Tree {
  const { exhibits } = scenario;
  const known = roots.get(exhibits);
  if (known !== undefined) return known;
  let tree: Tree = new Map(exhibits.files.map((file) => [file.path, file.text]));
  const common = exhibits.commits.filter((c) => c.when === undefined).sort((a, b) => b.at - a.at);
  for (const { diff } of common) tree = withChanges(tree, applyDiff(tree, reversedDiff(diff)).changes);
  roots.set(exhibits, tree);
  return tree;
}

/** The states of the repository after each commit, newest first. `entries` come oldest first, on top of `below`. */
export function historyOf(root: Tree, entries: readonly Entry[], below?: Snapshot): readonly Snapshot[] {
  const out: Snapshot[] = [];
  for (const { commit, changes, apart } of entries) {
    const parent = out[0] ?? below;
    const before = parent?.tree ?? root;
    const applied = changes === undefined ? applyDiff(before, commit.diff) : { changes, conflicts: [] };
    const effective = applied.changes.filter((c) => c.path !== apart);
    out.unshift({ commit, parent, ...applied, tree: withChanges(before, effective) });
  }
  return out;
}

/** Do two ids, each possibly shortened, name the same commit? */
export const sameSha = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** Of which commit a commit is the undoing. */
export const revertedBy = (commit: CommitRow): string | undefined =>
  /^This reverts commit ([0-9a-f]+)\.$/m.exec(commit.body)?.[1];

/** Is the commit undone by one of these, which is not undone itself? */
export function isUndone(history: readonly Snapshot[], sha: string): boolean {
  return history.some(({ commit }) => revertedBy(commit) === sha && !isUndone(history, commit.sha));
}
