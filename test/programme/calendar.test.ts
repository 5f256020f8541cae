import * as fc from 'fast-check';
import type ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, isoUtc } from '../../src/base/drill-time';
import { calendarFileName, calendarOf } from '../../src/programme/calendar';
import { addThing, exceptionId, removeThing, setFields } from '../../src/programme/change';
import type { FieldsOf, Schedule } from '../../src/programme/fields';
import { BLANK } from '../../src/programme/fields';
import { type Programme, programmeOf } from '../../src/programme/fold';
import { occurrences } from '../../src/programme/occurrences';
import type { Change } from '../../src/programme/schema';
import { localOf } from '../../src/programme/zones';
import { readCalendar, startsOf } from './read-calendar';

const author = { by: 'Ana', at: Date.parse('2026-01-02T03:04:05Z') };
const at = (iso: string): number => Date.parse(iso);
const grown = (p: Programme, ...changes: readonly Change[]): Programme => programmeOf([...p.changes, ...changes]);

/** A programme with one schedule. */
function planned(fields: Partial<FieldsOf<'schedule'>>, before: Programme = programmeOf([])) {
  const change = addThing(before, 'schedule', { ...BLANK.schedule, ...fields }, author);
  return { programme: grown(before, change), id: change.act.of, uid: `drill-${change.act.of}@hotwash` };
}

const options = (from: string, to: string) => ({
  from: at(from),
  to: at(to),
  appUrl: 'https://drills.example/hotwash/',
});
const text = (component: ICAL.Component | undefined, name: string): string =>
  String(component?.getFirstPropertyValue(name) ?? '');

