import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyed32 } from '../base/keyed';
import { BLANK, type CardSummary, type HistoryEntry } from './fields';
import { slopeOf } from './slope';
import { chanceNote, dimensionTrends, overallTrend, personTrends } from './trends';

const card = (percent: number, more: Partial<CardSummary> = {}): CardSummary => ({
  percent,
  rating: 'S',
  dimensions: [{ id: 'roles', title: 'Roles', percent, possible: 30 }],
  indicators: [],
  people: [],
  ...more,
});
const drill = (n: number, percent: number, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...BLANK.entry,
  id: `d${n}`,
  what: 'drill',
  date: `2026-01-${String(n + 1).padStart(2, '0')}`,
  scenarioId: 'outage',
  card: card(percent),
  ...fields,
});
const drills = (...percents: readonly number[]) => percents.map((p, i) => drill(i, p));

describe('a trend', () => {
  it.each([
    [[], 'too-few', 'No drill has judged this yet.'],
    [[50], 'too-few', 'One drill: there is nothing to compare it with yet.'],
    [[10, 50, 90], 'too-few', 'No change that can be told yet (n=3): a direction needs four drills at least.'],
    [
      [50, 55, 61, 70],
      'better',
      'Better (n=4): about +6.3 points a drill, between +5 and +9 points a drill with 90 % confidence.',
    ],
    [
      [70, 61, 55, 50],
      'worse',
      'Worse (n=4): about -6.3 points a drill, between -9 and -5 points a drill with 90 % confidence.',
    ],
    [
      [50, 70, 40, 65],
      'unclear',
      'No change that can be told yet (n=4): between -30 and +25 points a drill with 90 % confidence.',
    ],
    [
      [50, 51, 50, 51, 50, 51, 50, 51],
      'level',
      'About level (n=8): between 0 and +0.3 points a drill with 90 % confidence.',
    ],
  ] as const)('of %j is %s', (percents, verdict, words) => {
    const trend = overallTrend(drills(...percents));
    expect([trend.verdict, trend.words]).toEqual([verdict, words]);
    expect(trend.line.length).toBe(trend.slope === null ? 0 : percents.length);
  });

  it('does not depend on the order of the list, and leaves out what has no card', () => {
    const list = [
      ...drills(50, 55, 61, 70),
      { ...drill(9, 0), card: null },
      { ...BLANK.entry, id: 'i', date: '2026-01-02' },
    ];
    expect(overallTrend(list.toReversed())).toEqual(overallTrend(drills(50, 55, 61, 70)));
  });

  it('has no point where a drill had nothing to judge', () => {
    const none = drill(1, 0, {
      card: card(40, { dimensions: [{ id: 'roles', title: 'Roles', percent: 0, possible: 0 }] }),
    });
    expect(dimensionTrends([drill(0, 60), none, drill(2, 70)])[0]?.points.map((p) => p.percent)).toEqual([60, 70]);
  });

  it('of a person goes by who they are in the programme, and else by their name', () => {
    const people = [{ ...BLANK.person, id: 'p1', name: 'Ana' }];
    const played = (n: number, person: string, percent: number) =>
      drill(n, 0, { card: card(0, { people: [{ person, percent, rating: 'S' }] }) });
    const trends = personTrends([played(0, 'p1', 40), played(1, 'ana', 50), played(2, 'Zoe', 90)], people);
    expect(trends.map((t) => [t.id, t.title, t.points.map((p) => p.percent)])).toEqual([
      ['p1', 'Ana', [40, 50]],
      ['Zoe', 'Zoe', [90]],
    ]);
  });

  it('says what makes drills hard to compare', () => {
    const mixed = [
      drill(0, 50, { difficulty: 2, coaching: 'guided' }),
      drill(1, 55, { difficulty: 4, scenarioId: 'breach' }),
      drill(2, 60, { difficulty: 0 }),
    ];
    expect(overallTrend(mixed).caveats).toEqual([
      '2 different scenarios were played: they do not ask the same of a team.',
      'Difficulty went from 2 to 4 of 5, and counts for nothing here.',
      '1 of 3 drills were guided, which shows less than playing alone.',
    ]);
    expect(overallTrend(drills(50, 60)).caveats).toEqual([]);
  });

  it('warns of chance where several are looked at and one claims a change', () => {
    const better = overallTrend(drills(50, 55, 61, 70));
    const unclear = overallTrend(drills(50, 70, 40, 65));
    expect(chanceNote([better, unclear, unclear])).toMatch(
      /Of 3 trends side by side about one can show a change by chance/,
    );
    expect(chanceNote([unclear, unclear, unclear])).toBeUndefined();
    expect(chanceNote([better])).toBeUndefined();
  });
});

/** Noise of about a bell's shape, from -6 to 6, the same on every machine. */
const noise = (seed: string, i: number): number =>
  Array.from({ length: 12 }, (_, k) => keyed32(seed, i, k) / 4_294_967_296).reduce((a, b) => a + b, 0) - 6;

describe('the range of a slope', () => {
  it.each([4, 5, 8, 12, 20])('holds the true slope nine times in ten at least, over %i drills', (n) => {
    for (const slope of [0, 3]) {
      let held = 0;
      const runs = 600;
      for (let run = 0; run < runs; run++) {
        const values = Array.from({ length: n }, (_, i) => 40 + slope * i + 5 * noise(`slope-${run}`, i));
        const range = slopeOf(values)?.range;
        if (range !== null && range !== undefined && range.low <= slope && slope <= range.high) held++;
      }
      // Nine in ten, give or take what 600 runs leave to chance.
      expect(held / runs).toBeGreaterThan(0.88);
      expect(held / runs).toBeLessThan(0.97);
    }
  });

  it('goes through the middle of values on a line, and turns with them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 12 }), (values) => {
        const there = slopeOf(values);
        const back = slopeOf(values.toReversed());
        if (there?.range == null || back?.range == null) throw new Error('there is a range');
        expect(back.step).toBeCloseTo(-there.step, 9);
        expect(back.range.low).toBeCloseTo(-there.range.high, 9);
        expect(there.range.low).toBeLessThanOrEqual(there.step);
        expect(there.range.high).toBeGreaterThanOrEqual(there.step);
        for (const { mid, low, high } of overallTrend(drills(...values)).line) {
          expect(low).toBeLessThanOrEqual(mid);
          expect(mid).toBeLessThanOrEqual(high);
          expect(low >= 0 && high <= 100).toBe(true);
        }
      }),
    );
  });

  it('is not moved far by one drill that went wrong', () => {
    const steady = slopeOf([50, 54, 58, 62, 66, 70, 74, 78]);
    const upset = slopeOf([50, 54, 58, 62, 0, 70, 74, 78]);
    expect(steady?.step).toBe(4);
    expect(upset?.step).toBe(4);
  });
});
