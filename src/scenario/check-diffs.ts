import type { DataPath, Reporter } from '../playbook/diagnostics';
import type { Scenario } from './schema';

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/** What a unified diff says of itself. */
interface Read {
  /** Files that it changes, with whether it makes them. */
  readonly files: readonly { readonly path: string; readonly made: boolean }[];
  /** The first hunk whose lines are not as many as its header says. */
  readonly wrong: string | undefined;
}

/** Reads a diff line by line; a hunk ends where its header says. */
function readDiff(diff: string): Read {
  const files: { path: string; made: boolean }[] = [];
  let hunk: { readonly header: string; old: number; new: number } | undefined;
  let made = false;
  for (const line of diff.replace(/\n+$/, '').split('\n')) {
    if (hunk !== undefined && (hunk.old > 0 || hunk.new > 0)) {
      // An empty line is one that both sides have: editors take blanks off the ends of lines.
      const sign = line.charAt(0) || ' ';
      if (!' +-\\'.includes(sign)) return { files, wrong: hunk.header };
      if (sign === ' ' || sign === '-') hunk.old -= 1;
      if (sign === ' ' || sign === '+') hunk.new -= 1;
      continue;
    }
    if (hunk !== undefined && (hunk.old < 0 || hunk.new < 0 || /^[ +-]/.test(line.replace(/^(---|\+\+\+) .*/, '')))) {
      return { files, wrong: hunk.header };
    }
    const [, old, next] = HUNK.exec(line) ?? [];
    if (line.startsWith('@@')) {
      if (!HUNK.test(line)) return { files, wrong: line };
      hunk = { header: line, old: Number(old ?? 1), new: Number(next ?? 1) };
    } else hunk = undefined;
    if (line.startsWith('--- ')) made = line === '--- /dev/null';
    const path = /^\+\+\+ b\/(.+)$/.exec(line)?.[1] ?? (line === '+++ /dev/null' ? '' : undefined);
    if (path !== undefined && path !== '') files.push({ path, made });
  }
  const short = hunk !== undefined && (hunk.old !== 0 || hunk.new !== 0);
  return { files, wrong: short ? hunk?.header : undefined };
}

/**
 * Reports diffs of commits that could not be applied: the checkout's history is computed from them. Whether their lines fit
 * the files is for the tests of the repository.
 */
export function checkDiffs({ exhibits }: Scenario, report: Reporter): void {
  const present = new Set(exhibits.files.map((file) => file.path));
  for (const [c, commit] of exhibits.commits.entries()) {
    if (commit.diff.trim() === '') continue;
    const at: DataPath = ['exhibits', 'commits', c, 'diff'];
    const { files, wrong } = readDiff(commit.diff);
    if (wrong !== undefined) {
      const message = `The hunk \`${wrong.slice(0, 60)}\` has other numbers of lines than its header says.`;
      report('scenario.diff-lines', at, message, 'Take the diff as `git diff` prints it.');
    }
    for (const { path, made } of files) {
      if (!commit.files.includes(path)) {
        report(
          'scenario.diff-file',
          at,
          `The diff changes \`${path}\`, which \`files\` does not name.`,
          'Add it to `files`.',
        );
      } else if (exhibits.files.length > 0 && !made && !present.has(path)) {
        report('scenario.diff-file', at, `The repository has no \`${path}\`.`, 'Add it to `exhibits.files`.');
      }
    }
  }
}
