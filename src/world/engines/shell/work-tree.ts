import type { CommitRow } from '../../model/operations';
import type { FileChange } from './repository/diffs';

/** A commit that exists only here until it is pushed. */
export interface LocalCommit {
  readonly commit: CommitRow;
  readonly changes: readonly FileChange[];
  /** It was made with `git revert`: the commit that it undoes. */
  readonly undoes?: string;
  /** It is on its way: pushed by the line before, and not seen in the record yet. */
  readonly pushing?: Pushing | undefined;
  /** The commit of origin/main on which it arrived. */
  readonly onto?: string | undefined;
}

/** By what a push shows in the record. */
export interface Pushing {
  /** Ids of the reverts that it makes on main. */
  readonly undone: readonly string[];
  /** Flags that it sets in production. */
  readonly flags: Readonly<Record<string, boolean>>;
}

/** Work that was put aside. */
export interface Stashed {
  readonly title: string;
  readonly changes: readonly FileChange[];
}

/**
 * What a checkout is besides its files, which lie in the shell's file system: where main stands, what is checked out, what is
 * staged, committed and put aside. It lasts as long as the terminal.
 */
export interface WorkTree {
  /** Commit that is checked out by its id; `undefined`: main. */
  head: string | undefined;
  /** What `-` means: what was checked out before; `main` or a commit. */
  previous: string | undefined;
  /** The newest commit of origin/main that main has; `undefined` until the history is read. */
  base: string | undefined;
  /** The newest commit of origin/main that the terminal has seen. */
  seen: string | undefined;
  /** Commits on top of `base` that are not pushed, oldest first. */
  local: readonly LocalCommit[];
  /** Commits of this terminal on origin/main which are no undoing: nobody else's record of them but the flags. */
  published: readonly LocalCommit[];
  /** Staged files; `undefined`: staged to be removed. */
  readonly index: Map<string, string | undefined>;
  /** Newest first. */
  stash: readonly Stashed[];
  /** The flags file as it was when it was last the same as what is live. */
  flags: string;
}

export function freshWorkTree(flags: string): WorkTree {
  return {
    head: undefined,
    previous: undefined,
    base: undefined,
    seen: undefined,
    local: [],
    published: [],
    index: new Map(),
    stash: [],
    flags,
  };
}
