import type { IFileSystem } from 'just-bash/browser';
import { FLAGS_PATH, flagsFile, REPO } from '../files';
import type { ShellPort } from '../port';
import type { WorkTree } from '../work-tree';
import { changesBetween, type FileChange, type Tree } from './diffs';
import { indexOfTree, openRepository, type Repository } from './repository';

/** Files that are looked at besides those of the repository. */
const MOST_UNTRACKED = 2_000;

/** The part of the shell's file system that git needs. */
export type Files = Pick<IFileSystem, 'readFile' | 'writeFile' | 'rm' | 'mkdir' | 'stat' | 'readdir' | 'getAllPaths'>;

/** Where a path of the repository lies in the file system. */
export const onDisk = (path: string): string => `${REPO}/${path}`;

/** A path of the file system as the repository names it; empty for its top, nothing outside of it. */
export function inRepository(path: string): string | undefined {
  const plain = path.replace(/\/+$/, '');
  if (plain === REPO) return '';
  return plain.startsWith(`${REPO}/`) ? plain.slice(REPO.length + 1) : undefined;
}

/** What the files named hold now; a file that is gone is not in it. */
export async function readWork(fs: Files, paths: Iterable<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const text = await fs.readFile(onDisk(path)).catch(() => undefined);
    if (text !== undefined) found.set(path, text);
  }
  return found;
}

/** All files below the checkout that are not tracked. */
export async function untracked(fs: Files, tracked: Tree): Promise<readonly string[]> {
  const out: string[] = [];
  for (const full of fs.getAllPaths()) {
    const path = inRepository(full);
    if (path === undefined || path === '' || tracked.has(path)) continue;
    const stat = await fs.stat(full).catch(() => undefined);
    if (stat?.isFile === true) out.push(path);
    if (out.length >= MOST_UNTRACKED) break;
  }
  return out.sort();
}

/** Puts changes into the files. Folders that a removal leaves empty go with it, as in git. */
export async function writeFiles(fs: Files, changes: readonly FileChange[]): Promise<void> {
  for (const { path, after } of changes) {
    if (after === undefined) {
      await fs.rm(onDisk(path), { force: true });
      await dropEmptyFolders(fs, path);
      continue;
    }
    const folder = onDisk(path).replace(/\/[^/]*$/, '');
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(onDisk(path), after);
  }
}

async function dropEmptyFolders(fs: Files, path: string): Promise<void> {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const folder = onDisk(path.slice(0, at));
    const names = await fs.readdir(folder).catch(() => ['?']);
    if (names.length > 0) return;
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** How the working tree differs. */
export interface Status {
  /** HEAD to index. */
  readonly staged: readonly FileChange[];
  /** Index to working tree. */
  readonly unstaged: readonly FileChange[];
  readonly untracked: readonly string[];
  /** What the tracked files hold now. */
  readonly work: Tree;
  readonly index: Tree;
}

export async function statusOf(fs: Files, repo: Repository): Promise<Status> {
  const index = indexOfTree(repo);
  const work = await readWork(fs, index.keys());
  return {
    staged: changesBetween(repo.head.tree, index),
    unstaged: changesBetween(index, work),
    untracked: await untracked(fs, index),
    work,
    index,
  };
}

/**
 * Before each line: a checkout in which nobody has changed anything follows main, and an unedited flags file follows what is
 * live, so that nothing old is shipped by accident. Everything else is for `git pull`.
 */
export async function follow(fs: Files, port: ShellPort, tree: WorkTree): Promise<void> {
  const repo = openRepository(port, tree);
  await followFlags(fs, tree, flagsFile(port));
  const tip = repo?.remote[0];
  if (repo === undefined || tip === undefined || tip.commit.sha === tree.seen) return;
  const wasLevel = tree.base === tree.seen;
  tree.seen = tip.commit.sha;
  if (tree.head !== undefined || tree.local.length > 0 || !wasLevel) return;
  const { staged, unstaged } = await statusOf(fs, repo);
  if (staged.length > 0 || unstaged.length > 0) return;
  await writeFiles(fs, changesBetween(repo.head.tree, tip.tree));
  tree.base = tip.commit.sha;
}

async function followFlags(fs: Files, tree: WorkTree, live: string): Promise<void> {
  const here = await fs.readFile(onDisk(FLAGS_PATH)).catch(() => undefined);
  if (here === tree.flags && here !== live) await fs.writeFile(onDisk(FLAGS_PATH), live);
  if (here === tree.flags || here === live) tree.flags = live;
}
