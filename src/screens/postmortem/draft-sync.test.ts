import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, freshDraft, isUnsaved, merge, penLost, recorded, saveAfter, sending, typed } from './draft-sync';

const start = freshDraft('a\nb\nc\n', 'a\nb\nc\n');

describe('a draft and the record', () => {
  it('recognises what it sent, also when more was typed meanwhile', () => {
    const sent = sending(typed(start, 'a\nb\nc\nd'));
    const more = typed(sent, 'a\nb\nc\nde');
    const after = recorded(more, ['a\nb\nc\n', 'a\nb\nc\nd']);
    expect(after).toMatchObject({ text: 'a\nb\nc\nde', base: 'a\nb\nc\nd', asides: [] });
    expect(isUnsaved(after)).toBe(true);
  });

  it('takes over what another window saved, while nothing is typed here', () => {
    expect(recorded(start, ['a\nb\nc\n', 'x\n'])).toMatchObject({ text: 'x\n', base: 'x\n' });
  });

  it('merges what two windows changed in different places', () => {
    const mine = typed(start, 'A\nb\nc\n');
    expect(recorded(mine, ['a\nb\nc\n', 'a\nb\nC\n'])).toMatchObject({ text: 'A\nb\nC\n', asides: [] });
  });

  it('does not put in twice what the other window had taken over already', () => {
    const sent = sending(typed(start, 'a\nb\nc\nd\n'));
    // The other window saw `d`, and added `e`; this one hears of both at once.
    const after = recorded(sent, ['a\nb\nc\n', 'a\nb\nc\nd\n', 'a\nb\nc\nd\ne\n']);
    expect(after.text).toBe('a\nb\nc\nd\ne\n');
  });

  it('does not overwrite what another window saved just before it, unheard', () => {
    const sent = sending(typed(start, 'A\nb\nc\n'));
    const after = recorded(sent, ['a\nb\nc\n', 'a\nb\nC\n', 'A\nb\nc\n']);
    expect(after).toMatchObject({ text: 'A\nb\nC\n', base: 'A\nb\nc\n', asides: [] });
  });

  it('sets aside what cannot be merged', () => {
    const after = recorded(typed(start, 'a\nmine\nc\n'), ['a\nb\nc\n', 'a\ntheirs\nc\n']);
    expect(after.text).toBe('a\nmine\nc\n');
    expect(after.asides).toEqual([{ text: 'a\ntheirs\nc\n', why: 'window' }]);
    expect(merge('x', 'y', 'z')).toBeUndefined();
  });

  it('sets aside what was not saved when the pen is taken', () => {
    expect(penLost(typed(start, 'a\nb\nc\nlast words'), ['a\nb\nc\n'])).toMatchObject({
      text: 'a\nb\nc\n',
      asides: [{ text: 'a\nb\nc\nlast words', why: 'pen' }],
    });
    expect(penLost(start, [])).toBe(start);
    expect(penLost(typed(start, 'saved'), ['saved']).asides).toEqual([]);
  });

  it('is saved within a second for any usual length, and seldom enough for the record to stay readable', () => {
    expect(saveAfter(12_000, 0)).toBeLessThan(1_000);
    expect(saveAfter(200_000, 0)).toBeGreaterThan(5_000);
    expect(saveAfter(12_000, 7_000_000)).toBeGreaterThan(5_000);
  });
});

/** Two windows of one person on one record, typing, saving and hearing of saves in any order. */
describe('two windows', () => {
  const move = fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom('type', 'type', 'send', 'hear'),
    line: fc.nat(7),
  });
  it('lose nothing: every word ever typed is in one of the texts, the record, or set aside', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const texts = ['0\n1\n2\n3\n4\n5\n6\n'];
        const windows: Draft[] = [
          freshDraft(texts[0] ?? '', texts[0] ?? ''),
          freshDraft(texts[0] ?? '', texts[0] ?? ''),
        ];
        const words: string[] = [];
        for (const [i, { who, what, line }] of moves.entries()) {
          const w = windows[who];
          if (w === undefined) continue;
          if (what === 'type') {
            const lines = w.text.split('\n');
            const word = `word${i}.`;
            lines[line % lines.length] += word;
            words.push(word);
            windows[who] = typed(w, lines.join('\n'));
          } else if (what === 'send' && isUnsaved(w)) {
            windows[who] = sending(w);
            texts.push(w.text);
          } else windows[who] = recorded(w, texts.slice(-8));
        }
        const everything = [...texts, ...windows.flatMap((w) => [w.text, ...w.asides.map((a) => a.text)])].join('\n');
        for (const word of words) expect(everything).toContain(word);
        for (const w of windows) for (const word of words) expect(w.text.split(word).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });
});
