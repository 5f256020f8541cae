import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COVERED } from '../../src/authoring/coverage';
import type { Task } from '../../src/authoring/simulate';
import { OUTCOMES } from '../../src/authoring/simulate-outcome';
import { chooseSeeds } from '../../src/authoring/simulate-seeds';
import { shortfalls } from '../../src/authoring/simulate-summary';
import { listScenarios } from '../../src/cli/load';
import { main } from '../../src/cli/main';
import { playAll } from '../../src/cli/simulate-pool';
import { full, shipped } from '../support/shipped';

/** Seeds of each variant; `HOTWASH_FULL=1` plays as many as the table in `docs/` shows. */
const SEEDS = full ? 50 : 1;

function tasksOf(id: string, bots: readonly string[], seeds = SEEDS): readonly Task[] {
  const { scenario } = shipped(id).bundle;
  return scenario.variants.flatMap(({ id: variant }) =>
    chooseSeeds(scenario, seeds).flatMap((seed) => bots.map((bot) => ({ scenario: id, variant, seed, bot }))),
  );
}

async function call(...argv: string[]): Promise<{ code: number; text: string; problems: string }> {
  const lines: string[] = [];
  const problems: string[] = [];
  const code = await main(argv, { line: (t) => lines.push(t), problem: (t) => problems.push(t) });
  return { code, text: lines.join('\n'), problems: problems.join('\n') };
}

describe.each(listScenarios().map((s) => s.id))('bots that play %s', (id) => {
  it(
    'end well when careful, and come out of the score in the order of their quality',
    async () => {
      const played = await playAll(tasksOf(id, ['careful', 'hurried', 'silent', 'careless']));
      if (!played.ok) throw new Error(played.error);
      expect(shortfalls(played.value.map((r) => r.drill))).toEqual([]);
    },
    full ? 3_600_000 : 120_000,
  );
});

describe('simulate', () => {
  it('gives the same results on this thread, on one and on two', async () => {
    const tasks = tasksOf('edge-outage', ['careful', 'absent'], 1);
    const plays = await Promise.all([0, 1, 2].map((threads) => playAll(tasks, undefined, threads)));
    const results = plays.map((played) => {
      if (!played.ok) throw new Error(played.error);
      // Times are measured, everything else is computed.
      return played.value.map(({ drill, reached }) => ({ drill, reached }));
    });
    expect(results[0]?.map((r) => r.drill.seed)).toEqual(tasks.map((t) => t.seed));
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('says which bot or scenario it does not know instead of playing', async () => {
    expect(await playAll([{ scenario: 'edge-outage', variant: 'x', seed: 's', bot: 'nobody' }], undefined, 2)).toEqual({
      ok: false,
      error: expect.stringContaining('nobody'),
    });
    expect((await playAll([{ scenario: 'nowhere', variant: 'x', seed: 's', bot: 'careful' }], undefined, 0)).ok).toBe(
      false,
    );
    expect((await call('simulate')).code).toBe(2);
    expect((await call('simulate', 'nowhere')).code).toBe(2);
    expect((await call('simulate', 'edge-outage', '--bots', 'careful,nobody')).problems).toContain('nobody');
    expect((await call('simulate', 'edge-outage', '--variant', 'x')).code).toBe(2);
    for (const seeds of ['0', '-1', '1.5', 'many', '10001'])
      expect((await call('simulate', 'edge-outage', '--seeds', seeds)).code, seeds).toBe(2);
  });

  it('prints every run and the coverage as JSON', async () => {
    const percent = z.number().min(0).max(100);
    const kind = z.strictObject({ reached: z.record(z.string(), z.number().int()), never: z.array(z.string()) });
    const coverage = z.strictObject({
      runs: z.literal(3),
      ...Object.fromEntries(COVERED.map((name) => [name, kind])),
    });
    const schema = z.strictObject({
      runs: z
        .array(
          z.strictObject({
            scenario: z.literal('edge-outage'),
            variant: z.string(),
            seed: z.string(),
            bot: z.literal('silent'),
            outcome: z.enum(OUTCOMES),
            score: percent,
            dimensions: z.record(z.string(), percent),
          }),
        )
        .length(3),
      coverage: z.strictObject({ 'edge-outage': coverage }),
    });
    const { code, text } = await call('simulate', 'edge-outage', '--seeds', '1', '--bots', 'silent', '--json');
    expect(code).toBe(0);
    expect(schema.parse(JSON.parse(text)).runs.map((r) => r.variant)).toEqual(
      shipped('edge-outage').bundle.scenario.variants.map((v) => v.id),
    );
  });
});