describe('a calendar file, read back by another library', () => {
  it.each([
    ['Europe/Berlin', '2026-03-10T09:30', '2026-02-01', '2026-12-31'],
    ['Europe/Berlin', '2026-10-06T09:30', '2026-09-01', '2027-05-31'],
    ['America/New_York', '2026-02-24T14:00', '2026-02-01', '2026-12-31'],
    ['America/New_York', '2026-10-20T14:00', '2026-10-01', '2027-05-31'],
    ['Australia/Sydney', '2026-03-17T10:00', '2026-03-01', '2026-12-31'],
    ['Africa/Casablanca', '2026-01-06T10:00', '2026-01-01', '2026-12-31'],
    ['Asia/Kolkata', '2026-03-10T09:30', '2026-02-01', '2026-12-31'],
    ['UTC', '2026-03-10T09:30', '2026-02-01', '2026-12-31'],
  ])('keeps local time in %s from %s over both clock changes', (timeZone, start, from, to) => {
    const { programme, uid } = planned({ timeZone, start, rule: 'FREQ=WEEKLY;BYDAY=TU' });
    const starts = startsOf(readCalendar(calendarOf(programme, options(from, to)).ics), uid, at(to));
    expect(starts.length).toBeGreaterThan(25);
    expect(new Set(starts.map((s) => localOf(s, timeZone).slice(11)))).toEqual(new Set([start.slice(11)]));
    const changes = new Set(starts.map((s) => isoUtc(s).slice(11, 16)));
    expect(changes.size).toBe(timeZone === 'UTC' || timeZone === 'Asia/Kolkata' ? 1 : 2);
  });

  it('names its zone by rules, so that dates years ahead are right', () => {
    for (const [timeZone, changes] of [
      ['Europe/Berlin', 2],
      ['America/New_York', 2],
      ['Australia/Sydney', 2],
      ['Asia/Kolkata', 0],
    ] as const) {
      const { programme, uid } = planned({ timeZone, start: '2026-03-10T09:30', rule: 'FREQ=MONTHLY;BYDAY=2TU' });
      const calendar = readCalendar(calendarOf(programme, options('2026-01-01', '2027-01-01')).ics);
      const zone = calendar.component.getFirstSubcomponent('vtimezone');
      const rules = zone?.getAllSubcomponents().filter((c) => c.hasProperty('rrule')) ?? [];
      expect([timeZone, rules.length]).toEqual([timeZone, changes]);
      for (const start of startsOf(calendar, uid, at('2045-01-01')))
        expect(localOf(start, timeZone).slice(11)).toBe('09:30');
    }
  });

  it('leaves out what is cancelled and moves what is moved, under one id that never changes', () => {
    const { programme, id, uid } = planned({
      timeZone: 'Europe/Berlin',
      start: '2026-03-10T09:30',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      title: 'Tuesday drill',
    });
    const except = (on: string, movedTo: string) =>
      setFields(programme, 'exception', exceptionId(id, on), { schedule: id, on, movedTo }, author);
    const changed = grown(
      programme,
      except('2026-03-17', ''),
      except('2026-03-31', '2026-04-02T16:00'),
      except('2026-03-18', ''),
    );
    const { ics } = calendarOf(changed, options('2026-03-01', '2026-04-10'));
    const calendar = readCalendar(ics);
    expect(startsOf(calendar, uid, at('2026-04-10')).map(isoUtc)).toEqual([
      '2026-03-10T08:30:00.000Z',
      '2026-03-24T08:30:00.000Z',
      '2026-04-02T14:00:00.000Z',
      '2026-04-07T07:30:00.000Z',
    ]);
    expect(new Set(calendar.events.map((e) => text(e, 'uid')))).toEqual(new Set([uid]));
    expect(ics).toContain('EXDATE;TZID=Europe/Berlin:20260317T093000\r\n');
    expect(ics).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20260331T093000\r\n');
    // What was said of a day that the rule does not have is no exception of it.
    expect(ics).not.toContain('20260318');
    const sequences = [programme, changed].map((p) =>
      Number(text(readCalendar(calendarOf(p, options('2026-03-01', '2026-04-10')).ics).events[0], 'sequence')),
    );
    expect(sequences[1]).toBeGreaterThan(sequences[0] ?? 0);
  });

  it('has a single drill once, moved or cancelled as it is', () => {
    const { programme, id, uid } = planned({ timeZone: 'Australia/Sydney', start: '2026-03-10T09:30' });
    const range = options('2026-03-01', '2026-04-01');
    expect(startsOf(readCalendar(calendarOf(programme, range).ics), uid, at('2027-01-01')).map(isoUtc)).toEqual([
      '2026-03-09T22:30:00.000Z',
    ]);
    const moved = grown(
      programme,
      setFields(
        programme,
        'exception',
        exceptionId(id, '2026-03-10'),
        { schedule: id, on: '2026-03-10', movedTo: '2026-03-12T11:00' },
        author,
      ),
    );
    expect(startsOf(readCalendar(calendarOf(moved, range).ics), uid, at('2027-01-01')).map(isoUtc)).toEqual([
      '2026-03-12T00:00:00.000Z',
    ]);
    const cancelled = grown(
      programme,
      setFields(
        programme,
        'exception',
        exceptionId(id, '2026-03-10'),
        { schedule: id, on: '2026-03-10', movedTo: '' },
        author,
      ),
    );
    expect(text(readCalendar(calendarOf(cancelled, range).ics).events[0], 'status')).toBe('CANCELLED');
  });

  it('begins with the first date that the rule gives, and ends with the last', () => {
    const { programme, uid } = planned({
      timeZone: 'Pacific/Auckland',
      start: '2026-03-04T09:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331',
    });
    const calendar = readCalendar(calendarOf(programme, options('2026-03-01', '2026-06-01')).ics);
    expect(startsOf(calendar, uid, at('2027-01-01')).map((s) => localOf(s, 'Pacific/Auckland'))).toEqual([
      '2026-03-10T09:00',
      '2026-03-17T09:00',
      '2026-03-24T09:00',
      '2026-03-31T09:00',
    ]);
  });

  it('reminds a day and a quarter of an hour before', () => {
    const { programme } = planned({ timeZone: 'Europe/Berlin', start: '2026-03-10T09:30', title: 'A, b; c' });
    const [event] = readCalendar(calendarOf(programme, options('2026-03-01', '2026-04-01')).ics).events;
    const alarms = event?.getAllSubcomponents('valarm') ?? [];
    expect(alarms.map((a) => [text(a, 'trigger'), text(a, 'action'), text(a, 'description')])).toEqual([
      ['-P1D', 'DISPLAY', 'EXERCISE: A, b; c tomorrow'],
      ['-PT15M', 'DISPLAY', 'EXERCISE: A, b; c in 15 minutes'],
    ]);
  });

  it('says who does what, invites whoever has an address, and tells nothing of the scenario', () => {
    let p = programmeOf([addThing(programmeOf([]), 'team', { name: 'Payments' }, author)]);
    const team = p.teams[0]?.id ?? '';
    const people = [
      { name: 'Ana "the, Ace": O\'Neil', email: 'ana@example.org', icPool: true },
      { name: 'Łukasz', email: 'lukasz@example.org', icPool: true },
      { name: 'Cleo', email: '' },
      { name: '訓練, Fay', email: 'fay@example.org' },
    ];
    for (const row of people)
      p = grown(p, addThing(p, 'person', { ...row, teams: row.name.includes('Fay') ? [] : [team] }, author));
    const facilitator = p.people.find((x) => x.email === 'fay@example.org')?.id ?? '';
    const made = planned(
      {
        team,
        facilitator,
        timeZone: 'Europe/Berlin',
        start: '2026-03-10T09:30',
        rule: 'FREQ=WEEKLY',
        scenario: { choose: 'fixed', id: 'security-breach' },
        note: 'Bring\nthe runbook; all of it.',
      },
      p,
    );
    const { ics } = calendarOf(made.programme, options('2026-03-01', '2026-04-01'));
    const [event] = readCalendar(ics).events;
    expect(event?.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe('訓練, Fay');
    expect(event?.getAllProperties('attendee').map((a) => [a.getFirstParameter('cn'), a.getFirstValue()])).toEqual([
      ["Ana 'the, Ace': O'Neil", 'MAILTO:ana@example.org'],
      ['Łukasz', 'MAILTO:lukasz@example.org'],
    ]);
    const description = text(event, 'description');
    expect(description).toContain('A tabletop drill of Payments, 60 min.');
    expect(description).toContain('Facilitator: 訓練, Fay.');
    expect(description).toMatch(
      /10 Mar 2026, 09:30 Europe\/Berlin: commander .+, deputy .+, scribe .+, communications .+\./,
    );
    expect(description.match(/2026, 09:30/g)).toHaveLength(4);
    expect(description).toContain('Bring\nthe runbook; all of it.');
    expect(description).toContain('Open https://drills.example/hotwash/');
    expect(ics).not.toMatch(/security|breach/i);
    const without = grown(made.programme, setFields(made.programme, 'person', facilitator, { email: '' }, author));
    expect(calendarOf(without, options('2026-03-01', '2026-04-01')).ics).not.toMatch(/ATTENDEE|ORGANIZER/);
  });

  it('can be subscribed to, and only links where a link may lead', () => {
    const titled = programmeOf([
      setFields(programmeOf([]), 'programme', 'programme', { title: 'Drills, all; of them' }, author),
    ]);
    const { programme } = planned({ timeZone: 'UTC', start: '2026-03-10T09:30' }, titled);
    const { component } = readCalendar(calendarOf(programme, options('2026-03-01', '2026-04-01')).ics);
    // The reader hands out names that are no part of the standard as they stand in the file.
    expect(text(component, 'x-wr-calname')).toBe('Drills\\, all\\; of them');
    expect(text(component, 'name')).toBe('Drills\\, all\\; of them');
    expect(text(component, 'refresh-interval')).toBe('PT6H');
    expect(text(component, 'x-published-ttl')).toBe('PT6H');
    expect(text(component, 'prodid')).toContain('Hotwash');
    const wrong = calendarOf(programme, {
      ...options('2026-03-01', '2026-04-01'),
      appUrl: 'javascript:alert(1)\r\nX: y',
    });
    expect(wrong.ics).not.toContain('javascript');
    expect(calendarFileName('Drills, all; of them')).toBe('drills-all-of-them.ics');
    expect(calendarFileName('訓練')).toBe('drills.ics');
  });

  it('leaves out a schedule that cannot be told, and says why', () => {
    const { programme, id } = planned({ timeZone: 'Mars/Olympus', start: '2026-03-10T09:30' });
    const calendar = calendarOf(programme, options('2026-03-01', '2026-04-01'));
    expect(calendar.problems).toMatchObject([{ schedule: id, code: 'unknown-zone' }]);
    expect(readCalendar(calendar.ics).events).toEqual([]);
  });

  it('carries actions until they are done, as events of a whole day that leave it free', () => {
    let p = programmeOf([]);
    for (const [what, due, state] of [
      ['Add an alert', '2026-03-20', 'open'],
      ['Old one', '2026-02-20', 'doing'],
      ['Finished', '2026-03-21', 'done'],
      ['No day', '', 'open'],
    ] as const)
      p = grown(p, addThing(p, 'action', { text: what, due, state, owner: 'Ana' }, author));
    const { events } = readCalendar(calendarOf(p, options('2026-03-01', '2026-04-01')).ics);
    expect(events.map((e) => [text(e, 'summary'), text(e, 'dtstart'), text(e, 'transp'), text(e, 'sequence')])).toEqual(
      [
        ['Action due: Add an alert', '2026-03-20', 'TRANSPARENT', '0'],
        ['Action overdue since 20 Feb 2026: Old one', '2026-03-01', 'TRANSPARENT', '9'],
      ],
    );
    const [, late] = p.actions;
    const gone = grown(p, removeThing(p, 'action', late?.id ?? '', author));
    expect(readCalendar(calendarOf(gone, options('2026-03-01', '2026-04-01')).ics).events).toHaveLength(1);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[\\,;:"\n\r A-Za-z\u00e9\u{1f525}]{0,200}$/u),
);

describe('whatever is written in it', () => {
  it('texts come back as they were, and no line is longer than 75 bytes', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, note) => {
        const { programme } = planned({
          timeZone: 'Europe/Berlin',
          start: '2026-03-10T09:30',
          title: title.slice(0, 200),
          note,
        });
        const { ics } = calendarOf(programme, options('2026-03-01', '2026-04-01'));
        for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
        // As bytes and back: nothing was cut in two.
        expect(new TextDecoder().decode(new TextEncoder().encode(ics))).toBe(ics);
        const { events } = readCalendar(ics);
        expect(events).toHaveLength(1);
        expect(events[0]?.getAllSubcomponents('valarm')).toHaveLength(2);
        const plain = (s: string) => s.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, '');
        expect(plain(text(events[0], 'description'))).toContain(plain(note));
        expect(plain(text(events[0], 'summary'))).toContain(plain(title.slice(0, 200)));
      }),
      { numRuns: 150 },
    );
  });

  it('another library works out the same dates as we do', () => {
    const rules = fc.constantFrom(
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU',
      'FREQ=MONTHLY;BYDAY=2TU',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
      'FREQ=DAILY;INTERVAL=10;COUNT=20',
      'FREQ=WEEKLY;UNTIL=20260930',
      'FREQ=YEARLY;BYMONTH=4,10;BYDAY=1WE',
    );
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Sydney',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
    );
    const moves = fc.array(fc.tuple(fc.nat(20), fc.option(fc.integer({ min: 1, max: 5 }))), { maxLength: 4 });
    fc.assert(
      fc.property(
        rules,
        zone,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 4, max: 23 }),
        moves,
        (rule, timeZone, day, hour, changes) => {
          const start = `${isoUtc(at('2026-01-01') + day * DAY).slice(0, 10)}T${String(hour).padStart(2, '0')}:15`;
          const made = planned({ timeZone, start, rule });
          const [schedule] = made.programme.schedules;
          if (schedule === undefined) throw new Error('there is a schedule');
          const to = at('2028-01-01');
          const all = told(schedule, made.programme, to);
          let p = made.programme;
          for (const [i, later] of changes) {
            const of = all[i];
            if (of === undefined) continue;
            const movedTo = later === null ? '' : localOf(of.start + later * HOUR, timeZone);
            p = grown(
              p,
              setFields(p, 'exception', exceptionId(made.id, of.on), { schedule: made.id, on: of.on, movedTo }, author),
            );
          }
          const ours = told(schedule, p, to)
            .filter((o) => o.status !== 'cancelled')
            .map((o) => o.start);
          const { ics } = calendarOf(p, { ...options('2026-01-01', '2028-01-01') });
          const theirs = startsOf(readCalendar(ics), made.uid, to);
          if (ours.length > 0) expect(theirs.toSorted((a, b) => a - b)).toEqual(ours);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function told(schedule: Schedule, programme: Programme, to: number) {
  const found = occurrences(schedule, programme.exceptions, at('2025-12-01'), to);
  if (!found.ok) throw new Error(found.error.sentence);
  return found.value;
}
