import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { MINUTE } from '../base/drill-time';
import { runsOf } from './clauses';
import { scoreInput } from './scorecard';

const runs = runsOf(edgeOutage);

describe('truthTimeline', () => {
  it('begins the fault before StartEx and the visible severity with the first signal', () => {
    const { truth } = scoreInput(runs().run());
    expect(truth.faultAt).toBeLessThan(0);
    expect(truth.visibleAt).toBe(runs().inject('first-page'));
    expect(truth.severity[0]).toMatchObject({ is: null, to: truth.visibleAt });
    expect(truth.severity[1]).toMatchObject({ is: 'SEV2', from: truth.visibleAt });
  });

  it('has no gap and no overlap in the severities', () => {
    const { truth } = scoreInput(runs({ fixAt: 45 }).run());
    truth.severity.forEach((s, i) => {
      const next = truth.severity[i + 1];
      expect(s.to).toBeGreaterThan(s.from);
      if (next !== undefined) expect(next.from).toBe(s.to);
    });
  });

  it('raises the severity when the outage has been complete for too long', () => {
    const { truth } = scoreInput(runs({ fixAt: 45 }).run());
    const top = truth.severity.find((s) => s.is === 'SEV1');
    expect(top?.clause).toBe('sev.escalates');
    expect(scoreInput(runs().run()).truth.severity.some((s) => s.is === 'SEV1')).toBe(false);
  });

  it('takes a look at sufficient evidence for a signal', () => {
    const run = runs().move('look-metrics', '10s');
    expect(scoreInput(run.run()).truth.visibleAt).toBe(10_000);
  });

  it('counts mitigation from the change that lasted, not from short relief', () => {
    const { truth } = scoreInput(runs({ fixAt: 20 }).run());
    expect(truth.mitigatedAt).toBe(20 * MINUTE);
    expect(truth.fixedAt).toBeGreaterThan(20 * MINUTE);
    expect(truth.impact.at(-1)?.to).toBeLessThan(26 * MINUTE);
    const never = scoreInput(runs().without('fix').run()).truth;
    expect(never.mitigatedAt).toBeUndefined();
    expect(never.fixedAt).toBeUndefined();
  });
});
