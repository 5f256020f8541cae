import { describe, expect, it } from 'vitest';
import type { WritingCard } from '../../score/writing/types';
import { cardMarkdown, exportName } from './card-export';
import { EMPTY_DESK, keepable, MOST_KEPT, parseDesk } from './kept-documents';

describe('a card as Markdown', () => {
  it('lets nothing of the document become markup', () => {
    const card: WritingCard = {
      score: 10,
      words: 3,
      notes: [],
      criteria: [
        {
          id: 'a',
          title: 'A',
          points: 1,
          of: 2,
          reason: 'r',
          source: 's',
          spans: [{ start: 0, end: 9, text: '![x](http://a)\n# b <b>', why: '| c' }],
        },
      ],
    };
    const text = cardMarkdown('n*me', card);
    expect(text).toContain('# Judged: n\\*me');
    expect(text).toContain('“!\\[x\\](http://a) \\# b \\<b\\>”: \\| c');
  });

  it('has a name that any disk takes', () => {
    expect(exportName('Q3 review (final).md', 'md')).toBe('Q3-review-final-judged.md');
    expect(exportName('../../…', 'json')).toBe('document-judged.json');
  });
});

describe('what is kept of the desk', () => {
  it('comes back, and damaged storage counts as nothing', () => {
    const desk = {
      ...EMPTY_DESK,
      updates: [
        { name: 'u', text: 'x', sequence: { declared: null, cadence: 15, updates: [{ at: null, text: 'x' }] } },
      ],
    };
    expect(parseDesk(JSON.parse(JSON.stringify(desk)))).toEqual(desk);
    for (const bad of [
      null,
      5,
      {},
      { mode: 'postmortem', postmortem: [], updates: [] },
      { ...desk, postmortem: [null] },
    ])
      expect(parseDesk(bad)).toBeUndefined();
  });

  it('is no text that would fill the storage', () => {
    const long = { ...EMPTY_DESK, postmortem: [{ name: 'a', text: 'x'.repeat(MOST_KEPT + 1) }] };
    expect(keepable(long).postmortem).toEqual([{ name: 'a', text: '' }]);
  });
});
