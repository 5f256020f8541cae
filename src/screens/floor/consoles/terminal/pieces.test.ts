import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn, pieces } from './pieces';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `${i}\n`).join('');

describe('pieces', () => {
  it('leaves a short text in one', () => {
    expect(pieces('a\nb')).toEqual(['a\nb']);
    expect(pieces('')).toEqual([]);
  });

  it('cuts a long one at ends of lines', () => {
    const cut = pieces(lines(1_000));
    expect(cut.length).toBeGreaterThan(10);
    expect(cut.every((piece) => piece.endsWith('\n') && linesIn(piece) <= 60)).toBe(true);
  });

  it('cuts an endless line, and no character of it', () => {
    const cut = pieces('😀'.repeat(9_000));
    expect(cut.length).toBeGreaterThan(2);
    expect(cut.every((piece) => /^(😀)+$/u.test(piece))).toBe(true);
  });

  it('is the text again when joined, whatever it is', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('\n'),
      fc.nat(9_000).map((n) => 'x'.repeat(n)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 150 }), (parts) => {
        const text = parts.join('');
        const cut = pieces(text);
        expect(cut.join('')).toBe(text);
        expect(cut.every((piece) => piece !== '' && piece.length <= 6_001)).toBe(true);
      }),
    );
  });
});

describe('linesIn', () => {
  it('counts what is begun', () => {
    expect(['a', 'a\n', 'a\nb', '\n\n'].map(linesIn)).toEqual([1, 1, 2, 2]);
  });
});
