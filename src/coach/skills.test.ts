import { describe, expect, it } from 'vitest';
import type { Finding } from '../score/types';
import { type PastCard, skillsShown } from './skills';

const finding = (indicator: string, verdict: Finding['verdict'], possible = 10): Finding => ({
  indicator,
  title: indicator,
  dimension: 'd',
  clauses: [],
  points: verdict === 'kept' ? possible : 0,
  possible,
  verdict,
  text: '',
  evidence: [],
  good: '',
});
const card = (findings: readonly Finding[], help?: PastCard['help']): PastCard => ({
  dimensions: [
    { id: 'd', title: 'D', weight: 100, points: 1, possible: 1, percent: 100, rating: 'P', capped: false, findings },
  ],
  ...(help === undefined ? {} : { help }),
});
const kept = card([finding('time-to-acknowledge', 'kept')]);
const broken = card([finding('time-to-acknowledge', 'broken')]);

describe('skills that were shown', () => {
  it('are none before there are two drills', () => {
    expect(skillsShown([])).toEqual(new Set());
    expect(skillsShown([kept]).has('acknowledge')).toBe(false);
  });

  it('count when the last two drills that asked for it had it in time', () => {
    expect(skillsShown([kept, kept]).has('acknowledge')).toBe(true);
    expect(skillsShown([kept, card([]), kept]).has('acknowledge')).toBe(true);
    expect(skillsShown([kept, kept, broken]).has('acknowledge')).toBe(true);
    expect(skillsShown([broken, kept, kept]).has('acknowledge')).toBe(false);
  });

  it('are not shown by somebody who had to ask how', () => {
    const asked = (step: 1 | 2) =>
      card([finding('time-to-acknowledge', 'kept')], {
        coaching: 'hinted',
        taken: [{ at: 0, by: 'codex', seq: 1, rule: 'acknowledge', step, cost: 0 }],
        cost: 0,
        before: 0,
      });
    expect(skillsShown([asked(2), kept]).has('acknowledge')).toBe(false);
    expect(skillsShown([asked(1), kept]).has('acknowledge')).toBe(true);
  });

  it('say nothing of what no indicator judges', () => {
    expect(skillsShown([kept, kept]).has('join-bridge')).toBe(false);
  });
});
