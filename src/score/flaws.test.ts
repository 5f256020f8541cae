import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { runsOf } from './clauses';
import { dependentsOf } from './dependents';
import { allFixtures } from './fixtures/all-fixtures';
import { rewritten } from './fixtures/good-run';
import { scoreDrill } from './scorecard';
import type { Finding, Scorecard } from './types';

const runs = runsOf(edgeOutage);
const dimensionOf = new Map(edgeOutage.playbook.scoring.indicators.map((i) => [i.id, i.dimension]));

function findings(card: Scorecard): ReadonlyMap<string, Finding> {
  return new Map(card.dimensions.flatMap((d) => d.findings).map((f) => [f.indicator, f]));
}

/** Indicators outside of the flaw's dimension that win less in the bent run. */
function lower(kept: Scorecard, broken: Scorecard, dimension: string | undefined): readonly string[] {
  const before = findings(kept);
  return [...findings(broken)].flatMap(([id, after]) => {
    const was = before.get(id);
    if (was === undefined || was.dimension === dimension || after.possible === 0 || was.possible === 0) return [];
    return after.points / after.possible < was.points / was.possible - 0.001 ? [id] : [];
  });
}

describe('one planted flaw lowers its indicator and nothing in another dimension', () => {
  for (const { indicator, examples } of allFixtures) {
    const example = Object.values(examples)[0];
    if (example === undefined) continue;
    it(indicator, () => {
      const dimension = dimensionOf.get(indicator);
      const kept = scoreDrill(example.kept(runs).run());
      const bent = example.broken(runs);
      // The postmortem tells of the run as it went, unless it is the flaw.
      const broken = scoreDrill((dimension === 'postmortem' ? bent : rewritten(bent)).run());
      const dependents = dependentsOf(indicator);
      expect(lower(kept, broken, dimension).filter((id) => !dependents.includes(id))).toEqual([]);
      const share = (card: Scorecard): number => {
        const f = findings(card).get(indicator);
        return f === undefined || f.possible === 0 ? Number.NaN : f.points / f.possible;
      };
      expect(share(broken)).toBeLessThan(share(kept));
    });
  }
});
