import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './diff';

describe('diffLines', () => {
  it('tells headers from what was added and removed', () => {
    const diff = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n same\n--- was a rule\n+++ is one\n+new';
    expect(diffLines(diff).map((l) => l.kind)).toEqual([
      'file',
      'file',
      'file',
      'hunk',
      'same',
      'removed',
      'added',
      'added',
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('+', '-', '@', ' ', 'a', '\n', 'diff --git ') }), (diff) => {
        expect(
          diffLines(diff)
            .map((l) => l.text)
            .join('\n'),
        ).toBe(diff);
      }),
    );
  });
});
