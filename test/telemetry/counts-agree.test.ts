import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/base/drill-time';
import { listScenarios } from '../../src/cli/load';
import type { Act } from '../../src/drill/acts';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { advanceTo, foldEntries } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import { type Fact, factSchema } from '../../src/scenario/facts';
import type { WorldView } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { feedRows } from '../../src/world/model/rows/feed';
import {
  countErrors,
  disagreements,
  feedCounts,
  outcomesWithoutRow,
  peopleByIssue,
  withoutRow,
} from '../support/counts-agree';
import { entriesOf, type Step } from '../support/given';
import { full, shipped } from '../support/shipped';
import { headerFor } from '../support/tiny-scenario';

/** Facts of the remedies that the scenario knows, right and wrong ones: what a drill's world may be moved by. */
function remedyFacts(bundle: Bundle): readonly Fact[] {
  return bundle.scenario.truth.remedies.flatMap(({ fact, where }) => {
    const fields = Object.fromEntries(
      Object.entries(where ?? {}).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
    );
    const parsed = factSchema.safeParse({ type: fact, ...fields });
    return parsed.success ? [parsed.data] : [];
  });
}

/** The production of a drill after an hour, moved by some facts on the way. */
function played(
  bundle: Bundle,
  variant: string,
  seed: string,
  facts: readonly { readonly at: number; readonly fact: Fact }[],
): WorldView {
  const steps: Step[] = [[0, 'codex', { type: 'drill.start' }]];
  for (const [i, { at, fact }] of [...facts].sort((a, b) => a.at - b.at).entries()) {
    const run: Act = { type: 'tool.run', runId: `r${i}`, tool: 'shell', command: 'something' };
    const done: Act = { type: 'tool.done', runId: `r${i}`, output: '', exitCode: 0, facts: [fact], evidence: [] };
    steps.push([at, 'codex', run], [at, 'codex', done]);
  }
  const drill = createDrill(bundle, headerFor(bundle, { variant, seed }));
  return worldView(drill, advanceTo(drill, foldEntries(drill, entriesOf(steps)), HOUR));
}

describe.each(listScenarios().map((s) => s.id))('errors of %s', (id) => {
  const { bundle } = shipped(id);
  const facts = remedyFacts(bundle);
  const moved = fc.array(
    fc.record({ at: fc.integer({ min: MINUTE, max: 50 * MINUTE }), fact: fc.constantFrom(...facts) }),
    { maxLength: 2 },
  );
  const start = fc.integer({ min: -30 * MINUTE, max: 50 * MINUTE });

  it('without a row are declared, each with words that its outcome writes', () => {
    const declared = withoutRow(id);
    expect(declared.map((d) => d.outcome).sort()).toEqual([...outcomesWithoutRow(bundle.scenario)].sort());
    for (const { outcome, stream, words } of declared) {
      const [traffic, name] = outcome.split('/');
      const source = bundle.scenario.telemetry.traffic.find((t) => t.id === traffic);
      const telling = source?.outcomes.filter((o) =>
        o.lines.some((l) => l.stream === stream && l.text.includes(words)),
      );
      expect(telling?.map((o) => o.id)).toEqual([name]);
    }
  });

  it.each(bundle.scenario.variants.map((v) => v.id))(
    'are the same in log console, table and tracker for any ten minutes: %s',
    (variant) => {
      let errors = 0;
      let told = 0;
      fc.assert(
        fc.property(fc.string({ minLength: 1, maxLength: 12 }), moved, fc.tuple(start, start), (seed, list, starts) => {
          const world = played(bundle, variant, seed, list);
          for (const from of [...starts, -26 * HOUR]) {
            const window = { from, to: from + 10 * MINUTE };
            expect(disagreements(world, window)).toEqual([]);
            const people = peopleByIssue(world, feedRows(world, window.from, window.to).errorLogs);
            const list = perform(world, { op: 'tracker.list', ...window });
            for (const row of list.ok ? list.value.rows : []) {
              if (people[row.id] !== undefined) expect(row.people, row.id).toBe(people[row.id]);
            }
            told += Object.keys(people).length;
            errors += Object.values(feedCounts(world, window)).reduce((sum, n) => sum + n, 0);
          }
        }),
        { numRuns: full ? 200 : 20 },
      );
      expect(errors).toBeGreaterThan(500);
      expect(told).toBeGreaterThan(20);
    },
  );

  it('are found to disagree when a row is missing or one too many', () => {
    const variant = bundle.scenario.variants[0]?.id ?? '';
    const world = played(bundle, variant, 'seed', []);
    const window = { from: 10 * MINUTE, to: 20 * MINUTE };
    const rows = feedRows(world, window.from, window.to).errorLogs;
    const tracked = rows.findIndex((r) => r.level === 'error');
    expect(tracked).toBeGreaterThanOrEqual(0);
    const missing = rows.filter((_, i) => i !== tracked);
    expect(disagreements(world, window, countErrors(missing)).length).toBe(2);
    expect(disagreements(world, window, countErrors([...rows, ...rows.slice(tracked, tracked + 1)])).length).toBe(2);
  });
});

describe('the business of edge-outage', () => {
  const { bundle } = shipped('edge-outage');

  it.each(bundle.scenario.variants.map((v) => v.id))('is the same on the chart and in the table: %s', (variant) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (seed) => {
        const world = played(bundle, variant, seed, []);
        for (const from of [-30 * MINUTE, 0, 40 * MINUTE]) {
          const to = from + 10 * MINUTE;
          const sum = (chart: string, series: string): number => {
            const read = perform(world, { op: 'metrics.read', chart, from, to, step: MINUTE });
            const points = read.ok ? read.value.series.find((s) => s.id === series)?.points : undefined;
            if (points?.length !== 10) throw new Error(`${chart} has no series ${series}`);
            return Math.round(points.reduce((total, p) => total + p.value, 0));
          };
          const { readings, signIns } = feedRows(world, from, to);
          expect(sum('readings-completed', 'readings')).toBe(readings.length);
          const wrong = perform(world, { op: 'tracker.list', from, to });
          const refused = wrong.ok ? (wrong.value.rows.find((r) => r.id === 'VYB-162')?.events ?? 0) : 0;
          expect(sum('sign-ins', 'attempts') - sum('sign-ins', 'failures')).toBe(signIns.length + refused);
          const stopped = world.history.find((h) => h.region === 'service' && h.state === 'failing')?.at;
          if (stopped !== undefined && from > stopped + 5 * MINUTE) expect(readings.length).toBeLessThan(20);
        }
      }),
      { numRuns: full ? 50 : 5 },
    );
  });
});
