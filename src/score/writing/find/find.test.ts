import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { judgeAction } from './action-items';
import { blameInSentence } from './blame';
import { datesIn } from './dates';
import { durationsIn } from './durations';
import { timesIn } from './times';
import { worded } from './worded-dates';
import { zoneIn } from './zones';

const NAMES = ['Anna Weiss', 'Will Mercer', 'Codex', 'Łukasz Żak', 'A.* (b'];
const TODAY = { y: 2024, m: 3, d: 6 };

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
}

/** Everything that any finder finds in a text. */
function everything(text: string): readonly Placed[] {
  const action = judgeAction(text, { names: NAMES, roles: ['Ops Lead'], today: TODAY });
  const zone = zoneIn(text);
  return [
    ...durationsIn(text),
    ...timesIn(text),
    ...timesIn(text, TODAY),
    ...datesIn(text),
    ...blameInSentence(text, { names: NAMES }),
    ...blameInSentence(text, { names: [], action: true }),
    ...[action.action, action.owner, action.due, action.priority, action.ticket, zone].filter((m) => m !== undefined),
  ];
}

/** Words from which sentences that nearly mean something are made. */
const WORDS = fc.constantFrom(
  ...'the an our engineer team Anna Will Codex forgot failed to ignored should could have been would had if only not human error disaster "quoted said “so” 14:05 2pm UTC (CET) 2024-03-03T10:00Z March 3rd 1h37m 45 min ~ between and half an hour 3-4 hours T+5m P1 #12 ABC-9 @anna [x] - | : by next Friday Add Adding will be added Owner: we have are going'.split(
    ' ',
  ),
);
const NEARLY = fc.array(WORDS, { maxLength: 30 }).map((list) => list.join(' '));
const ANY = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 120 }), NEARLY);

