import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UpdateSequence, WritingCard } from '../../../src/score/writing/types';
import { judgeUpdates } from '../../../src/score/writing/updates/judge-updates';
import { SEQUENCES } from '../labelled/update-sequences';

const points = (card: WritingCard): Readonly<Record<string, number>> =>
  Object.fromEntries(card.criteria.map((c) => [c.id, c.points]));
const sequence = (id: string): UpdateSequence => {
  const found = SEQUENCES.find((s) => s.id === id)?.sequence;
  if (found === undefined) throw new Error(`no sequence ${id}`);
  return found;
};
const changed = (s: UpdateSequence, change: (text: string, i: number) => string): UpdateSequence => ({
  ...s,
  updates: s.updates.map((u, i) => ({ ...u, text: change(u.text, i) })),
});
const good = sequence('archive-restores');

describe('what earns nothing', () => {
  for (const { id, sequence: own } of SEQUENCES) {
    const before = judgeUpdates(own).score;
    it(`is saying everything twice: ${id}`, () => {
      expect(judgeUpdates(changed(own, (t) => `${t}\n${t}`)).score).toBeLessThanOrEqual(before);
    });
    it(`is posting an update again: ${id}`, () => {
      own.updates.forEach((u, i) => {
        const again = { ...own, updates: own.updates.toSpliced(i + 1, 0, u) };
        expect(judgeUpdates(again).score, u.text).toBeLessThanOrEqual(before);
      });
    });
    it(`is an apology and thanks: ${id}`, () => {
      const sorry = 'We apologize for any inconvenience this may have caused and thank you for your patience.';
      expect(judgeUpdates(changed(own, (t) => `${t} ${sorry}`)).score).toBeLessThanOrEqual(before);
    });
  }
});

/** Had for doing nothing wrong, as far as something is said at all. */
const AS_FAR_AS_SAID = ['promise-kept', 'cadence', 'first-word', 'precision', 'novelty'];
/** What may fall besides when something is taken out, because it rests on the same words. */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  promise: ['next', ...AS_FAR_AS_SAID],
  // The sentence that sums it up names the cause too.
  impact: ['impact', 'ending', 'actions', ...AS_FAR_AS_SAID],
};

describe('what costs', () => {
  const before = points(judgeUpdates(good));
  const fallen = (s: UpdateSequence): readonly string[] => {
    const after = points(judgeUpdates(s));
    return Object.keys(before).filter((id) => (after[id] ?? 0) < (before[id] ?? 0));
  };

  it('is a promise left out', () => {
    const without = fallen(
      changed(good, (t) => t.replace(/ ?(?:Next update at \d\d:\d\d UTC\.|until 11:00 UTC and report then)/g, '')),
    );
    expect(without).toContain('next');
    expect(without.filter((id) => !DEPENDENTS.promise?.includes(id))).toEqual([]);
  });

  it('is the impact left out', () => {
    const impact =
      /Since 08:55 UTC about[^.]*\. Backups[^.]*\. |Restores of files older[^.]*\. |From 08:55 to 10:20 UTC about[^.]*, because an upgrade emptied one node’s index\. No backup was lost\. /g;
    const without = fallen(changed(good, (t) => t.replace(impact, '')));
    expect(without).toContain('impact');
    expect(without.filter((id) => !DEPENDENTS.impact?.includes(id))).toEqual([]);
  });

  it('is a promise that is broken', () => {
    const late = { ...good, updates: good.updates.map((u, i) => (i === 2 ? { ...u, at: '2025-11-05T10:12:00Z' } : u)) };
    expect(fallen(late)).toContain('promise-kept');
    expect(fallen(late).filter((id) => !['promise-kept', 'cadence'].includes(id))).toEqual([]);
    const kept = judgeUpdates(late).criteria.find((c) => c.id === 'promise-kept');
    expect(kept?.spans.find((s) => s.why?.startsWith('Not kept'))?.text).toBe('10:00 UTC');
  });

  it('is a guess at the cause, and an end foretold to the minute that does not hold', () => {
    expect(fallen(changed(good, (t, i) => (i === 0 ? `${t} It is probably caused by the new firmware.` : t)))).toEqual([
      'precision',
    ]);
    expect(fallen(changed(good, (t, i) => (i === 0 ? `${t} It will be fixed at 09:20 UTC.` : t)))).toContain(
      'precision',
    );
  });

  it('is going back behind “resolved” without a word, but not saying that it came back', () => {
    const more = (text: string) => ({ ...good, updates: [...good.updates, { at: '2025-11-05T12:00:00Z', text }] });
    expect(fallen(more('Investigating: We are investigating.'))).toContain('status');
    expect(fallen(more('Investigating: Restores fail again since 11:50 UTC.'))).not.toContain('status');
  });

  it('is a longer silence', () => {
    const silent = { ...good, updates: good.updates.filter((_, i) => i !== 1 && i !== 2) };
    expect(fallen(silent)).toEqual(expect.arrayContaining(['cadence', 'promise-kept']));
  });
});

