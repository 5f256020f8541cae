// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type MarkedSpan, numbered, segments, toneOf } from './marked-segments';
import { MarkedText } from './marked-text';

afterEach(cleanup);

const TEXT = 'People cannot sign in. It is probably the cache.';
const at = (words: string): { start: number; end: number } => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});
const IMPACT: MarkedSpan = {
  ...at('cannot sign in'),
  tone: 'good',
  label: 'Impact',
  why: 'Says what people cannot do.',
};
const GUESS: MarkedSpan = { ...at('probably'), tone: 'bad', why: 'A guess.', hint: 'Say that the cause is not known.' };

describe('marked text', () => {
  it('underlines the places, and says of each why and what to do', () => {
    render(<MarkedText text={TEXT} spans={[GUESS, IMPACT]} label="Notes on the update" />);
    expect([...document.querySelectorAll('mark')].map((m) => [m.textContent, m.dataset.tone])).toEqual([
      ['cannot sign in', 'good'],
      ['probably', 'bad'],
    ]);
    const notes = within(screen.getByRole('list', { name: 'Notes on the update' })).getAllByRole('listitem');
    expect(notes.map((n) => n.textContent)).toEqual([
      '1“cannot sign in” Impact counts for it: Says what people cannot do.',
      '2“probably” counts against it A guess. Say that the cause is not known.',
    ]);
    const reference = screen.getByRole('button', { name: 'Note 2' });
    expect(document.getElementById(reference.getAttribute('aria-describedby') ?? '')).toBe(notes[1]);
    expect(reference.dataset.tip).toContain('A guess. Say that');
    fireEvent.click(reference);
    expect(document.activeElement).toBe(notes[1]);
  });

  it('shows the words once where marks lie over each other, in the worse tone, with both reasons', () => {
    const wide: MarkedSpan = { ...at('It is probably the cache'), tone: 'warn', why: 'No news.' };
    render(<MarkedText text={TEXT} spans={[wide, GUESS]} label="Notes" />);
    const marks = [...document.querySelectorAll('mark')];
    expect(marks.map((m) => [m.textContent, m.dataset.tone])).toEqual([
      ['It is ', 'warn'],
      ['probably', 'bad'],
      [' the cache', 'warn'],
    ]);
    expect(marks[1]?.dataset.tip).toContain('No news.');
    expect(marks[1]?.dataset.tip).toContain('A guess.');
  });

  it('takes nothing in the text for markup', () => {
    const text = '<img src=x onerror=alert(1)> <b>bold</b>';
    render(<MarkedText text={text} spans={[{ start: 0, end: 5, tone: 'bad', why: '<i>no</i>' }]} label="Notes" />);
    expect(document.querySelector('img, b, i')).toBeNull();
    expect(document.body.textContent).toContain('<b>bold</b>');
  });

  it('has no list where nothing is to be said, and bears places that are none', () => {
    const nowhere: MarkedSpan[] = [
      { start: 900, end: 950, tone: 'bad', why: 'w' },
      { start: 5, end: 5, tone: 'bad', why: 'w' },
      { start: Number.NaN, end: 3, tone: 'bad', why: 'w' },
    ];
    render(<MarkedText text={TEXT} spans={[...nowhere, { ...at('People'), tone: 'neutral' }]} label="Notes" />);
    expect(screen.queryByRole('list')).toBeNull();
    expect(document.querySelectorAll('mark')).toHaveLength(1);
    expect(document.body.textContent).toBe(TEXT);
  });
});

describe('segments', () => {
  const span = fc.record({
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 40 }),
    tone: fc.constantFrom('good', 'warn', 'bad', 'neutral'),
    why: fc.constant('w'),
  }) satisfies fc.Arbitrary<MarkedSpan>;

  it('are the whole text, in order, each of it once, and every number stands once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'binary' }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        const marks = numbered(text, spans);
        const parts = segments(text, marks);
        expect(parts.map((p) => text.slice(p.start, p.end)).join('')).toBe(text);
        for (const p of parts) expect(p.spans).toEqual(marks.filter((m) => m.start < p.end && m.end > p.start));
        expect(parts.flatMap((p) => p.ending.map((s) => s.number)).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
          marks.map((m) => m.number),
        );
      }),
    );
  });

  it('do not cut a character in two', () => {
    expect(numbered('a😀b', [{ start: 2, end: 4, tone: 'good' }])[0]).toMatchObject({ start: 1, end: 4 });
    expect(toneOf([])).toBe('neutral');
  });
});
