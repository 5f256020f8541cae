import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import { lines, linesOf } from './lines';
import { smallScenario, smallWorld } from './small-world';

const streams = ['fn', 'errors', 'edge'] as const;
const scenario = smallScenario();
const world = smallWorld({ scenario });
const time = fc.integer({ min: -25 * MINUTE, max: 24 * MINUTE });
const seed = fc.string({ minLength: 1, maxLength: 8 });

describe('log lines', () => {
  it('of a range are those of its parts, one after the other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...streams), time, time, time, seed, (stream, x, y, z, s) => {
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((p, q) => p - q);
        const of = smallWorld({ scenario, seed: s });
        expect([...lines(of, stream, a, b), ...lines(of, stream, b, c)]).toEqual(lines(of, stream, a, c));
      }),
      { numRuns: 25 },
    );
  });

  it('are the same for the same seed and others for another', () => {
    const again = smallWorld({ scenario: smallScenario() });
    expect(lines(again, 'fn', 0, MINUTE)).toEqual(lines(world, 'fn', 0, MINUTE));
    const other = smallWorld({ scenario, seed: 'seed-2' });
    expect(lines(other, 'fn', 0, MINUTE)).not.toEqual(lines(world, 'fn', 0, MINUTE));
  });

  it('do not depend on what was read before', () => {
    const fresh = smallWorld({ scenario: smallScenario() });
    const late = lines(fresh, 'errors', 10 * MINUTE, 11 * MINUTE);
    const read = smallWorld({ scenario: smallScenario() });
    lines(read, 'errors', -20 * MINUTE, 10 * MINUTE);
    expect(lines(read, 'errors', 10 * MINUTE, 11 * MINUTE)).toEqual(late);
    expect(late.length).toBeGreaterThan(50);
  });

  it('come in order of time and id, each id once', () => {
    const all = linesOf(world, streams, -15 * MINUTE, -5 * MINUTE);
    for (const [i, line] of all.entries()) {
      const before = all[i - 1];
      if (before === undefined) continue;
      expect(before.at < line.at || (before.at === line.at && before.id < line.id)).toBe(true);
    }
    expect(new Set(all.map((l) => l.id)).size).toBe(all.length);
  });

  it('merge streams without adding or losing any', () => {
    const apart = streams.flatMap((s) => lines(world, s, -MINUTE, MINUTE)).map((l) => l.id);
    const merged = linesOf(world, streams, -MINUTE, MINUTE).map((l) => l.id);
    expect([...merged].sort()).toEqual([...apart].sort());
  });

  it('never come from the future, and stay as they were when it has come', () => {
    fc.assert(
      fc.property(time, time, (now, later) => {
        const [a, b] = now < later ? [now, later] : [later, now];
        const early = lines(smallWorld({ scenario, now: a }), 'fn', -20 * MINUTE, 60 * MINUTE);
        expect(early.every((l) => l.at < a)).toBe(true);
        const full = lines(smallWorld({ scenario, now: b }), 'fn', -20 * MINUTE, 60 * MINUTE);
        expect(full.slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 15 },
    );
  });

  it('before a fact and the change it brings are as if it had not happened', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 * MINUTE }), (at) => {
        const moved = smallWorld({
          scenario,
          history: [...world.history, { at, region: 'service', state: 'recovered' }],
          facts: [{ at, by: 'codex', fact: { type: 'function.deployed', name: 'generate-reading', version: 'v41' } }],
        });
        expect(linesOf(moved, streams, -MINUTE, at)).toEqual(linesOf(world, streams, -MINUTE, at));
        const after = lines(moved, 'fn', at, at + 2 * MINUTE);
        expect(after.some((l) => l.text.includes('v=v41'))).toBe(true);
        expect(after.some((l) => l.text.includes('v=v42'))).toBe(false);
      }),
      { numRuns: 10 },
    );
  });

  it('of one request carry the same ids and people on every stream', () => {
    const failures = lines(world, 'fn', 0, 5 * MINUTE).filter((l) => l.code === 'E_TYPE');
    const logged = lines(world, 'errors', 0, 5 * MINUTE).filter((l) => l.code === 'UNHANDLED');
    expect(failures.length).toBeGreaterThan(100);
    expect(logged.map((l) => l.requestId)).toEqual(failures.map((l) => l.requestId));
    for (const line of failures) expect(line.text).toContain(`req=${line.requestId}`);
  });

  it('leave braces alone that are no slot, and no slot unfilled', () => {
    const texts = linesOf(world, streams, -15 * MINUTE, 0).map((l) => l.text);
    expect(texts.some((t) => t.includes('{not a slot}'))).toBe(true);
    expect(texts.filter((t) => /\{(?!not a slot|")/.test(t))).toEqual([]);
    expect(texts.filter((t) => t.includes('undefined'))).toEqual([]);
  });

  it('leave other sources alone when a source is added', () => {
    const more = smallScenario();
    const [heartbeat] = more.telemetry.chatter;
    if (heartbeat === undefined) throw new Error('the scenario has chatter');
    more.telemetry.chatter.push({ ...heartbeat, id: 'another' });
    const before = lines(world, 'fn', 0, MINUTE);
    const after = lines(smallWorld({ scenario: more }), 'fn', 0, MINUTE);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.filter((l) => !l.id.includes('another'))).toEqual(before);
  });

  it('take on a new mix over the time it takes, not at once', () => {
    const share = (from: number): number => {
      const all = lines(world, 'fn', from, from + 30_000).filter((l) => l.level !== 'debug');
      return all.filter((l) => l.level === 'error').length / all.length;
    };
    const before = share(-13 * MINUTE);
    const [first, second, third] = [share(-12 * MINUTE), share(-11.5 * MINUTE), share(-11 * MINUTE)];
    expect(before).toBe(0);
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(third);
    expect(share(-9 * MINUTE)).toBeGreaterThan(0.6);
  });
});
