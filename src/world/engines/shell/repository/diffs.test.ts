import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reversedDiff } from '../../../model/reversed-diff';
import { applyDiff, changesBetween, counts, diffText, rebased, stat, withChanges } from './diffs';

/** Texts of few different lines, so that changes meet each other. */
const text = fc
  .array(fc.constantFrom('a', 'b', '', '-- c', '++ d', '@@ e', 'function f() {'), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
const tree = fc
  .dictionary(fc.constantFrom('x.ts', 'y/z.sql', 'README.md'), text)
  .map((files) => new Map(Object.entries(files)));

describe('diffs', () => {
  it('make of one tree the other, and back', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const changes = changesBetween(before, after);
        const diff = changes.map((c) => diffText(c)).join('\n');
        const there = applyDiff(before, diff);
        expect(there.conflicts).toEqual([]);
        // An empty file that comes or goes has no lines to show.
        const visible = (path: string) => (before.get(path) ?? '') !== (after.get(path) ?? '');
        const made = withChanges(before, there.changes);
        expect(changesBetween(made, after, visible)).toEqual([]);
        const back = applyDiff(made, reversedDiff(diff));
        expect(back.conflicts).toEqual([]);
        expect(changesBetween(withChanges(made, back.changes), before, visible)).toEqual([]);
      }),
    );
  });

  it('that cannot be read, or fit nowhere, change nothing', () => {
    const files = new Map([['x.ts', 'one\ntwo\n']]);
    expect(applyDiff(files, '--- a/x.ts\n+++ b/x.ts\n@@ -1,9 +1,2 @@\n nonsense').changes).toEqual([]);
    const other = '--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-three\n+four';
    expect(applyDiff(files, other)).toEqual({ changes: [], conflicts: ['x.ts'] });
    const gone = '--- a/gone.ts\n+++ b/gone.ts\n@@ -1 +1 @@\n-three\n+four';
    expect(applyDiff(files, gone)).toEqual({ changes: [], conflicts: ['gone.ts'] });
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (any) => {
        expect(applyDiff(files, any).changes.length).toBeLessThan(10);
      }),
    );
  });

  it('put a change on top of another, unless both meant the same lines', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    const mine = { path: 'x', before, after: before.replace('b\n', 'B\n') };
    expect(rebased(mine, before.replace('h\n', 'H\n'))).toEqual({ text: 'a\nB\nc\nd\ne\nf\ng\nH\n' });
    expect(rebased(mine, before.replace('b\n', 'X\n'))).toBeUndefined();
    expect(rebased(mine, mine.after)).toEqual({ text: mine.after });
    expect(rebased({ ...mine, after: undefined }, before)).toEqual({ text: undefined });
    expect(rebased(mine, undefined)).toBeUndefined();
  });

  it('are counted and drawn as git does', () => {
    const change = { path: 'src/a.ts', before: 'a\nb\n', after: 'a\nc\nd\n' };
    expect(counts(change)).toEqual({ added: 2, removed: 1 });
    expect(stat([change])).toBe(' src/a.ts | 3 ++-\n 1 file changed, 2 insertions(+), 1 deletion(-)');
    expect(diffText({ path: 'n', before: undefined, after: 'x\n' })).toMatch(
      /^new file mode 100644\n.*\n--- \/dev\/null\n\+\+\+ b\/n\n@@ -0,0 \+1 @@\n\+x$/m,
    );
    expect(diffText({ path: 'n', before: 'x\n', after: '' })).toMatch(/^@@ -1 \+0,0 @@$/m);
  });
});
