import { describe, expect, it } from 'vitest';
import { measurePar, parHash, parText } from '../../src/authoring/par';
import { listScenarios } from '../../src/cli/load';
import { shipped } from '../support/shipped';

describe.each(listScenarios().map((s) => s.id))('par of %s', (id) => {
  const { bundle, par } = shipped(id);

  it('is pinned to the scenario', () => {
    expect(par?.hash).toBe(parHash(bundle));
  });

  it('is what the careful bot measures now', () => {
    expect(par === undefined ? '' : parText(par)).toBe(parText(measurePar(bundle)));
    // Whole drills by the dozen: slow on a busy machine, and nobody is helped by a limit here.
  }, 600_000);

  it('leaves room for people: slower than the bot, well within the playbook', () => {
    for (const variant of bundle.scenario.variants) {
      const reference = par?.variants[variant.id];
      expect(reference?.acknowledge).toBeGreaterThan(20_000);
      if (bundle.scenario.truth.notIncident === true) {
        expect(reference).not.toHaveProperty('declare');
        expect(reference?.milestones.find((m) => m.id === 'assess')?.at).toBeLessThan(15 * 60_000);
        continue;
      }
      expect(reference?.declare).toBeLessThan(15 * 60_000);
      expect(reference?.mitigate).toBeLessThan(30 * 60_000);
      expect(reference?.resolve).toBeGreaterThan(30 * 60_000);
    }
  });
});
