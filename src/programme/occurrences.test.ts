import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, isoUtc, MINUTE } from '../base/drill-time';
import { BLANK, type Exception, type Schedule } from './fields';
import { type Occurrence, occurrences } from './occurrences';
import { localOf } from './zones';

const scheduled = (fields: Partial<Schedule>): Schedule => ({ ...BLANK.schedule, id: 's', ...fields });
const excepted = (on: string, movedTo = ''): Exception => ({ id: `s@${on}`, schedule: 's', on, movedTo });
const at = (iso: string): number => Date.parse(iso);

function dates(
  schedule: Schedule,
  from: string,
  to: string,
  exceptions: readonly Exception[] = [],
): readonly Occurrence[] {
  const found = occurrences(schedule, exceptions, at(from), at(to));
  if (!found.ok) throw new Error(found.error.sentence);
  return found.value;
}

describe('the dates of a schedule', () => {
  it.each([
    [
      'Europe/Berlin',
      '2026-03-24T09:30',
      ['2026-03-24T08:30:00.000Z', '2026-03-31T07:30:00.000Z'],
      '2026-03-20',
      '2026-04-03',
    ],
    [
      'Europe/Berlin',
      '2026-10-20T09:30',
      ['2026-10-20T07:30:00.000Z', '2026-10-27T08:30:00.000Z'],
      '2026-10-19',
      '2026-10-30',
    ],
    [
      'America/New_York',
      '2026-03-03T14:00',
      ['2026-03-03T19:00:00.000Z', '2026-03-10T18:00:00.000Z'],
      '2026-03-01',
      '2026-03-12',
    ],
    [
      'America/New_York',
      '2026-10-27T14:00',
      ['2026-10-27T18:00:00.000Z', '2026-11-03T19:00:00.000Z'],
      '2026-10-26',
      '2026-11-05',
    ],
    [
      'Australia/Sydney',
      '2026-03-31T10:00',
      ['2026-03-30T23:00:00.000Z', '2026-04-07T00:00:00.000Z'],
      '2026-03-29',
      '2026-04-09',
    ],
    [
      'Australia/Sydney',
      '2026-09-29T10:00',
      ['2026-09-29T00:00:00.000Z', '2026-10-05T23:00:00.000Z'],
      '2026-09-28',
      '2026-10-08',
    ],
  ])('in %s from %s keep their local time over the clock change', (timeZone, start, expected, from, to) => {
    const found = dates(scheduled({ timeZone, start, rule: 'FREQ=WEEKLY;BYDAY=TU' }), from, to);
    expect(found.map((o) => isoUtc(o.start))).toEqual(expected);
    expect(found.map((o) => localOf(o.start, timeZone).slice(11))).toEqual(found.map(() => start.slice(11)));
  });

  it('are later by the jump on a day that lacks the time, and the first of two where it comes twice', () => {
    const schedule = scheduled({ timeZone: 'Europe/Berlin', start: '2026-03-28T02:30', rule: 'FREQ=DAILY' });
    expect(dates(schedule, '2026-03-28', '2026-03-31').map((o) => isoUtc(o.start))).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    const twice = scheduled({ timeZone: 'Europe/Berlin', start: '2026-10-25T02:30' });
    expect(dates(twice, '2026-10-24', '2026-10-26').map((o) => isoUtc(o.start))).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  it('happen once without a rule, and begin with the first day that the rule gives', () => {
    expect(dates(scheduled({ start: '2026-03-04T14:30' }), '2026-01-01', '2027-01-01').map((o) => o.local)).toEqual([
      '2026-03-04T14:30',
    ]);
    const tuesdays = scheduled({ start: '2026-03-04T14:30', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' });
    expect(dates(tuesdays, '2026-01-01', '2027-01-01').map((o) => o.on)).toEqual(['2026-03-10', '2026-03-17']);
  });

  it('end with the last day, by local time', () => {
    const zone = { timeZone: 'Pacific/Auckland', start: '2026-03-02T09:00' };
    const byDay = scheduled({ ...zone, rule: 'FREQ=WEEKLY;UNTIL=20260316' });
    expect(dates(byDay, '2026-01-01', '2027-01-01').map((o) => o.on)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
    ]);
    // 9:00 in Auckland on the 16th is 20:00 UTC on the 15th.
    const byInstant = scheduled({ ...zone, rule: 'FREQ=WEEKLY;UNTIL=20260315T195900Z' });
    expect(dates(byInstant, '2026-01-01', '2027-01-01').map((o) => o.on)).toEqual(['2026-03-02', '2026-03-09']);
  });

  it('show what is cancelled and what is moved, into the time that is asked for and out of it', () => {
    const schedule = scheduled({ start: '2026-03-03T10:00', rule: 'FREQ=WEEKLY;BYDAY=TU' });
    const moved = [
      excepted('2026-03-10'),
      excepted('2026-03-17', '2026-04-02T16:00'),
      excepted('2026-03-24', '2026-03-25T10:00'),
    ];
    expect(dates(schedule, '2026-03-01', '2026-03-31', moved).map((o) => [o.on, o.local, o.status])).toEqual([
      ['2026-03-03', '2026-03-03T10:00', 'planned'],
      ['2026-03-10', '2026-03-10T10:00', 'cancelled'],
      ['2026-03-24', '2026-03-25T10:00', 'moved'],
    ]);
    expect(dates(schedule, '2026-04-01', '2026-04-04', moved).map((o) => [o.on, o.status])).toEqual([
      ['2026-03-17', 'moved'],
    ]);
  });

  it('leave out what was said of a day that the rule no longer has, and of another schedule', () => {
    const schedule = scheduled({ start: '2026-03-03T10:00', rule: 'FREQ=WEEKLY;BYDAY=TU' });
    const other = { ...excepted('2026-03-03'), schedule: 'another' };
    expect(
      dates(schedule, '2026-03-01', '2026-03-06', [excepted('2026-03-04', '2026-03-05T10:00'), other]),
    ).toMatchObject([{ on: '2026-03-03', status: 'planned' }]);
  });

  it('keep what was said of a day when the time of day changes', () => {
    const schedule = scheduled({ start: '2026-03-03T11:00', rule: 'FREQ=WEEKLY;BYDAY=TU' });
    expect(dates(schedule, '2026-03-09', '2026-03-12', [excepted('2026-03-10')])).toMatchObject([
      { status: 'cancelled' },
    ]);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'unknown-zone'],
    [{ rule: 'FREQ=HOURLY' }, 'rule'],
    [{ rule: 'FREQ=DAILY' }, 'too-many'],
  ] as const)('are refused for %j', (fields, code) => {
    const found = occurrences(
      scheduled({ start: '2026-01-01T10:00', ...fields }),
      [],
      at('2026-01-01'),
      at('2030-01-01'),
    );
    expect(found.ok ? 'told' : found.error).toMatchObject({ code, schedule: 's' });
  });

  it('are worked out quickly long after the start', () => {
    const schedule = scheduled({ start: '1990-01-02T10:00', rule: 'FREQ=WEEKLY;BYDAY=TU', timeZone: 'Europe/Berlin' });
    expect(dates(schedule, '2026-03-01', '2026-04-01')).toHaveLength(5);
  });
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'UTC',
];

describe('whatever the schedule', () => {
  it('a weekly drill is every seven days at the same local time, in order, each in the time that was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 4 * 60, max: 23 * 60 + 59 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 200 }),
        (timeZone, startDay, minute, interval, fromDay, days) => {
          const begin = isoUtc(at('2025-01-01') + startDay * DAY + minute * MINUTE).slice(0, 16);
          const from = at('2025-01-01') + fromDay * DAY;
          const to = from + days * DAY;
          const found = occurrences(
            scheduled({ timeZone, start: begin, rule: `FREQ=WEEKLY;INTERVAL=${interval}` }),
            [],
            from,
            to,
          );
          if (!found.ok) throw new Error(found.error.sentence);
          for (const [i, o] of found.value.entries()) {
            expect(o.start >= from && o.start < to).toBe(true);
            expect(localOf(o.start, timeZone)).toBe(o.local);
            expect(o.local.slice(11)).toBe(begin.slice(11));
            expect((at(o.on) - at(begin.slice(0, 10))) % (interval * 7 * DAY)).toBe(0);
            const before = found.value[i - 1];
            if (before !== undefined) expect(at(o.on) - at(before.on)).toBe(interval * 7 * DAY);
          }
          // None is missing: as many as fit between the start and the end, give or take the one that a zone's offset decides.
          const first = Math.max(from, at(`${begin}:00Z`));
          expect(Math.abs(found.value.length - Math.max(0, to - first) / (interval * 7 * DAY))).toBeLessThanOrEqual(
            1 + HOUR / DAY,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('asking for two times one after the other is asking for both at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'FREQ=MONTHLY;BYDAY=2TU',
          'FREQ=WEEKLY;BYDAY=MO,TH',
          'FREQ=MONTHLY;BYMONTHDAY=31',
          'FREQ=DAILY;COUNT=30',
          '',
        ),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 400 * 24 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 300 }))), {
          maxLength: 5,
        }),
        (rule, timeZone, cut, moves) => {
          const schedule = scheduled({ start: '2026-01-13T10:00', timeZone, rule });
          const day = (n: number) => isoUtc(at('2026-01-13') + n * DAY).slice(0, 10);
          const exceptions = moves.map(([on, to]) => excepted(day(on), to === null ? '' : `${day(to)}T15:00`));
          const [from, to] = [at('2026-01-01'), at('2027-03-01')];
          const middle = from + cut * HOUR;
          const get = (a: number, b: number) => {
            const found = occurrences(schedule, exceptions, a, b);
            if (!found.ok) throw new Error(found.error.sentence);
            return found.value;
          };
          expect([...get(from, middle), ...get(middle, to)]).toEqual(get(from, to));
        },
      ),
      { numRuns: 200 },
    );
  });
});
