import { FLAGS_PATH } from '../files';
import { changesBetween, type FileChange, rebased, type Tree, withChanges } from './diffs';
import type { Snapshot } from './history';

/** So many commits can be undone by one change and still be recognised. */
const MOST_UNDONE = 12;

/** The opposite of a change. */
const inverse = ({ path, before, after }: FileChange): FileChange => ({ path, before: after, after: before });

/** What undoing a commit makes of a tree: its changes the other way round, or the files that have changed since. */
export function undo(
  tree: Tree,
  { changes }: Pick<Snapshot, 'changes'>,
): { readonly changes: readonly FileChange[]; readonly conflicts: readonly string[] } {
  const done: FileChange[] = [];
  const conflicts: string[] = [];
  for (const change of changes) {
    const { path } = change;
    const before = tree.get(path);
    const next = rebased(inverse(change), before);
    if (next === undefined) conflicts.push(path);
    else if (next.text !== before) done.push({ path, before, after: next.text });
  }
  return { changes: done, conflicts };
}

/**
 * Which commits a change undoes exactly, in the order in which they are to be undone; nothing when it is anything else.
 * Either one commit of any age, or all the newest ones that touched the same files. `history`: newest first, without the
 * change. The flags file is no matter of history and is left out.
 */
export function undoneBy(history: readonly Snapshot[], changes: readonly FileChange[]): readonly string[] | undefined {
  const start = history[0]?.tree;
  const wanted = changes.filter((c) => c.path !== FLAGS_PATH);
  if (start === undefined || wanted.length === 0) return undefined;
  const target = withChanges(start, wanted);
  const touched = new Set(wanted.map((c) => c.path));
  const candidates = history.filter((s) => s.changes.some((c) => touched.has(c.path)));
  for (const one of candidates) {
    const { changes: made, conflicts } = undo(start, one);
    if (conflicts.length === 0 && same(withChanges(start, made), target)) return [one.commit.sha];
  }
  let tree: Tree = start;
  const undone: string[] = [];
  for (const next of candidates.slice(0, MOST_UNDONE)) {
    const { changes: made, conflicts } = undo(tree, next);
    if (conflicts.length > 0) return undefined;
    tree = withChanges(tree, made);
    undone.push(next.commit.sha);
    if (same(tree, target)) return undone;
  }
  return undefined;
}

const same = (a: Tree, b: Tree): boolean => changesBetween(a, b).length === 0;
