const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(.*)$/s;
const MODES: Readonly<Record<string, string>> = { new: 'deleted', deleted: 'new' };

/**
 * A unified diff the other way round, as `git diff -R` writes it: what was added is removed, and removed lines stand before
 * added ones. Hunks end where their header says, so that a line which begins with dashes itself stays a line.
 */
export function reversedDiff(diff: string): string {
  const out: string[] = [];
  let run: { readonly removed: string[]; readonly added: string[] } = { removed: [], added: [] };
  /** Lines that the present hunk still has of either side; outside of one, what a line is shows in its first letters. */
  let left = { old: 0, new: 0 };
  /** The side whose last line came last, for the word about a missing newline. */
  let last: string[] = out;
  const heads = new Set<number>();
  const flush = (): void => {
    out.push(...run.removed, ...run.added);
    run = { removed: [], added: [] };
    last = out;
  };
  for (const line of diff.split('\n')) {
    const inside = left.old > 0 || left.new > 0;
    if (line.startsWith('\\')) {
      last.push(line);
      continue;
    }
    const sign = inside || !/^(\+\+\+|---|@@|diff |index )/.test(line) ? line.charAt(0) : '';
    if (sign === '+' || sign === '-') {
      last = sign === '+' ? run.removed : run.added;
      last.push((sign === '+' ? '-' : '+') + line.slice(1));
      left = sign === '+' ? { ...left, new: left.new - 1 } : { ...left, old: left.old - 1 };
      continue;
    }
    flush();
    const [, oldStart, oldLines, newStart, newLines, section = ''] = (inside ? null : HUNK.exec(line)) ?? [];
    if (oldStart === undefined || newStart === undefined) {
      if (inside) left = { old: left.old - 1, new: left.new - 1 };
      if (!inside) heads.add(out.length);
      out.push(inside ? line : header(line));
      continue;
    }
    left = { old: Number(oldLines ?? 1), new: Number(newLines ?? 1) };
    const part = (start: string, lines: string | undefined) => (lines === undefined ? start : `${start},${lines}`);
    out.push(`@@ -${part(newStart, newLines)} +${part(oldStart, oldLines)} @@${section}`);
  }
  flush();
  return swappedNames(out, heads).join('\n');
}

/** `new file mode` is `deleted file mode` the other way round. */
function header(line: string): string {
  return line.replace(/^(new|deleted)(?= file mode )/, (word) => MODES[word] ?? word);
}

/** A file that was made (`--- /dev/null`) is one that is removed, and the other way round. */
function swappedNames(lines: readonly string[], heads: ReadonlySet<number>): string[] {
  const out = [...lines];
  for (const i of heads) {
    if (!heads.has(i + 1)) continue;
    const before = /^--- (?:a\/(.+)|\/dev\/null)$/s.exec(out[i] ?? '');
    const after = /^\+\+\+ (?:b\/(.+)|\/dev\/null)$/s.exec(out[i + 1] ?? '');
    if (before === null || after === null) continue;
    out[i] = after[1] === undefined ? '--- /dev/null' : `--- a/${after[1]}`;
    out[i + 1] = before[1] === undefined ? '+++ /dev/null' : `+++ b/${before[1]}`;
  }
  return out;
}
