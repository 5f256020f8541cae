import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA_DEPENDENTS } from '../../src/score/writing/criteria/all';
import { judgePostmortem } from '../../src/score/writing/judge-postmortem';
import type { WritingCard } from '../../src/score/writing/types';
import { full } from '../support/shipped';
import { BOILERPLATE, partsOf, renamed, reordered, together } from './changes';
import { POSTMORTEMS, textOf } from './labelled/postmortems/labels';

/** Points are rounded to one decimal in each criterion. */
const ROUNDED = 0.15;
/** The most that another order or another heading may cost, of 100. */
const ORDER = 3;

const judged = (text: string): WritingCard => judgePostmortem(text);

/** What each criterion gained, for a message that says where. */
function gains(before: WritingCard, after: WritingCard): Readonly<Record<string, number>> {
  const points = (card: WritingCard, id: string) => card.criteria.find((c) => c.id === id)?.points ?? 0;
  return Object.fromEntries(before.criteria.map((c) => [c.id, points(after, c.id) - c.points]));
}

function raisesNothing(before: string, after: string, what: string): void {
  const [a, b] = [judged(before), judged(after)];
  const raised = Object.entries(gains(a, b)).filter(([, gain]) => gain > ROUNDED);
  expect(raised, `${what}: ${a.score} to ${b.score}`).toEqual([]);
}

function staysAbout(before: string, after: string, what: string): void {
  const [a, b] = [judged(before).score, judged(after).score];
  expect(b, what).toBeLessThanOrEqual(a + 0.5);
  expect(b, what).toBeGreaterThanOrEqual(a - ORDER);
}

/** Parts of different documents under one title: what nobody wrote, and still must obey. */
const mixes = fc
  .array(fc.tuple(fc.nat(POSTMORTEMS.length - 1), fc.nat(20)), { minLength: 2, maxLength: 6 })
  .map((picks) =>
    together(
      '# Outage of 4 March 2026',
      picks.flatMap(([doc, part]) => {
        const { parts } = partsOf(POSTMORTEMS[doc]?.text ?? '');
        const one = parts[part % Math.max(1, parts.length)];
        return one === undefined ? [] : [one];
      }),
    ),
  );
const runs = { numRuns: full ? 200 : 15, seed: 5 };

describe('what says nothing new', () => {
  it('raises nothing: the text twice', () => {
    for (const { file, text } of POSTMORTEMS) raisesNothing(text, `${text}\n\n${text}`, file);
    fc.assert(
      fc.property(mixes, (text) => raisesNothing(text, `${text}\n\n${text}`, 'a mix')),
      runs,
    );
  });

  it('raises nothing: boilerplate at the end', () => {
    for (const { file, text } of POSTMORTEMS)
      for (const [name, words] of BOILERPLATE)
        raisesNothing(text, `${text.trimEnd()}\n\n${words}\n`, `${file}, ${name}`);
  });

  it('raises nothing: a part of boilerplate', () => {
    const part = `\n\n## About this document\n\n${BOILERPLATE.map(([, words]) => words).join('\n\n')}\n`;
    for (const { file, text } of POSTMORTEMS) raisesNothing(text, text.trimEnd() + part, file);
    fc.assert(
      fc.property(mixes, (text) => raisesNothing(text, text.trimEnd() + part, 'a mix')),
      runs,
    );
  });
});

describe('the same in another form', () => {
  it('is worth about the same: parts in another order', () => {
    for (const { file, text } of POSTMORTEMS)
      for (const keys of [
        [5, 4, 3, 2, 1],
        [3, 1, 4, 1, 5, 9, 2, 6],
        [2, 7, 1, 8, 2, 8],
      ])
        staysAbout(text, reordered(text, keys), `${file}, ${keys.join()}`);
    fc.assert(
      fc.property(mixes, fc.array(fc.nat(99), { minLength: 6, maxLength: 6 }), (text, keys) =>
        staysAbout(text, reordered(text, keys), 'a mix'),
      ),
      runs,
    );
  });

  it('is worth about the same: headings with other usual names', () => {
    for (const { file, text } of POSTMORTEMS)
      for (const pick of [0, 1, 2]) staysAbout(text, renamed(text, pick), `${file}, ${pick}`);
    expect(renamed(textOf('tern-orders.md'), 0)).toContain('## Chronology');
  });
});

