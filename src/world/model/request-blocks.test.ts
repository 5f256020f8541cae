import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import { visitRequests } from './events';
import type { WorldView } from './operations';
import { prepare } from './prepared';
import { BLOCK } from './request-blocks';
import { smallScenario, smallWorld } from './small-world';

type Row = readonly [at: number, outcome: number, key: number, bucket: number, number: number];

/** The requests of the small scenario's traffic in a range. */
function requests(world: WorldView, from: number, to: number, wanted?: readonly number[]): readonly Row[] {
  const found: Row[] = [];
  for (const source of prepare(world.scenario, world.seed).traffic.values())
    visitRequests(world, source, from, to, (...row) => found.push(row), wanted);
  return found;
}

const warm = smallScenario();
const minute = fc.integer({ min: -40, max: 60 });
const moments = fc.record({
  failsAt: fc.integer({ min: -20, max: 30 }),
  recoversAfter: fc.option(fc.integer({ min: 1, max: 20 })),
  now: fc.integer({ min: 31, max: 60 }),
  startsLater: fc.constantFrom(0, 7),
});

/** A world that broke and perhaps recovered at these minutes. */
function worldOf(
  scenario: WorldView['scenario'],
  of: typeof moments extends fc.Arbitrary<infer T> ? T : never,
): WorldView {
  const world = smallWorld({ scenario, now: of.now * MINUTE });
  const change = (at: number, state: string) => ({ at: at * MINUTE, region: 'service', state });
  return {
    ...world,
    startEpoch: world.startEpoch + of.startsLater * MINUTE,
    history: [
      change(-30, 'healthy'),
      change(of.failsAt, 'failing'),
      ...(of.recoversAfter === null ? [] : [change(of.failsAt + of.recoversAfter, 'recovered')]),
    ],
  };
}

describe('requests kept in blocks', () => {
  it('are those that would be made anew, whatever was asked before and however the production moved since', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(moments, minute, minute), { minLength: 2, maxLength: 5 }), (asks) => {
        for (const [of, a, b] of asks) {
          const [from, to] = [Math.min(a, b) * MINUTE, Math.max(a, b) * MINUTE];
          // A scenario of its own has nothing kept.
          const cold = requests(worldOf(smallScenario(), of), from, to);
          expect(requests(worldOf(warm, of), from, to)).toEqual(cold);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are the same in one piece and in many', () => {
    const world = smallWorld({ scenario: warm, now: 20 * MINUTE });
    const whole = requests(world, -3 * BLOCK - 1, 20 * MINUTE).toSorted((a, b) => a[0] - b[0] || a[2] - b[2]);
    const pieces: Row[] = [];
    for (let from = -3 * BLOCK - 1; from < 20 * MINUTE; from += 77_777)
      pieces.push(...requests(world, from, Math.min(20 * MINUTE, from + 77_777)));
    expect(pieces.toSorted((a, b) => a[0] - b[0] || a[2] - b[2])).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1_000);
  });

  it('can be asked for by outcome', () => {
    const world = smallWorld({ scenario: warm, now: 20 * MINUTE });
    const all = requests(world, -30 * MINUTE, 20 * MINUTE);
    expect(requests(world, -30 * MINUTE, 20 * MINUTE, [1])).toEqual(all.filter((r) => r[1] === 1));
    expect(requests(world, -30 * MINUTE, 20 * MINUTE, [])).toEqual([]);
  });

  it('never come from now or later', () => {
    const world = smallWorld({ scenario: warm, now: 10 * MINUTE + 1 });
    const last = Math.max(...requests(world, 0, 30 * MINUTE).map((r) => r[0]));
    expect(last).toBeLessThan(world.now);
    expect(last).toBeGreaterThan(world.now - MINUTE);
  });
});
