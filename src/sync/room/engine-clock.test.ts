import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EngineClock } from './engine-clock';

const HOUR = 3_600_000;

/** A machine whose counter is `skew` behind the engine's clock and runs slower or faster by so many parts in a million. */
function machine(skew: number, drift = 0) {
  let engine = 1_000_000_000;
  const local = () => engine - skew + ((engine - 1_000_000_000) * drift) / 1e6;
  const clock = new EngineClock(local);
  return {
    clock,
    engine: () => engine,
    pass: (ms: number) => {
      engine += ms;
    },
    /** A message of ours goes out and comes back. */
    trip: (out: number, back: number) => {
      const sent = local();
      engine += out;
      const stamp = engine;
      engine += back;
      clock.tookRoundTrip({ sent, received: local(), stamp });
    },
    local,
  };
}

describe('the engine’s clock as a machine estimates it', () => {
  test('is right to within half a round trip, however wrong the machine’s own is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -HOUR, max: HOUR }),
        fc.array(fc.tuple(fc.nat(800), fc.nat(800)), { minLength: 1, maxLength: 12 }),
        (skew, trips) => {
          const m = machine(skew);
          for (const [out, back] of trips) m.trip(out, back);
          const shortest = Math.min(...trips.map(([out, back]) => out + back));
          expect(Math.abs(m.clock.now() - m.engine())).toBeLessThanOrEqual(shortest / 2 + 2);
          expect(m.clock.skew().uncertainty).toBeLessThanOrEqual(shortest / 2 + 1);
        },
      ),
    );
  });

  test('follows a counter that runs 50 parts in a million wrong over three hours', () => {
    const m = machine(5 * 60_000, 50);
    for (let i = 0; i < 180; i++) {
      m.pass(60_000);
      m.trip(20, 20);
    }
    expect(Math.abs(m.clock.now() - m.engine())).toBeLessThan(40);
  });

  test('is set right after a sleep in which the counter stood still', () => {
    let offset = 0;
    let engine = 1_000_000;
    const clock = new EngineClock(() => engine - offset);
    clock.tookRoundTrip({ sent: engine - 10, received: engine, stamp: engine - 5 });
    engine += HOUR;
    offset = HOUR;
    clock.heard(engine, engine - offset);
    expect(Math.abs(clock.now() - engine)).toBeLessThan(10);
    clock.tookRoundTrip({ sent: engine - offset - 10, received: engine - offset, stamp: engine - 5 });
    expect(Math.abs(clock.now() - engine)).toBeLessThan(10);
  });

  test('knows something from others’ messages before it has sent any', () => {
    const m = machine(9 * 60_000);
    expect(m.clock.skew()).toEqual({ ms: 0, uncertainty: Infinity });
    m.clock.heard(m.engine() - 80, m.local());
    expect(m.engine() - m.clock.now()).toBe(80);
  });

  test('waits for a small correction, and takes a large one', () => {
    const m = machine(0);
    m.clock.heard(m.engine() + 1_500, m.local());
    const before = m.clock.now();
    m.trip(10, 10);
    expect(m.clock.now()).toBe(before);
    m.pass(5_000);
    expect(m.clock.now()).toBe(m.engine());
    const ahead = machine(-11 * 60_000);
    expect(ahead.clock.now()).toBe(ahead.engine() + 11 * 60_000);
    ahead.trip(10, 10);
    expect(ahead.clock.now()).toBe(ahead.engine());
  });
});
