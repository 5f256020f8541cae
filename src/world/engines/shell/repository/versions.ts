import type { FunctionVersionRow } from '../../../model/operations';
import type { Harvest } from '../port';
import type { WorkTree } from '../work-tree';
import { changesBetween, type Tree } from './diffs';
import { rootTree, type Snapshot, sameSha } from './history';
import { openRepository, type Repository } from './repository';
import { type Files, readWork, untracked } from './working-files';

/** What a deployment of the working tree would ship, or why it can ship nothing. */
export type InTree =
  | { readonly ok: true; readonly version: FunctionVersionRow }
  | { readonly ok: false; readonly message: string };

/** Every function's bundle has it in it. */
const SHARED = 'supabase/functions/shared/';

/**
 * The version of a function that the working tree holds: the one whose commit has the very same files of it. A tree that was
 * put right by hand counts as what it is equal to. Code that is in no commit cannot run here, because nobody could say what
 * it would do.
 */
export async function versionInTree(h: Harvest, fs: Files, tree: WorkTree, name: string): Promise<InTree> {
  const folder = `supabase/functions/${name}/`;
  const versions = h.port.perform({ op: 'functions.versions', name });
  const repo = openRepository(h.port, tree);
  const work = await readWork(fs, await allBelow(fs, [folder, SHARED]));
  if (!versions.ok || repo === undefined || !work.has(`${folder}index.ts`)) {
    return { ok: false, message: `Entrypoint path does not exist (${folder}index.ts)` };
  }
  const states = knownStates(repo);
  const equal = (state: Tree, below: string) => changesBetween(state, work, (p) => p.startsWith(below)).length === 0;
  // Shared code of another commit than the function's own is what a checkout of one folder leaves behind.
  if (!states.some((s) => equal(s.tree, SHARED))) return { ok: false, message: unknownCode(name, SHARED) };
  for (const version of versions.value.rows) {
    const built = states.find((s) => sameSha(s.commit.sha, version.sha))?.tree ?? rootTree(h.port.scenario);
    if (equal(built, folder)) return { ok: true, version };
  }
  return { ok: false, message: unknownCode(name, folder) };
}

/** States of origin/main, and what commits here that undo others make of it. */
function knownStates({ main, remote, tree }: Repository): readonly Snapshot[] {
  const plain = tree.local.findIndex((c) => c.undoes === undefined);
  const undoing = plain < 0 ? tree.local.length : plain;
  const ahead = main.slice(tree.local.length - undoing, tree.local.length);
  return [...ahead, ...remote];
}

async function allBelow(fs: Files, folders: readonly string[]): Promise<readonly string[]> {
  const all = await untracked(fs, new Map());
  return all.filter((path) => folders.some((folder) => path.startsWith(folder)));
}

function unknownCode(name: string, folder: string): string {
  return [
    `cannot deploy ${name}: the code in ${folder} is no version that was ever built.`,
    'This exercise runs only code of the repository’s history. See what differs with `git diff HEAD`, find a good commit',
    `with \`git log --oneline -- ${folder}\`, and take its files with \`git checkout <commit> -- ${folder}\`.`,
  ].join('\n');
}