describe('what cannot be judged', () => {
  it('is left out and said', () => {
    const card = judgeUpdates(changed({ updates: good.updates.map((u) => ({ ...u, at: null })) }, (t) => t));
    expect(card.criteria.map((c) => c.id)).not.toContain('cadence');
    expect(card.criteria.map((c) => c.id)).not.toContain('promise-kept');
    expect(card.notes.join('\n')).toContain('“Minutes covered by a fresh update” was not judged: no times are known.');
    expect(card.score).toBeGreaterThan(80);
  });

  it('is nothing in a file whose newest update stands first', () => {
    const turned = judgeUpdates({ ...good, updates: good.updates.toReversed() });
    expect(turned.score).toBe(judgeUpdates(good).score);
    expect(turned.notes.join(' ')).toContain('oldest first');
    expect(
      turned.criteria.flatMap((c) => c.spans).every((s) => good.updates.toReversed()[s.update ?? -1] !== undefined),
    ).toBe(true);
  });

  it('is hardly anything where times are spelled otherwise', () => {
    const spelled = (at: string) => `Nov 5, ${at.slice(11, 16)} UTC`;
    const s = {
      declared: spelled(good.declared ?? ''),
      updates: good.updates.map((u) => ({ ...u, at: spelled(u.at ?? '') })),
    };
    expect(judgeUpdates(s).score).toBe(judgeUpdates(good).score);
  });
});

describe('any sequence', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.constantFrom(
      '<br/>',
      '&amp;',
      '&#39;',
      '**',
      'Status: ',
      'Next update in 30 minutes.',
      'We cannot log in',
      '\n- ',
      '[x](y)',
      '99:99',
      'by 3pm PT',
    ),
    fc.constantFrom(...SEQUENCES.flatMap((s) => s.sequence.updates.map((u) => u.text))),
  );
  const text = fc.array(piece, { maxLength: 6 }).map((list) => list.join(' '));
  const when = fc.option(
    fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('2025-11-05T09:00:00Z', 'Mar 3, 14:05 UTC', '14:10')),
  );

  it('has a score from 0 to 100, and spans that stand in its own text', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: when, text }), { maxLength: 6 }), when, (updates, declared) => {
        const card = judgeUpdates({ updates, declared });
        expect(card.score).toBeGreaterThanOrEqual(0);
        expect(card.score).toBeLessThanOrEqual(100);
        for (const c of card.criteria) {
          expect(c.points).toBeGreaterThanOrEqual(0);
          expect(c.points).toBeLessThanOrEqual(c.of);
          for (const s of c.spans) {
            const own = updates[s.update ?? -1]?.text ?? '';
            expect(s.start).toBeGreaterThanOrEqual(0);
            expect(s.end).toBeGreaterThan(s.start);
            expect(s.end).toBeLessThanOrEqual(own.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('marks the words that it quotes, through HTML and Markdown', () => {
    const own =
      '<p><b>Investigating</b> &ndash; **Customers** in [Ghent](https://example.com) can&#39;t print labels.</p>';
    const impact = judgeUpdates({ updates: [{ at: null, text: own }] }).criteria.find((c) => c.id === 'impact');
    const span = impact?.spans[0];
    expect(span?.text).toBe("can't");
    expect(own.slice(span?.start, span?.end)).toBe('can&#39;t');
  });

  it('is judged within two seconds, however hostile', () => {
    const words = [
      '<!--',
      '[a',
      'we have now ',
      '&amp;',
      'customers may be ',
      'a. ',
      'to 5% ',
      'issue ',
      'Ab ',
      '{{',
      'investigating / ',
      'update next will ',
    ];
    for (const word of words) {
      const began = performance.now();
      judgeUpdates({ updates: [{ at: null, text: word.repeat(Math.floor(2_000_000 / word.length)) }] });
      expect(performance.now() - began, word).toBeLessThan(2000);
    }
    const many = Array.from({ length: 2000 }, (_, i) => ({
      at: new Date(1_700_000_000_000 + i * 60_000).toISOString(),
      text: `Users cannot log in because of part ${i}; we roll back by 14:30 UTC. `.repeat(14),
    }));
    const began = performance.now();
    judgeUpdates({ updates: many });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
