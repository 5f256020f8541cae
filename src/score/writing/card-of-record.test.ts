import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../test/support/edge-outage';
import { runsOf } from '../clauses';
import { scoreDrill, scoreInput } from '../scorecard';
import { postmortemCard, withPostmortem } from './card-of-record';

const run = runsOf(edgeOutage)();
const input = scoreInput(run.run());
const written = input.state.postmortem.submitted?.markdown ?? '';

describe('the card of a postmortem held against the record', () => {
  it('has the points that the scorecard gives for the text, and none for being in time or followed up', () => {
    const card = postmortemCard(input);
    const findings = scoreDrill(run.run()).dimensions.find((d) => d.id === 'postmortem')?.findings ?? [];
    const text = findings.filter((f) => f.indicator !== 'postmortem-due' && f.indicator !== 'follow-ups');
    expect(card.criteria.map((c) => c.id)).toEqual(text.filter((f) => f.possible > 0).map((f) => f.indicator));
    const points = text.reduce((n, f) => n + f.points, 0);
    const possible = text.reduce((n, f) => n + f.possible, 0);
    expect(card.score).toBeCloseTo((100 * points) / possible, 0);
    expect(card.score).toBeGreaterThan(85);
  });

  it('judges another text in its place and leaves the drill alone', () => {
    const worse = postmortemCard(input, '## Summary\nSomething broke.\n');
    expect(worse.score).toBeLessThan(postmortemCard(input).score - 40);
    expect(input.state.postmortem.submitted?.markdown).toBe(written);
    expect(postmortemCard(input, written)).toEqual(postmortemCard(input));
  });

  it('judges a text of a drill in which none was submitted', () => {
    const { submitted: _none, ...postmortem } = input.state.postmortem;
    const without = { ...input, state: { ...input.state, postmortem } };
    expect(postmortemCard(without)).toMatchObject({ score: 0, criteria: [], notes: ['No postmortem was submitted.'] });
    expect(postmortemCard(without, written).score).toBe(postmortemCard(input).score);
    expect(withPostmortem(without, 'x').state.postmortem.submitted?.by).not.toBe('');
  });

  it('says what would earn the missing points, and nothing where none are missing', () => {
    for (const c of postmortemCard(input, written.replace(/## Impact[\s\S]*?(?=\n## )/, '')).criteria) {
      expect(c.hint === undefined, c.id).toBe(c.points >= c.of);
      expect(c.source, c.id).not.toBe('');
    }
  });
});
