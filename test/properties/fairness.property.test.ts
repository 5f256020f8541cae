import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { resolvePlan } from '../../src/authoring/plan';
import { runPlan } from '../../src/authoring/run-plan';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { foldEntries, stateAt } from '../../src/drill/fold';
import type { Entry, Header } from '../../src/drill/record';
import type { Scenario } from '../../src/scenario/schema';
import { scoreDrill } from '../../src/score/scorecard';
import type { Scorecard } from '../../src/score/types';
import { anyHeader, anyMoves, played } from '../support/random-record';
import { full, shipped } from '../support/shipped';

// A whole sweep takes longer than a unit test may.
vi.setConfig({ testTimeout: full ? 600_000 : 60_000 });

const { bundle, plans, par } = shipped();
const runs = full ? 150 : 12;

interface Record {
  readonly header: Header;
  readonly entries: readonly Entry[];
}

/** Records of every plan and variant, and of random play. */
const planned: Record[] = plans.flatMap((file) => {
  const plan = resolvePlan(file, plans);
  return plan.ok ? plan.value.variants.map((v) => runPlan(bundle, plan.value, v, par)) : [];
});
const anyRecord: fc.Arbitrary<Record> = fc.oneof(
  fc.constantFrom(...planned),
  fc.tuple(anyHeader, anyMoves).map(([header, moves]) => ({ header, entries: played(header, moves) })),
);

function cardOf(of: Bundle, { header, entries }: Record): Scorecard {
  return scoreDrill({
    bundle: of,
    header,
    entries,
    state: foldEntries(createDrill(of, header), entries),
    ...(par === undefined ? {} : { par }),
  });
}

/** Everything in a card that a person could argue with. */
const points = (card: Scorecard) => ({
  percent: card.percent,
  rating: card.rating,
  findings: card.dimensions.flatMap((d) => d.findings.map((f) => [f.indicator, f.points, f.possible, f.verdict])),
});

const withTruth = (truth: Partial<Scenario['truth']>): Bundle => ({
  ...bundle,
  scenario: { ...bundle.scenario, truth: { ...bundle.scenario.truth, ...truth } },
});

describe('what nobody saw', () => {
  it('changes no score: not what it would have meant, and not that it was there to be found', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), fc.constantFrom('gone', 'sufficient', 'key', 'order'), (record, n, change) => {
        const state = foldEntries(createDrill(bundle, record.header), record.entries);
        const seen = new Set(state.looks.flatMap((l) => l.evidence));
        const unseen = bundle.scenario.truth.evidence.filter((e) => !seen.has(e.id));
        const chosen = unseen[n % Math.max(1, unseen.length)];
        if (chosen === undefined) return;
        const evidence = bundle.scenario.truth.evidence.flatMap((e) => {
          if (e.id !== chosen.id) return [e];
          if (change === 'gone') return [];
          if (change === 'sufficient') return [{ ...e, sufficient: !e.sufficient }];
          if (change === 'key') return [{ ...e, keyFor: e.keyFor.length === 0 ? ['*'] : [] }];
          return [{ ...e, order: e.order === 1 ? 3 : 1 }];
        });
        expect(points(cardOf(withTruth({ evidence }), record))).toEqual(points(cardOf(bundle, record)));
      }),
      { numRuns: runs },
    );
  });

  it('changes no score: not what the script still had in store', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat({ max: 45 }), (record, minute) => {
        const at = minute * 60_000;
        const drill = createDrill(bundle, record.header);
        const state = stateAt(drill, record.entries, at);
        const entries = record.entries.filter((e) => e.seq <= state.seq);
        const come = new Set(state.injects.map((i) => i.injectId));
        const shorter: Bundle = {
          ...bundle,
          scenario: { ...bundle.scenario, injects: bundle.scenario.injects.filter((i) => come.has(i.id)) },
        };
        const score = (of: Bundle): unknown =>
          points(
            scoreDrill({
              bundle: of,
              header: record.header,
              entries,
              state,
              endAt: state.t,
              ...(par === undefined ? {} : { par }),
            }),
          );
        expect(score(shorter)).toEqual(score(bundle));
      }),
      { numRuns: runs },
    );
  });
});
