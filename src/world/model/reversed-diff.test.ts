import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reversedDiff } from './reversed-diff';

const DIFF = `diff --git a/a.sql b/a.sql
--- a/a.sql
+++ b/a.sql
@@ -2,5 +2,4 @@ begin;
 first
--- a comment in SQL
-second
+++ not a header either
 third
 
@@ -20 +19,2 @@
-old
+new
+newer`;

describe('a diff the other way round', () => {
  it('removes what was added, with its headers turned round', () => {
    expect(reversedDiff(DIFF)).toBe(`diff --git a/a.sql b/a.sql
--- a/a.sql
+++ b/a.sql
@@ -2,4 +2,5 @@ begin;
 first
-++ not a header either
+-- a comment in SQL
+second
 third
 
@@ -19,2 +20 @@
-new
-newer
+old`);
  });

  it('takes away a file that was made, and keeps the word about a missing newline with its line', () => {
    const made =
      'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+text\n\\ No newline at end of file';
    expect(reversedDiff(made)).toBe(
      'diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-text\n\\ No newline at end of file',
    );
    expect(reversedDiff(reversedDiff(made))).toBe(made);
  });

  it('turns round what has no headers at all', () => {
    expect(reversedDiff('-a\n+b')).toBe('-b\n+a');
    expect(reversedDiff('')).toBe('');
  });

  it('is itself again when it is turned round twice', () => {
    const line = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ''));
    const hunk = fc
      .array(fc.tuple(line, fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 3 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => {
        const removed = parts.flatMap((p) => p[1]).length;
        const added = parts.flatMap((p) => p[2]).length;
        const body = parts.flatMap(([same, old, next]) => [
          ` ${same}`,
          ...old.map((l) => `-${l}`),
          ...next.map((l) => `+${l}`),
        ]);
        return [`@@ -1,${parts.length + removed} +1,${parts.length + added} @@`, ...body].join('\n');
      });
    fc.assert(
      fc.property(fc.array(hunk, { maxLength: 3 }), (hunks) => {
        const diff = ['diff --git a/x b/x', '--- a/x', '+++ b/x', ...hunks].join('\n');
        expect(reversedDiff(reversedDiff(diff))).toBe(diff);
      }),
    );
  });
});
