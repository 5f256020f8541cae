import type { Bash } from 'just-bash/browser';
import type { WorkTree } from './work-tree';

/** What stays of a terminal when its worker has to be ended: the next one goes on from here. It can be cloned. */
export interface Kept {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The lines typed so far, for `history`. */
  readonly typed: readonly string[];
  readonly lastExit: number;
  readonly tree: WorkTree;
  /** `same`: as they were kept last time, or as in a fresh terminal; `too-large`: more than is worth keeping. */
  readonly files: 'same' | 'too-large' | readonly KeptFile[];
}

export interface KeptFile {
  readonly path: string;
  readonly mode: number;
  /** The bytes of a file, the target of a link; a folder has neither. */
  readonly content?: Uint8Array;
  readonly target?: string;
}

type Files = Bash['fs'];

/** More is not copied out of the shell after each line (bytes, entries). */
const MOST_BYTES = 4_000_000;
const MOST_ENTRIES = 5_000;
/** What the interpreter provides anew itself: kept as being there, without contents. */
const PROVIDED = /^\/(dev|proc)(\/|$)/;
const CHANGES = ['writeFile', 'appendFile', 'mkdir', 'rm', 'cp', 'mv', 'chmod', 'symlink', 'link', 'utimes'] as const;

/** Notes whether anything was written since it was last asked. */
export function noteChanges(fs: Files): () => boolean {
  let changed = false;
  const methods = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of CHANGES) {
    const original = methods[name]?.bind(fs);
    if (original === undefined) continue;
    methods[name] = (...args) => {
      changed = true;
      return original(...args);
    };
  }
  return () => {
    const was = changed;
    changed = false;
    return was;
  };
}

/** All files, or `too-large`. */
export async function copyFiles(fs: Files): Promise<'too-large' | readonly KeptFile[]> {
  const paths = fs.getAllPaths();
  if (paths.length > MOST_ENTRIES) return 'too-large';
  const files: KeptFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    if (PROVIDED.test(path)) {
      files.push({ path, mode: 0 });
      continue;
    }
    const { isFile, isSymbolicLink, mode, size } = await fs.lstat(path);
    bytes += size;
    if (bytes > MOST_BYTES) return 'too-large';
    if (isSymbolicLink) files.push({ path, mode, target: await fs.readlink(path) });
    else if (isFile) files.push({ path, mode, content: await fs.readFileBuffer(path) });
    else files.push({ path, mode });
  }
  return files;
}

/** Makes the files of a fresh shell those that were kept: what is not among them goes. */
export async function restoreFiles(fs: Files, kept: readonly KeptFile[]): Promise<void> {
  const wanted = new Set(kept.map((file) => file.path));
  for (const path of fs.getAllPaths()) {
    if (!wanted.has(path)) await fs.rm(path, { recursive: true, force: true });
  }
  const present = new Set(fs.getAllPaths());
  // Folders come before what lies in them.
  for (const { path, mode, content, target } of kept.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (PROVIDED.test(path)) continue;
    if (target !== undefined) {
      if (present.has(path)) await fs.rm(path, { force: true });
      await fs.symlink(target, path);
    } else if (content !== undefined) {
      await fs.writeFile(path, content);
      await fs.chmod(path, mode);
    } else if (!present.has(path)) {
      await fs.mkdir(path, { recursive: true });
      await fs.chmod(path, mode);
    }
  }
}
