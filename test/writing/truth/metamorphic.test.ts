import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_CRITERIA } from '../../../src/score/dependents';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { CAREFUL, fallen, risen, share, type Written, written } from './drills';

/** Points of a hundred that a change may cost which alters no fact. */
const STILL = 2;

const sectionsOf = (markdown: string): readonly string[] => markdown.split(/\n(?=## )/);

const titlesOf = (w: Written): ReadonlyMap<string, string> =>
  new Map(w.input.bundle.playbook.postmortem.sections.map((s) => [s.title, s.id]));

/** The id of the section in which a place stands. */
function sectionAt(w: Written, offset: number): string {
  const title = [...w.markdown.slice(0, offset).matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? '';
  return titlesOf(w).get(title) ?? '';
}

const BOILERPLATE = `

## About this document
This document was written after the incident. We take reliability seriously and thank everybody who helped. Our commitment to
our users comes first, and we will continue to invest in our platform. Please reach out if you have questions about it.
`;

/** A section of words of the trade without a fact of this incident. */
const JARGON = `

## Appendix
We detect, mitigate, resolve and prevent incidents. Impact, root cause, trigger, contributing factors, timeline, lessons. What
went well, what went poorly, where we got lucky. Action items have owners and due dates. The root cause is found by analysis.
`;

describe.each(CAREFUL)('the postmortem of %s, %s', (scenario, variant) => {
  const w = written(scenario, variant);
  const judge = (markdown: string) => postmortemCard(w.input, markdown);

  const SAME: readonly (readonly [string, (markdown: string) => string])[] = [
    ['told twice', (m) => `${m}\n\n${m}`],
    [
      'with each section twice',
      (m) =>
        sectionsOf(m)
          .flatMap((s, i) => (i === 0 ? [s] : [s, s]))
          .join('\n'),
    ],
    ['with boilerplate behind it', (m) => m + BOILERPLATE],
    ['with boilerplate before it', (m) => m.replace('\n## Metadata', `${BOILERPLATE}\n## Metadata`)],
    ['with an appendix of words of the trade', (m) => m + JARGON],
    ['with comments', (m) => m.replaceAll('\n## ', '\n<!-- Describe what happened here -->\n## ')],
    [
      'with its sections in another order',
      (m) => {
        const [head = '', ...rest] = sectionsOf(m);
        return [head, ...rest.toReversed()].map((s) => s.trim()).join('\n\n');
      },
    ],
    ['with Windows line ends', (m) => m.replaceAll('\n', '\r\n')],
  ];
  it.each(SAME)('gains nothing and loses next to nothing %s', (_name, change) => {
    const card = judge(change(w.markdown));
    expect(risen(w.card, card)).toEqual([]);
    expect(w.card.score - card.score).toBeLessThanOrEqual(STILL);
  });

  it('loses with any section what is judged of it, and nothing else', () => {
    const [head = '', ...sections] = sectionsOf(w.markdown);
    sections.forEach((section, i) => {
      const title = /^## (.*)/.exec(section)?.[1] ?? '';
      const id = titlesOf(w).get(title) ?? '';
      const card = judge([head, ...sections.filter((_, k) => k !== i)].join('\n'));
      const lost = fallen(w.card, card);
      expect(lost, title).toContain('sections-filled');
      expect(
        lost.filter((c) => SECTION_CRITERIA[id]?.includes(c) !== true),
        title,
      ).toEqual([]);
      expect(risen(w.card, card), title).toEqual([]);
    });
  });

  it('loses with any owner of an action', () => {
    for (const m of w.markdown.matchAll(/\| (Codex|Claude) (?=\| \d{4}-)/g)) {
      const card = judge(`${w.markdown.slice(0, m.index)}| ${w.markdown.slice(m.index + m[0].length)}`);
      expect(fallen(w.card, card)).toEqual(['action-items']);
    }
  });

  it('loses with any due date of an action', () => {
    for (const m of w.markdown.matchAll(/\| \d{4}-\d\d-\d\d (?=\| P\d)/g)) {
      const card = judge(`${w.markdown.slice(0, m.index)}| ${w.markdown.slice(m.index + m[0].length)}`);
      expect(fallen(w.card, card)).toEqual(['action-items']);
    }
  });

  it('loses with the time of any key moment', () => {
    for (const words of ['First errors', '\\w+ declared SEV', '\\w+ declared the incident resolved']) {
      const without = w.markdown.replace(new RegExp(`^\\| \\d\\d:\\d\\d (?=\\| ${words})`, 'm'), '| ');
      expect(without, words).not.toBe(w.markdown);
      const lost = fallen(w.card, judge(without));
      expect(lost.length, words).toBeGreaterThan(0);
      expect(lost.filter((c) => SECTION_CRITERIA.timeline?.includes(c) !== true)).toEqual([]);
    }
  });

  it('loses with the numbers that are asked for', () => {
    const asked: readonly (readonly [RegExp, string])[] = [
      [/(?<=\*\*Users affected:\*\* about )\d+/, 'impact-numbers'],
      [/(?<=\*\*Time to detect:\*\* )\d+/, 'detection-section'],
      [/(?<=\*\*Time to mitigate:\*\* )\d+/, 'time-to-mitigate-stated'],
      [/(?<=## Impact[\s\S]{0,80}\*\*Duration:\*\* )\d+/, 'durations-consistent'],
      [/(?<=\*\*Duration:\*\* )\d+ hours \d+ minutes/, 'durations-consistent'],
    ];
    for (const [pattern, id] of asked) {
      const without = w.markdown.replace(pattern, '');
      expect(without, id).not.toBe(w.markdown);
      expect(share(judge(without), id), id).toBeLessThan(share(w.card, id));
    }
  });

  it('loses with any number, if anything, what is judged of its section', () => {
    const numbers = [...w.markdown.matchAll(/(?<![\w.-])\d+(?![\w.-])/g)];
    fc.assert(
      fc.property(fc.constantFrom(...numbers), (m) => {
        const card = judge(w.markdown.slice(0, m.index) + w.markdown.slice(m.index + m[0].length));
        const id = sectionAt(w, m.index);
        expect(fallen(w.card, card).filter((c) => id !== '' && SECTION_CRITERIA[id]?.includes(c) !== true)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is judged alike each time, with places inside the text, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...w.markdown.split(/(?<=[.\n])/)), { maxLength: 40 }),
        fc.string(),
        (lines, noise) => {
          const text = lines.join('') + noise;
          const card = judge(text);
          expect(card).toEqual(judge(`${text}`));
          expect(card.score).toBeGreaterThanOrEqual(0);
          expect(card.score).toBeLessThanOrEqual(100);
          for (const c of card.criteria)
            for (const s of c.spans) {
              expect(s.start).toBeGreaterThanOrEqual(0);
              expect(s.end).toBeGreaterThanOrEqual(s.start);
              expect(s.end).toBeLessThanOrEqual(text.length);
            }
        },
      ),
      { numRuns: 25 },
    );
  });
});
