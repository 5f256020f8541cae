import { applyPatch, parsePatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import { hashText } from '../../../../base/hash';

/** Edits between two texts that are looked for; beyond that the comparison takes too long. */
export const MOST_EDITS = 3_000;
/** Files beyond this are compared as a whole only. */
export const MOST_CHARACTERS = 200_000;

/** The files of a commit or of the working tree: text by path. */
export type Tree = ReadonlyMap<string, string>;

/** One file before and after; nothing on a side where it is not there. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between two trees, by path. `keep` passes over paths that nobody asked for. */
export function changesBetween(before: Tree, after: Tree, keep: (path: string) => boolean = () => true): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(keep).sort();
  return paths
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((change) => change.before !== change.after);
}

/** The tree with changes put into it. */
export function withChanges(tree: Tree, changes: readonly FileChange[]): Map<string, string> {
  const next = new Map(tree);
  for (const { path, after } of changes) {
    if (after === undefined) next.delete(path);
    else next.set(path, after);
  }
  return next;
}

/**
 * What a unified diff does to a tree. Lines may have moved, never changed: a file that the diff does not fit is named in
 * `conflicts`, and stays as it is. A diff that cannot be read changes nothing.
 */
export function applyDiff(
  tree: Tree,
  diff: string,
): { readonly changes: readonly FileChange[]; readonly conflicts: readonly string[] } {
  const changes: FileChange[] = [];
  const conflicts: string[] = [];
  for (const patch of parsed(diff)) {
    const path = plainName(patch.newFileName) ?? plainName(patch.oldFileName);
    if (path === undefined || patch.hunks.length === 0) continue;
    const before = tree.get(path);
    const made = plainName(patch.oldFileName) === undefined;
    const after = patched(before ?? '', patch.hunks);
    if (after === false || (made ? before !== undefined : before === undefined)) conflicts.push(path);
    else changes.push({ path, before, after: plainName(patch.newFileName) === undefined ? undefined : after });
  }
  return { changes, conflicts };
}

/** A text with hunks applied; false when they do not fit. */
function patched(text: string, hunks: readonly StructuredPatchHunk[]): string | false {
  if (hunks.length === 0) return text;
  if (text !== '') {
    const names = { oldFileName: 'a', newFileName: 'b', oldHeader: '', newHeader: '' };
    return applyPatch(text, { ...names, hunks: [...hunks] });
  }
  // An empty text is no line, where the package sees an empty one.
  const lines = hunks.flatMap((h) => h.lines);
  const marked = lines.at(-1)?.startsWith('\\') === true;
  const added = marked ? lines.slice(0, -1) : lines;
  if (added.some((line) => !line.startsWith('+'))) return false;
  return added.map((line) => line.slice(1)).join('\n') + (marked ? '' : '\n');
}

function parsed(diff: string): ReturnType<typeof parsePatch> {
  try {
    return parsePatch(diff);
  } catch {
    // An author's slip, which the tests of the scenario name; here the commit has no content.
    return [];
  }
}

