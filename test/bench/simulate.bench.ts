import type { Task } from '../../src/authoring/simulate';
import { chooseSeeds } from '../../src/authoring/simulate-seeds';
import { listScenarios, loadScenario } from '../../src/cli/load';
import { playAll } from '../../src/cli/simulate-pool';
import type { Bench, Row } from './bench';

const DRILLS = 1_000;
const THREADS = 2;
/** From the best to the worst: how long a drill takes depends on how it is played. */
const BOTS = ['careful', 'hurried', 'silent', 'careless'];

/** A thousand drills over all scenarios, variants and bots, seed by seed, so that each has its share. */
function thousand(): readonly Task[] {
  const shipped = listScenarios().flatMap(({ company, id }) => {
    const loaded = loadScenario(company, id);
    return loaded.ok ? [loaded.value] : [];
  });
  const each = shipped.reduce((n, s) => n + s.bundle.scenario.variants.length, 0) * BOTS.length;
  const rounds = Math.ceil(DRILLS / each);
  const seeds = new Map(shipped.map(({ id, bundle }) => [id, chooseSeeds(bundle.scenario, rounds)]));
  return Array.from({ length: rounds }, (_, round) =>
    shipped.flatMap(({ id, bundle }) =>
      bundle.scenario.variants.flatMap((variant) =>
        BOTS.map((bot): Task => ({ scenario: id, variant: variant.id, seed: seeds.get(id)?.[round] ?? '', bot })),
      ),
    ),
  )
    .flat()
    .slice(0, DRILLS);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long it takes to play and score a thousand whole drills, threads started and scenarios read included. */
export const bench: Bench = {
  name: 'simulate',
  async run(): Promise<Row[]> {
    const tasks = thousand();
    const scenarios = new Set(tasks.map((t) => t.scenario)).size;
    const started = performance.now();
    const played = await playAll(tasks, undefined, THREADS);
    const wall = performance.now() - started;
    if (!played.ok) throw new Error(played.error);
    const all = played.value.map((r) => r.playMs + r.scoreMs);
    const total = all.reduce((a, b) => a + b, 0);
    const scoring = played.value.reduce((sum, r) => sum + r.scoreMs, 0);
    const note = `${tasks.length} drills, ${scenarios} scenarios, ${BOTS.join(', ')}, ${THREADS} threads`;
    return [
      { measure: `${DRILLS} drills`, value: wall / 1_000, unit: 's', note },
      { measure: 'drills', value: (tasks.length * 1_000) / wall, unit: 'per s', note: 'both threads together' },
      { measure: 'a drill, median', value: quantile(all, 0.5), unit: 'ms', note: 'played and scored, one thread' },
      { measure: 'a drill, 95th percentile', value: quantile(all, 0.95), unit: 'ms' },
      { measure: 'share of playing', value: ((total - scoring) * 100) / total, unit: '%' },
      { measure: 'share of scoring', value: (scoring * 100) / total, unit: '%' },
    ];
  },
};