interface Loss {
  readonly file: string;
  readonly what: string;
  readonly criterion: string;
  readonly change: (text: string) => string;
}

const TERN = 'tern-orders.md';
const QUARRY = 'quarry-mail.txt';

const withoutPart = (heading: RegExp) => (text: string) => {
  const { head, parts } = partsOf(text);
  return together(
    head,
    parts.filter((part) => !heading.test(part)),
  );
};
const without =
  (words: RegExp, instead = '') =>
  (text: string) =>
    text.replace(words, instead);

/** One thing taken away, and the criterion it belongs to. */
const LOSSES: readonly Loss[] = [
  ...(
    [
      ['summary', /^## Summary/],
      ['timeline', /^## Timeline/],
      ['impact', /^## Impact/],
      ['root-cause', /^## Root cause/],
      ['detection', /^## Detection/],
      ['lessons', /^## Response/],
      ['response', /^## Resolution/],
      ['action-items', /^## Action items/],
    ] as const
  ).map(([criterion, heading]) => ({ file: TERN, what: String(heading), criterion, change: withoutPart(heading) })),
  ...(
    [
      ['summary', /^SUMMARY/],
      ['timeline', /^TIMELINE/],
      ['impact', /^IMPACT/],
      ['root-cause', /^ROOT CAUSE/],
      ['detection', /^DETECTION/],
      ['lessons', /^RESPONSE/],
      ['action-items', /^ACTION ITEMS/],
    ] as const
  ).map(([criterion, heading]) => ({ file: QUARRY, what: String(heading), criterion, change: withoutPart(heading) })),
  { file: TERN, what: 'an owner', criterion: 'action-items', change: without(/Marek Odunsi(?= \| 2025-03-28)/) },
  { file: TERN, what: 'a due date', criterion: 'action-items', change: without(/2025-04-11/) },
  { file: TERN, what: 'the priorities', criterion: 'action-items', change: without(/ P[012] (?=\| TH-)/g) },
  { file: QUARRY, what: 'an owner', criterion: 'action-items', change: without(/Owner: Wen Achterberg\. /) },
  { file: QUARRY, what: 'a due date', criterion: 'action-items', change: without(/ Due: 2025-05-14\./) },
  { file: TERN, what: 'the times of the rows', criterion: 'timeline', change: without(/^\| \d\d:\d\d (?=\|)/gm, '| ') },
  { file: TERN, what: 'the time zone', criterion: 'timeline', change: without(/ ?\bUTC\b/g) },
  {
    file: TERN,
    what: 'the numbers of the impact',
    criterion: 'impact',
    change: without(/\b(?:13,900|4,310|388|612|90|31 %)/g, 'some'),
  },
  {
    file: TERN,
    what: 'the time to detect',
    criterion: 'detection',
    change: without(/ Time to detect: 26 minutes \(08:41 to 09:07\)\./),
  },
];

describe('something taken away', () => {
  for (const { file, what, criterion, change } of LOSSES) {
    it(`lowers ${criterion}, and otherwise only what reads the same words: ${what} of ${file}`, () => {
      const text = textOf(file);
      const changed = change(text);
      expect(changed).not.toBe(text);
      const gained = gains(judged(text), judged(changed));
      expect(gained[criterion], criterion).toBeLessThan(0);
      const allowed = new Set([criterion, ...(CRITERIA_DEPENDENTS[criterion] ?? [])]);
      const others = Object.entries(gained).filter(([id, gain]) => gain < -ROUNDED && !allowed.has(id));
      expect(others).toEqual([]);
    });
  }
});
