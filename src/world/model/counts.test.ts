import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import { readChart } from './charts';
import { gaugeAt } from './gauges';
import { lines } from './lines';
import { feedRows } from './rows/feed';
import { smallScenario, smallWorld } from './small-world';
import { trackerDetail, trackerRow, trackerRows } from './tracker';

const scenario = smallScenario();
const world = smallWorld({ scenario });
const [traffic] = scenario.telemetry.charts;
const [typeError, timeout] = scenario.exhibits.tracker;
const [connections, steady] = scenario.telemetry.gauges;
if (!traffic || !typeError || !timeout || !connections || !steady) throw new Error('the small scenario is too small');

const range = fc
  .tuple(fc.integer({ min: -25 * MINUTE, max: 18 * MINUTE }), fc.integer({ min: 1, max: 40 }))
  .map(([from, steps]) => ({ from, to: Math.min(20 * MINUTE, from + steps * 7_000), step: 7_000 }))
  .map((r) => ({ ...r, to: r.from + Math.floor((r.to - r.from) / r.step) * r.step }))
  .filter((r) => r.to > r.from);

describe('one stream of events', () => {
  it('gives the same counts as lines, on charts and in the tracker, for any window', () => {
    fc.assert(
      fc.property(range, fc.string({ minLength: 1, maxLength: 6 }), ({ from, to, step }, seed) => {
        const of = smallWorld({ scenario, seed });
        const requests = lines(of, 'fn', from, to).filter((l) => l.level !== 'debug');
        const broken = requests.filter((l) => l.level === 'error').length;
        const slow = requests.filter((l) => l.level === 'warn').length;
        const chart = readChart(of, traffic, from, to, step);
        const total = (id: string): number =>
          (chart.series.find((s) => s.id === id)?.points ?? []).reduce(
            (sum, p) => sum + Math.round((p.value * step) / MINUTE),
            0,
          );
        expect(total('rate')).toBe(requests.length);
        expect(total('failed')).toBe(broken + slow);
        const { readings, signIns } = feedRows(of, from, to);
        const refused = lines(of, 'auth', from, to).length;
        expect(total('stored')).toBe(readings.length + signIns.length + refused);
        expect(trackerRow(of, typeError, from, to)?.events ?? 0).toBe(broken);
        const row = trackerRow(of, timeout, from, to);
        expect(row?.events).toBe(slow);
        expect(row?.spark.reduce((a, b) => a + b, 0)).toBe(slow);
      }),
      { numRuns: 25 },
    );
  });

  it('lists the issues with events in a window, and no others, however short it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -25 * MINUTE, max: 19 * MINUTE }),
        fc.integer({ min: 0, max: 90_000 }),
        (from, length) => {
          const rows = [typeError, timeout].flatMap((issue) => trackerRow(world, issue, from, from + length) ?? []);
          const busy = rows.filter((row) => row.events > 0).map((row) => row.id);
          expect(
            trackerRows(world, from, from + length)
              .map((row) => row.id)
              .sort(),
          ).toEqual(busy.sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives percentiles that are latencies of its requests', () => {
    const chart = readChart(world, traffic, -10 * MINUTE, -9 * MINUTE, MINUTE);
    const p95 = chart.series.find((s) => s.id === 'p95')?.points[0]?.value;
    const slowest = lines(world, 'fn', -20 * MINUTE, -15 * MINUTE)
      .map((l) => Number(/ (\d+)ms/.exec(l.text)?.[1] ?? 0))
      .sort((a, b) => a - b);
    expect(slowest.length).toBeGreaterThan(300);
    expect(p95).toBeGreaterThan(700);
    const quiet = readChart(world, traffic, -20 * MINUTE, -15 * MINUTE, 5 * MINUTE).series.find((s) => s.id === 'p95');
    const requests = slowest.filter((ms) => ms > 0);
    expect(quiet?.points[0]?.value).toBe(requests[Math.ceil(requests.length * 0.95) - 1]);
  });

  it('has no point for a share of nothing', () => {
    const silent = smallWorld({ scenario: smallScenario(0) });
    const chart = readChart(silent, traffic, 0, 3 * MINUTE, MINUTE);
    expect(chart.series.find((s) => s.id === 'rate')?.points.map((p) => p.value)).toEqual([0, 0, 0]);
    expect(chart.series.find((s) => s.id === 'share')?.points).toEqual([]);
  });
});

describe('an issue of the tracker', () => {
  it('was first seen at its first event after the fault, whatever the range', () => {
    const first = lines(world, 'fn', -12 * MINUTE, 20 * MINUTE).find((l) => l.code === 'E_TYPE')?.at;
    for (const [from, to] of [
      [-30 * MINUTE, 20 * MINUTE],
      [5 * MINUTE, 6 * MINUTE],
      [-30 * MINUTE, -20 * MINUTE],
    ] as const) {
      expect(trackerRow(world, typeError, from, to)?.firstSeen).toBe(first);
    }
    expect(trackerRow(world, timeout, 0, MINUTE)?.firstSeen).toBe(timeout.firstSeen);
  });

  it('was last seen at its last event by now', () => {
    const healed = smallWorld({
      scenario,
      history: [...world.history, { at: 2 * MINUTE, region: 'service', state: 'recovered' }],
    });
    const last = lines(healed, 'fn', 0, 20 * MINUTE)
      .filter((l) => l.code === 'E_TYPE')
      .at(-1)?.at;
    expect(trackerRow(healed, typeError, -10 * MINUTE, -5 * MINUTE)?.lastSeen).toBe(last);
    expect(trackerRow(healed, typeError, 0, 20 * MINUTE)?.lastSeen).toBe(last);
  });

  it('names the release that ran, and counts its events by release', () => {
    const facts = [
      { at: 0, by: 'codex', fact: { type: 'function.deployed', name: 'generate-reading', version: 'v41' } },
    ] as const;
    const moved = smallWorld({ scenario, facts });
    const by = (from: number, to: number): string | undefined => trackerRow(moved, typeError, from, to)?.release;
    expect(typeError.release).toBe('generate-reading@v40');
    expect(by(5 * MINUTE, 20 * MINUTE)).toBe('generate-reading@v41');
    expect(trackerRow(smallWorld({ scenario, facts, now: -MINUTE }), typeError, -5 * MINUTE, 0)?.release).toBe(
      'generate-reading@v42',
    );
    const detail = trackerDetail(moved, typeError, -2 * MINUTE, MINUTE);
    const before = trackerRow(moved, typeError, -2 * MINUTE, 0)?.events ?? 0;
    const after = trackerRow(moved, typeError, 0, MINUTE)?.events ?? 0;
    expect(detail?.releases).toEqual([
      { release: 'generate-reading@v42', events: before },
      { release: 'generate-reading@v41', events: after },
    ]);
    expect(before).toBeGreaterThan(after);
  });

  it('that no function has made keeps its own release', () => {
    const foreign = { ...typeError, release: 'web@2.41' };
    expect(trackerDetail(world, foreign, 0, MINUTE)).toMatchObject({
      release: 'web@2.41',
      releases: [{ release: 'web@2.41' }],
    });
  });

  it('is not there before its first event', () => {
    expect(trackerRow(smallWorld({ scenario, now: -13 * MINUTE }), typeError, -60 * MINUTE, 0)).toBeUndefined();
  });
});

describe('a gauge', () => {
  it('moves over the time its move takes, and settles from where it was', () => {
    const healed = smallWorld({
      scenario,
      history: [...world.history, { at: -10 * MINUTE, region: 'service', state: 'recovered' }],
    });
    const at = (of: typeof world, t: number): number => gaugeAt(of, connections, t);
    expect(at(world, -13 * MINUTE)).toBeLessThan(24);
    expect(at(world, -10 * MINUTE)).toBeGreaterThan(33);
    expect(at(world, -10 * MINUTE)).toBeLessThan(45);
    expect(at(world, 0)).toBeGreaterThan(51);
    // Half way up when it turned: from there it goes down, never up to 58.
    for (let t = -10 * MINUTE; t < 0; t += 5_000) expect(at(healed, t)).toBeLessThan(45);
    expect(at(healed, -7 * MINUTE)).toBeLessThan(24);
  });

  it('stays within its limits and its decimals, and follows the day', () => {
    for (let t = -30 * MINUTE; t < 20 * MINUTE; t += 10_000)
      expect(gaugeAt(world, connections, t)).toBeLessThanOrEqual(60);
    const day = Array.from({ length: 48 }, (_, h) => gaugeAt(world, steady, (h - 48) * 30 * MINUTE));
    expect(Math.max(...day)).toBe(75);
    expect(Math.min(...day)).toBe(25);
    for (const value of day) expect(Math.round(value * 10) / 10).toBe(value);
  });
});