describe('the finders', () => {
  it('take any text, and place what they find inside it, as it stands there', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        for (const { from, to, text: quoted } of everything(text)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(to).toBeGreaterThanOrEqual(from);
          if (quoted !== undefined) expect(text.slice(from, to)).toBe(quoted);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('find the same again, in order, and nothing twice', () => {
    fc.assert(
      fc.property(NEARLY, (text) => {
        expect(everything(text)).toEqual(everything(text));
        for (const list of [durationsIn(text), timesIn(text), blameInSentence(text, { names: NAMES })])
          for (const [i, one] of list.entries()) expect(one.from).toBeGreaterThanOrEqual(list[i - 1]?.to ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(100_000)],
    ['one letter', `${'a'.repeat(1_000_000)}!`],
    ['digits', '1'.repeat(1_000_000)],
    ['grouped digits', '1,111'.repeat(200_000)],
    ['nested quotes', '"'.repeat(500_000)],
    ['curly quotes', '“'.repeat(500_000)],
    ['brackets', '(['.repeat(250_000)],
    ['durations', '5 m '.repeat(100_000)],
    ['clocks', '14:05 '.repeat(60_000)],
    ['colons', '1:1'.repeat(200_000)],
    ['dates', '3 March '.repeat(50_000)],
    ['roles', 'the on-call engineer who '.repeat(20_000)],
    ['modals', 'should have '.repeat(40_000)],
    ['capitals', 'Aa Bb '.repeat(100_000)],
    ['half amounts', 'half a '.repeat(80_000)],
    ['weekdays', 'next Friday '.repeat(40_000)],
  ])('stay quick on a hostile text of %s', (_, text) => {
    const start = performance.now();
    everything(text);
    // Idle, the slowest takes a tenth of this; a pattern that backtracks takes minutes.
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

describe('durationsIn', () => {
  const ms = (text: string): readonly number[] => durationsIn(text).map((d) => d.ms / 60_000);
  it('gives a range its ends and its middle', () => {
    expect(durationsIn('between 30 and 45 minutes')[0]).toMatchObject({
      ms: 37.5 * 60_000,
      approximate: true,
      range: { lowMs: 30 * 60_000, highMs: 45 * 60_000 },
    });
    expect(ms('from 40 min to 5 min')).toEqual([40, 5]);
  });
  it('knows about from exactly', () => {
    for (const text of ['~45m', 'about 45 minutes', 'less than 45 min', 'a few hours'])
      expect(durationsIn(text)[0]?.approximate).toBe(true);
    expect(durationsIn('45 min')[0]?.approximate).toBe(false);
  });
  it('tells latencies and settings from what went on', () => {
    expect(durationsIn('p95 of 2 s')[0]?.latency).toBe(true);
    expect(durationsIn('a timeout of 30 s')[0]?.setting).toBe(true);
    const [plain] = durationsIn('It lasted 30 min');
    expect(plain?.latency).toBeUndefined();
    expect(plain?.setting).toBeUndefined();
  });
});

describe('timesIn', () => {
  it('joins a day to its clock and keeps the zone', () => {
    expect(timesIn('Mar 3, 2024 14:05 PST')).toEqual([
      {
        from: 0,
        to: 21,
        text: 'Mar 3, 2024 14:05 PST',
        ofDayMs: (14 * 60 + 5) * 60_000,
        date: { y: 2024, m: 3, d: 3 },
        zone: 'PST',
        offsetMinutes: -480,
      },
    ]);
    expect(timesIn('2024-03-03\n14:05')).toHaveLength(2);
  });
  it('says nothing of an offset that changes with the season', () => {
    expect(timesIn('2 pm PT')[0]).toMatchObject({ zone: 'PT' });
    expect(timesIn('2 pm PT')[0]?.offsetMinutes).toBeUndefined();
  });
  it('counts worded days only from a day that it is told', () => {
    expect(timesIn('by next Friday')).toEqual([]);
    expect(timesIn('tomorrow', TODAY)[0]?.date).toEqual({ y: 2024, m: 3, d: 7 });
    expect(worded('within two weeks, or by the end of the month', TODAY).map((d) => `${d.m}-${d.d}`)).toEqual([
      '3-20',
      '3-31',
    ]);
  });
});

describe('worded days', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  it('owe nothing to the clock or the time zone of the machine', () => {
    const said = 'tomorrow, by Friday, in 3 days, next month, end of this year';
    const here = worded(said, TODAY);
    expect(here).toHaveLength(5);
    for (const tz of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns'])
      for (const now of ['1999-12-31T23:59:59Z', '2031-07-01T00:00:00Z']) {
        process.env.TZ = tz;
        vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
        expect(worded(said, TODAY)).toEqual(here);
        vi.useRealTimers();
      }
  });
});

describe('zoneIn', () => {
  it.each([
    ['All times are UTC', 'UTC'],
    ['| Time (UTC) | Event |', 'UTC'],
    ['All times in Pacific Time', 'Pacific Time'],
    ['14:05 CEST the alarm', 'CEST'],
    ['2024-03-03T14:05:22+02:00', '+02:00'],
    ['0930Z bridge', 'UTC'],
    ['All times are local time (Berlin)', 'local time (Berlin)'],
  ])('finds the zone of %j', (text, zone) => {
    expect(zoneIn(text)?.zone).toBe(zone);
  });
  it('takes words of other languages and single letters for none', () => {
    for (const text of ['Z', 'le jour et la nuit', 'das ist gut', 'mst of it', 'no zone at 14:05'])
      expect(zoneIn(text)).toBeUndefined();
  });
});

describe('blameInSentence', () => {
  it('keeps the writer’s facts in what it proposes', () => {
    const [forgot] = blameInSentence('Anna forgot to run the migration check.', { names: NAMES });
    expect(forgot?.hint).toContain('run the migration check');
    const [should] = blameInSentence('We should have tested the restore.', { names: [] });
    expect(should?.hint).toContain('should have tested');
  });
  it('asks of a name that a product has for a verb that only people have', () => {
    expect(blameInSentence('Codex ignored the header.', { names: NAMES })).toEqual([]);
    expect(blameInSentence('Codex forgot the header.', { names: NAMES })).toHaveLength(1);
  });
  it('reads names by their capitals, marks and letters in them', () => {
    expect(blameInSentence('Łukasz forgot it.', { names: NAMES })).toHaveLength(1);
    expect(blameInSentence('A.* (b forgot it.', { names: NAMES })).toHaveLength(1);
    expect(blameInSentence('will failed to do the job', { names: NAMES })).toEqual([]);
  });
  it('is not taken in by the signs that stand for names', () => {
    expect(blameInSentence('\uE000\uE000 forgot it.', { names: [] })).toEqual([]);
  });
});

describe('judgeAction', () => {
  const judge = (text: string) => judgeAction(text, { names: NAMES, roles: ['Ops Lead'], today: TODAY });
  it('counts a worded due date from the day of the document', () => {
    expect(judge('Pin the base image (Anna, by next Friday)').due).toMatchObject({ date: { y: 2024, m: 3, d: 15 } });
  });
  it('takes no part of the action for an owner, and no severity for a ticket', () => {
    expect(judge('Alert on SEV-1 pages within UTF-8 logs')).not.toHaveProperty('ticket');
    expect(judge('Split the queue (High)')).not.toHaveProperty('owner');
    expect(judge('Move Redis to its own host')).not.toHaveProperty('owner');
  });
  it('leaves the action itself without what hangs on it', () => {
    expect(judge('[ ] Pin the base image (@anna, 2024-05-01, P1)').action.text).toBe('Pin the base image');
  });
});