/** `a/x` and `b/x` without the letter; nothing for `/dev/null`. */
function plainName(name: string | undefined): string | undefined {
  return name === undefined || name === '/dev/null' ? undefined : name.replace(/^[ab]\//, '');
}

/**
 * A change put on top of another text than the one that it was made from, as a merge does: the text that comes out, or
 * nothing when both have changed the same lines.
 */
export function rebased(
  change: FileChange,
  onto: string | undefined,
): { readonly text: string | undefined } | undefined {
  if (onto === change.before) return { text: change.after };
  if (onto === change.after) return { text: onto };
  if (onto === undefined || change.before === undefined || change.after === undefined) return undefined;
  if (isTooLong(change)) return undefined;
  const text = patched(onto, hunksOf(change));
  return text === false ? undefined : { text };
}

/** The hunks of a change, with so many lines of context. Texts that are too different are replaced as a whole. */
export function hunksOf({ before = '', after = '' }: FileChange, context = 3): StructuredPatchHunk[] {
  const options = { context, maxEditLength: MOST_EDITS };
  const patch = structuredPatch('a', 'b', before, after, undefined, undefined, options);
  if (patch !== undefined) return patch.hunks;
  const lines = (text: string, sign: string) =>
    (text === '' ? [] : text.replace(/\n$/, '').split('\n')).map((l) => sign + l);
  const [removed, added] = [lines(before, '-'), lines(after, '+')];
  return [
    {
      oldStart: 1,
      oldLines: removed.length,
      newStart: 1,
      newLines: added.length,
      lines: [...removed, ...added],
    },
  ];
}

/** More than anybody reads, and too long to be compared line by line. */
const isTooLong = ({ before = '', after = '' }: FileChange): boolean =>
  Math.max(before.length, after.length) > MOST_CHARACTERS;

/** Where one side of a hunk begins; a side without lines is named by the line before it, as git does. */
const side = (start: number, lines: number): string => span(lines === 0 ? start - 1 : start, lines);

/** The change as `git diff` writes it, with the function around each hunk. */
export function diffText(change: FileChange, context = 3): string {
  const { path, before, after } = change;
  const ids = `index ${blobId(before)}..${blobId(after)}`;
  const head = [
    `diff --git a/${path} b/${path}`,
    ...(before === undefined ? ['new file mode 100644', ids] : []),
    ...(after === undefined ? ['deleted file mode 100644', ids] : []),
    ...(before !== undefined && after !== undefined ? [`${ids} 100644`] : []),
  ];
  if (isTooLong(change)) return [...head, `Binary files a/${path} and b/${path} differ`].join('\n');
  const hunks = hunksOf(change, context);
  if (hunks.length === 0) return head.join('\n');
  const old = (before ?? '').split('\n');
  const lines = hunks.flatMap((hunk) => [
    `@@ -${side(hunk.oldStart, hunk.oldLines)} +${side(hunk.newStart, hunk.newLines)} @@${section(old, hunk.oldStart)}`,
    ...hunk.lines,
  ]);
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  return [...head, `--- ${from}`, `+++ ${to}`, ...lines].join('\n');
}

const span = (start: number, lines: number): string => (lines === 1 ? String(start) : `${start},${lines}`);

/** The last line above a hunk that begins with a letter, as git looks for it. */
function section(lines: readonly string[], start: number): string {
  for (let i = start - 2; i >= 0; i--) {
    const line = lines[i] ?? '';
    if (/^[A-Za-z_$]/.test(line)) return ` ${line.slice(0, 80).trimEnd()}`;
  }
  return '';
}

/** A short name for a text, as the `index` line of a diff has it. */
export function blobId(text: string | undefined): string {
  return text === undefined ? '0000000' : hashText(`blob ${text}`).slice(0, 7);
}

/** Lines added and removed. */
export function counts(change: FileChange): { readonly added: number; readonly removed: number } {
  if (isTooLong(change)) return { added: 0, removed: 0 };
  const lines = hunksOf(change, 0).flatMap((h) => h.lines);
  const starting = (sign: string) => lines.filter((l) => l.startsWith(sign)).length;
  return { added: starting('+'), removed: starting('-') };
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** ` 2 files changed, 7 insertions(+), 1 deletion(-)`. */
export function shortStat(changes: readonly FileChange[]): string {
  const all = changes.map(counts);
  const added = all.reduce((sum, c) => sum + c.added, 0);
  const removed = all.reduce((sum, c) => sum + c.removed, 0);
  const parts = [
    `${plural(changes.length, 'file')} changed`,
    ...(added > 0 || removed === 0 ? [`${plural(added, 'insertion')}(+)`] : []),
    ...(removed > 0 || added === 0 ? [`${plural(removed, 'deletion')}(-)`] : []),
  ];
  return ` ${parts.join(', ')}`;
}

/** What `--stat` prints: a bar for each file, then the sum. */
export function stat(changes: readonly FileChange[]): string {
  if (changes.length === 0) return '';
  const width = Math.max(...changes.map((c) => c.path.length));
  const all = changes.map((change) => ({ change, ...counts(change) }));
  const most = Math.max(...all.map((c) => c.added + c.removed));
  const digits = String(most).length;
  const scale = (n: number) => (most <= 40 ? n : n === 0 ? 0 : Math.max(1, Math.floor((n * 40) / most)));
  const rows = all.map(({ change, added, removed }) =>
    ` ${change.path.padEnd(width)} | ${String(added + removed).padStart(digits)} ${'+'.repeat(scale(added))}${'-'.repeat(scale(removed))}`.trimEnd(),
  );
  return [...rows, shortStat(changes)].join('\n');
}
