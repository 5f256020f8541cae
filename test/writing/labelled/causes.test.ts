import { describe, expect, it } from 'vitest';
import { OWN_INCIDENTS, SHIPPED_INCIDENTS } from './cause-sets';
import { LABELLED_CAUSES } from './causes';
import { figures, verdictOn } from './causes.figures';

describe('the labelled causes', () => {
  it('are of twelve incidents, at most half of them shipped, each with every kind that it takes to tell them apart', () => {
    const incidents = [...new Set(LABELLED_CAUSES.map((r) => r.incident))];
    expect(incidents.length).toBe(12);
    expect(SHIPPED_INCIDENTS.length).toBeLessThanOrEqual(6);
    expect(incidents.sort()).toEqual([...SHIPPED_INCIDENTS, ...Object.keys(OWN_INCIDENTS)].sort());
    for (const incident of incidents) {
      const kinds = new Set(LABELLED_CAUSES.filter((r) => r.incident === incident).map((r) => r.kind));
      for (const kind of ['true', 'decoy'] as const) expect(kinds, incident).toContain(kind);
      expect(kinds.has('paraphrased') && (kinds.has('partial') || kinds.has('unrelated')), incident).toBe(true);
    }
    const held = LABELLED_CAUSES.filter((r) => r.heldOut === true).length;
    expect(held / LABELLED_CAUSES.length).toBeGreaterThan(0.3);
  });

  it('are judged at least as well as measured', () => {
    const rows = new Map(figures().map((f) => [f.set, f]));
    const at = (set: string) => ({ precision: rows.get(set)?.precision ?? 0, recall: rows.get(set)?.recall ?? 0 });
    expect(at('Root cause told whole').precision).toBeGreaterThanOrEqual(0.97);
    expect(at('Root cause told whole').recall).toBeGreaterThanOrEqual(0.88);
    expect(at('Root cause told whole, held out').recall).toBeGreaterThanOrEqual(0.85);
    expect(at('Root cause told as another cause').precision).toBeGreaterThanOrEqual(0.95);
    expect(at('Root cause told as another cause').recall).toBeGreaterThanOrEqual(0.95);
    expect(at('Root cause told as another cause, held out').recall).toBeGreaterThanOrEqual(0.95);
    expect(at('Root cause told not at all').precision).toBeGreaterThanOrEqual(0.95);
    expect(at('Root cause told in part').recall).toBeGreaterThanOrEqual(0.9);
  });

  it('no wrong or unrelated cause passes for the true one, and no true one for a wrong one', () => {
    for (const row of LABELLED_CAUSES) {
      const { outcome } = verdictOn(row);
      if (row.should === 'other' || row.should === 'none') expect(['other', 'none'], row.text).toContain(outcome);
      else expect(['stated', 'partly'], row.text).toContain(outcome);
    }
  });

  it('a guess is marked as one', () => {
    for (const row of LABELLED_CAUSES) expect(verdictOn(row).hedged, row.text).toBe(row.kind === 'guess');
  });
});
