import { hashText } from '../../../../base/hash';
import type { CommitRow } from '../../../model/operations';
import { FLAGS_PATH, flagsFile, readFlagsFile } from '../files';
import type { ShellPort } from '../port';
import type { LocalCommit, WorkTree } from '../work-tree';
import { type FileChange, type Tree, withChanges } from './diffs';
import { type Entry, historyOf, revertedBy, rootTree, type Snapshot } from './history';

/** What the repository is read from. */
export type RepositoryPort = Pick<ShellPort, 'scenario' | 'seed' | 'person' | 'now' | 'perform'>;

/** The repository as it lies here now: what is pushed, what is only here, and what HEAD is. */
export interface Repository {
  readonly port: RepositoryPort;
  readonly tree: WorkTree;
  /** `origin/main`, newest first. */
  readonly remote: readonly Snapshot[];
  /** `main`, newest first. */
  readonly main: readonly Snapshot[];
  readonly head: Snapshot;
}

/** Reads the repository; nothing when the production has no history at all. */
export function openRepository(port: RepositoryPort, tree: WorkTree): Repository | undefined {
  const list = port.perform({ op: 'commits.list' });
  if (!list.ok || list.value.rows.length === 0) return undefined;
  settle(port, tree, list.value.rows);
  const root = new Map(rootTree(port.scenario));
  // No authored commit changes the flags: they stand in the file as they are live.
  root.set(FLAGS_PATH, flagsFile(port));
  const pushed: Entry[] = list.value.rows
    .toReversed()
    .map((commit) => ({ commit: { ...commit, author: nameOf(port, commit.author) } }));
  for (const { commit, changes, onto } of tree.published) {
    const below = pushed.findIndex((entry) => entry.commit.sha === onto);
    // What it made of the flags is live, and may have moved on since.
    pushed.splice(below < 0 ? pushed.length : below + 1, 0, { commit, changes, apart: FLAGS_PATH });
  }
  const remote = historyOf(root, pushed);
  const base = Math.max(0, indexOf(remote, tree.base));
  const local = historyOf(root, tree.local, remote[base]);
  const main = [...local, ...remote.slice(base)];
  const tip = main[0];
  if (tip === undefined) return undefined;
  const head = tree.head === undefined ? tip : ([...main, ...remote].find((s) => s.commit.sha === tree.head) ?? tip);
  return { port, tree, remote, main, head };
}

const indexOf = (history: readonly Snapshot[], sha: string | undefined): number =>
  history.findIndex((s) => s.commit.sha === sha);

const nameOf = ({ person }: RepositoryPort, author: string): string => (author === person.id ? person.name : author);

/** A push is done when the record has it, which may refuse it: what is not there is still only here. */
function settle(port: RepositoryPort, tree: WorkTree, rows: readonly CommitRow[]): void {
  const waiting: LocalCommit[] = [];
  for (const local of tree.local) {
    const { pushing } = local;
    const arrived =
      pushing !== undefined &&
      waiting.length === 0 &&
      pushing.undone.every((sha) => rows.some((c) => c.sha === sha)) &&
      Object.entries(pushing.flags).every(([name, value]) => readFlagsFile(flagsFile(port)).get(name) === value);
    if (!arrived) waiting.push({ ...local, pushing: undefined });
    else {
      if (pushing.undone.length === 0) tree.published = [...tree.published, { ...local, onto: tree.base }];
      tree.base = pushing.undone.at(-1) ?? local.commit.sha;
      tree.seen = tree.base;
      // The file is rewritten as it is live, with the same flags in it.
      tree.flags = local.changes.find((c) => c.path === FLAGS_PATH)?.after ?? tree.flags;
    }
  }
  tree.local = waiting;
  tree.base ??= rows[0]?.sha;
  tree.seen ??= rows[0]?.sha;
}

/** The index: HEAD with what has been added to it. */
export function indexOfTree({ head, tree }: Repository): Tree {
  const staged = [...tree.index].map(([path, after]): FileChange => ({ path, before: undefined, after }));
  return withChanges(head.tree, staged);
}

/** The snapshot that a revision names: an id of four digits or more, `HEAD`, `main`, `origin/main`, each with `~n` or `^`. */
export function findRevision(repo: Repository, revision: string): Snapshot | undefined {
  const [, base = '', tail = ''] = /^([^~^]+)((?:~\d*|\^+)*)$/.exec(revision) ?? [];
  let found = named(repo, base);
  for (const [, tilde, carets] of tail.matchAll(/~(\d*)|(\^+)/g)) {
    const steps = tilde === undefined ? (carets?.length ?? 0) : tilde === '' ? 1 : Number(tilde);
    for (let i = 0; i < Math.min(steps, 1_000) && found !== undefined; i++) found = found.parent;
  }
  return found;
}

function named({ main, remote, head }: Repository, name: string): Snapshot | undefined {
  if (name === 'HEAD' || name === '@') return head;
  if (name === 'main' || name === 'refs/heads/main') return main[0];
  if (/^(origin|origin\/(main|HEAD)|refs\/remotes\/origin\/main|@\{u(pstream)?\}|FETCH_HEAD)$/.test(name))
    return remote[0];
  if (!/^[0-9a-f]{4,40}$/i.test(name)) return undefined;
  return [...main, ...remote].find((s) => s.commit.sha.startsWith(name.toLowerCase()));
}

/** A snapshot and all before it, newest first. */
export function ancestry(snapshot: Snapshot | undefined): readonly Snapshot[] {
  const out: Snapshot[] = [];
  for (let s = snapshot; s !== undefined; s = s.parent) out.push(s);
  return out;
}

/** How many commits main has that origin/main has not, and the other way round. */
export function distance({ main, remote, tree }: Repository): { readonly ahead: number; readonly behind: number } {
  return { ahead: tree.local.length, behind: Math.max(0, indexOf(remote, main[tree.local.length]?.commit.sha)) };
}

/** The id that the undoing of a commit gets, here and when it is pushed. */
export function revertShaHere(port: RepositoryPort, history: readonly Snapshot[], sha: string): string {
  const nth = history.filter((s) => revertedBy(s.commit) === sha).length;
  return hashText(`${port.seed}/revert/${sha}/${nth}`).slice(0, sha.length);
}
