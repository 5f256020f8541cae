import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { minutes } from '../base/drill-time';
import { afterActionReport } from './after-action';

const parse = (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

function typesIn(node: Nodes, into = new Map<string, number>()): Map<string, number> {
  into.set(node.type, (into.get(node.type) ?? 0) + 1);
  if ('children' in node) for (const child of node.children) typesIn(child, into);
  return into;
}

const OURS = new Set('root heading text paragraph strong emphasis list listItem table tableRow tableCell'.split(' '));

describe('the after-action report', () => {
  it('is marked as an exercise and has its parts in order', () => {
    const text = afterActionReport(playedDrill(fullRun('something')));
    expect(text).toContain('**EXERCISE.**');
    expect([...text.matchAll(/^## (.+)$/gm)].map((m) => m[1])).toEqual([
      'What the drill was about',
      'Objectives',
      'Ratings',
      'Speed',
      'Strengths',
      'Areas for improvement',
      'Improvement plan',
      'Gaps in the playbook',
      'Timeline',
    ]);
    expect(text).toContain('The flag was on');
  });

  it('says that a drill stopped for a real incident is not rated, and gives nothing away', () => {
    const text = afterActionReport(
      playedDrill([
        [0, 'codex', { type: 'drill.start' }],
        [minutes(2), 'codex', { type: 'drill.stop-real' }],
      ]),
    );
    expect(text).toContain('stopped for a real incident');
    expect(text).not.toContain('## Ratings');
    expect(text).not.toContain('The flag was on');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '](javascript:alert(1)) [x',
    '| a | b |\n| --- | --- |',
    '# Not a heading\n\n## Ratings',
    '```\nfence',
    '**EXERCISE** over',
    '&#60;script&#62;',
  ])('stays the same report when every text of a player says %j', (say) => {
    const harmless = typesIn(parse(afterActionReport(playedDrill(fullRun('something')))));
    const report = parse(afterActionReport(playedDrill(fullRun(say), { header: { seed: say.slice(0, 80) } })));
    const types = typesIn(report);
    expect([...types.keys()].filter((type) => !OURS.has(type))).toEqual([]);
    expect(types.get('heading')).toBe(harmless.get('heading'));
    expect(types.get('table')).toBe(harmless.get('table'));
    expect(types.get('tableCell')).toBe(harmless.get('tableCell'));
  });

  it('never throws, whatever prefix of a record it is written from', () => {
    const steps = fullRun('something');
    fc.assert(
      fc.property(fc.nat({ max: steps.length }), fc.string({ maxLength: 60 }), (length, say) => {
        const text = afterActionReport(playedDrill(fullRun(say).slice(0, length)));
        expect(text.startsWith('# After-action report')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
