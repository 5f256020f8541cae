import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../test/support/tiny-scenario';
import { checkDiffs } from './check-diffs';
import type { Scenario } from './schema';

/** The codes that are reported for a scenario with one commit. */
function codes(diff: string, files: readonly string[], present: readonly string[] = ['a.ts']): readonly string[] {
  const { scenario } = tinyBundle;
  const commit = { sha: 'abcdef0', at: 0, author: 'a', title: 't', body: '', diff, files: [...files], shows: [] };
  const exhibits = { ...scenario.exhibits, commits: [commit], files: present.map((path) => ({ path, text: '' })) };
  const found: string[] = [];
  checkDiffs({ ...scenario, exhibits } satisfies Scenario, (code) => void found.push(code));
  return found;
}
const HEAD = 'diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n';

describe('the diffs of commits', () => {
  it.each([
    ['', ['a.ts']],
    [`${HEAD}@@ -1,2 +1,2 @@ f()\n one\n-two\n+three\n`, ['a.ts']],
    [`${HEAD}@@ -1,3 +1,3 @@\n one\n\n-two\n+three`, ['a.ts']],
    [`${HEAD}@@ -1 +1 @@\n--- a comment\n+++ b\n@@ -9 +9,2 @@\n x\n+y\n`, ['a.ts']],
    [
      'diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file',
      ['n'],
    ],
    ['diff --git a/a.ts b/a.ts\ndeleted file mode 100644\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x', ['a.ts']],
  ])('are quiet when they are right: %j', (diff, files) => expect(codes(diff, files)).toEqual([]));

  it.each([
    ['too few lines', `${HEAD}@@ -1,3 +1,3 @@\n one\n-two\n+three`, 'scenario.diff-lines'],
    ['too many lines', `${HEAD}@@ -1,2 +1,2 @@\n one\n-two\n+three\n four`, 'scenario.diff-lines'],
    ['a header without numbers', `${HEAD}@@ @@\n-two\n+three`, 'scenario.diff-lines'],
    ['a line that is none', `${HEAD}@@ -1,2 +1,2 @@\none\n-two\n+three`, 'scenario.diff-lines'],
    ['a file that is not named', HEAD.replaceAll('a.ts', 'b.ts'), 'scenario.diff-file'],
  ])('are reported with %s', (_, diff, code) => expect(codes(diff, ['a.ts'])).toEqual([code]));

  it('change only files that the repository has, when it has any', () => {
    const diff = `${HEAD}@@ -1 +1 @@\n-a\n+b`;
    expect(codes(diff, ['a.ts'], ['b.ts'])).toEqual(['scenario.diff-file']);
    expect(codes(diff, ['a.ts'], [])).toEqual([]);
  });

  it('never make the check fail', () => {
    const line = fc.constantFrom(
      '@@ -1 +1 @@',
      '@@ -9,9 +9 @@',
      '+x',
      '-x',
      ' x',
      '',
      '--- a/x',
      '+++ b/x',
      '\\ No',
      '@@',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 20 })), { maxLength: 12 }), (lines) => {
        for (const code of codes(lines.join('\n'), ['a.ts'])) expect(code).toMatch(/^scenario\.diff-/);
      }),
    );
  });
});
