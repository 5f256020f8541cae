import { describe, expect, it } from 'vitest';
import type { Briefing } from '../../../src/drill/acts';
import type { Handoff } from '../../../src/drill/state';
import { runsOf } from '../../../src/score/clauses';
import { briefingsText } from '../../../src/score/indicators/handoff-briefing';
import { scoreDrill, scoreInput } from '../../../src/score/scorecard';
import { BRIEFING_PARTS, briefingText, judgeBriefing } from '../../../src/score/writing/briefing';
import { edgeOutage } from '../../support/edge-outage';

const run = runsOf(edgeOutage)().run();
const input = scoreInput(run);
const handoff = input.state.handoffs.find((h) => h.briefing !== undefined) as Handoff & { readonly briefing: Briefing };

/** The good run's briefing with one part changed, judged. */
function withPart(part: keyof Briefing, text: string) {
  const briefing = { ...handoff.briefing, [part]: text };
  const parts = judgeBriefing(input, { ...handoff, briefing });
  return { briefing, found: parts.find((p) => p.part === part), others: parts.filter((p) => p.part !== part) };
}

describe('a briefing against what was true and open', () => {
  it('is good in the good run, each part with its place', () => {
    for (const p of judgeBriefing(input, handoff)) expect(p, p.part).toMatchObject({ share: 1 });
    const text = briefingText(handoff.briefing);
    for (const p of judgeBriefing(input, handoff))
      for (const s of p.spans) expect(text.slice(s.start, s.end)).toBe(s.text);
  });

  it.each(BRIEFING_PARTS.map(([part]) => part))('finds that %s is left out, and nothing else', (part) => {
    const { found, others, briefing } = withPart(part, '');
    expect(found).toMatchObject({ share: 0, why: 'left out' });
    expect(others.every((p) => p.share === 1)).toBe(true);
    const [span] = found?.spans ?? [];
    expect(briefingText(briefing).slice(span?.start, span?.end)).toBe(span?.text);
    expect(span?.hint).toBeDefined();
  });

  const WRONG: readonly (readonly [keyof Briefing, string, string])[] = [
    ['objectives', 'None', 'None'],
    ['plan', 'nothing', 'nothing'],
    ['people', 'Nobody else', 'Nobody'],
    ['promises', 'none', 'none'],
    ['promises', 'Next update promised for 03:07.', '03:07'],
    ['comms', 'None so far', 'None'],
  ];
  it.each(WRONG)('finds that %s says “%s” where there was something', (part, text, words) => {
    const { found, others } = withPart(part, text);
    expect(found?.share).toBeLessThan(0.5);
    expect(found?.spans.map((s) => s.text)).toContain(words);
    expect(found?.spans.every((s) => s.why !== undefined && s.hint !== undefined)).toBe(true);
    expect(others.every((p) => p.share === 1)).toBe(true);
  });

  it('finds a situation without severity or without what people lose', () => {
    expect(withPart('situation', 'Something is the matter with the product.').found).toMatchObject({ share: 0.5 });
    expect(withPart('situation', 'SEV2. A function has a high error rate.').found?.why).toContain('for people');
  });

  it('finds an open task that nobody mentions', () => {
    const at = handoff.briefedAt ?? handoff.offeredAt;
    const task = { taskId: 'open', to: 'claude', text: 'Compare the dump', at: at - 1000 };
    const template = input.state.tasks[0];
    if (template === undefined) throw new Error('the good run gives tasks');
    const { reportedAt: _done, report: _said, ...rest } = { ...template, ...task };
    const open = { ...input, state: { ...input.state, tasks: [...input.state.tasks, rest] } };
    const judge = (actions: string) =>
      judgeBriefing(open, { ...handoff, briefing: { ...handoff.briefing, actions } }).find((p) => p.part === 'actions');
    expect(judge('None')).toMatchObject({ share: 0.25 });
    expect(judge('None')?.spans[0]?.text).toBe('None');
    expect(judge('The dump is being compared with the table')?.share).toBe(1);
  });

  it('shows its places in the finding, in the text of all briefings', () => {
    const finding = scoreDrill(run)
      .dimensions.flatMap((d) => d.findings)
      .find((f) => f.indicator === 'handoff-briefing');
    const text = briefingsText(input);
    expect(finding?.spans?.length).toBeGreaterThanOrEqual(8);
    for (const s of finding?.spans ?? []) expect(text.slice(s.start, s.end)).toBe(s.text);
  });
});
