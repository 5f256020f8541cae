import { describe, expect, it } from 'vitest';
import { headerFor, tinyBundle, tinyScenario } from '../../test/support/tiny-scenario';
import { createDrill } from '../drill/drill';
import { initialState } from '../drill/fold';
import { chooseSeeds, drawsOf } from './simulate-seeds';

describe('seeds', () => {
  it('are distinct, the same each time, and more of them begin with the same ones', () => {
    const ten = chooseSeeds(tinyScenario, 10);
    expect(new Set(ten).size).toBe(10);
    expect(chooseSeeds(tinyScenario, 10)).toEqual(ten);
    expect(chooseSeeds(tinyScenario, 20).slice(0, 10)).toEqual(ten);
    expect(chooseSeeds(tinyScenario, 0)).toEqual([]);
  });

  it('draw what the drill itself draws', () => {
    const draws = new Map(drawsOf(tinyScenario, 'sim-3').map((d) => [d.what, d]));
    const state = initialState(createDrill(tinyBundle, headerFor(tinyBundle, { seed: 'sim-3' })));
    const failed = state.world.history.find((c) => c.state === 'failing');
    expect(failed?.at).toBe(-20 * 60_000 + (draws.get('service.healthy/0')?.value ?? 0));
    expect(draws.get('inject alert')?.value).toBeGreaterThanOrEqual(20_000);
    expect([...draws.keys()]).toEqual(['start', 'service.healthy/0', 'inject alert']);
  });

  it('show every part of every span sooner than seeds in their order do', () => {
    const parts = (seeds: readonly string[]): number =>
      new Set(seeds.flatMap((seed) => drawsOf(tinyScenario, seed).map((d) => `${d.what} ${d.part}`))).size;
    const plain = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => `sim-${i + 1}`);
    // Three spans of four parts each.
    const needed = (of: (n: number) => readonly string[]): number => {
      let n = 1;
      while (n < 100 && parts(of(n)) < 12) n++;
      return n;
    };
    const chosen = needed((n) => chooseSeeds(tinyScenario, n));
    expect(chosen).toBeLessThan(needed(plain));
  });
});
