import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../base/drill-time';
import { type Absence, BLANK, type HistoryEntry, type Person, type Schedule } from './fields';
import { type Programme, programmeOf } from './fold';
import { type Assignment, rotationOf, type SeatRole } from './rotation';

const NOW = Date.parse('2026-01-05T00:00:00Z');
const weekly: Schedule = {
  ...BLANK.schedule,
  id: 's',
  team: 't',
  start: '2026-01-06T10:00',
  rule: 'FREQ=WEEKLY',
  timeZone: 'Europe/Berlin',
};

const person = (id: string, fields: Partial<Person> = {}): Person => ({
  ...BLANK.person,
  id,
  name: id,
  teams: ['t'],
  ...fields,
});
const past = (date: string, held: HistoryEntry['held'], what: HistoryEntry['what'] = 'drill'): HistoryEntry => ({
  ...BLANK.entry,
  id: `${what}-${date}`,
  what,
  date,
  team: 't',
  held,
});

function team(people: readonly Person[], more: Partial<Programme> = {}): Programme {
  return { ...programmeOf([]), people, schedules: [weekly], ...more };
}

const drills = (programme: Programme, n: number): readonly Assignment[] =>
  rotationOf(programme, NOW, NOW + n * 7 * DAY);
const holder = (a: Assignment | undefined, role: SeatRole) => a?.seats.find((s) => s.role === role);
const holders = (list: readonly Assignment[], role: SeatRole) => list.map((a) => holder(a, role)?.person);

describe('the rotation', () => {
  const four = [person('ana', { icPool: true }), person('ben', { icPool: true }), person('cleo'), person('dev')];

  it('lets everybody write in turn, and shares out command', () => {
    const list = drills(team(four), 4);
    expect(new Set(holders(list, 'scribe'))).toEqual(new Set(['ana', 'ben', 'cleo', 'dev']));
    expect(holders(list, 'ic').filter((p) => p === 'ana')).toHaveLength(2);
    expect(list.every((a) => new Set(a.seats.map((s) => s.person)).size === 4)).toBe(true);
  });

  it('goes on from the history, and says on what it rests', () => {
    const entries = [
      past('2025-10-12', [
        { person: 'ana', role: 'scribe' },
        { person: 'cleo', role: 'deputy' },
      ]),
      past('2025-11-09', [
        { person: 'Cleo', role: 'scribe' },
        { person: 'ana', role: 'ic' },
      ]),
    ];
    const [first] = drills(
      team([person('ana', { icPool: true }), person('cleo'), person('ben', { icPool: true })], { entries }),
      1,
    );
    // Each of the two wrote in one of the two drills that they were in, Ben was in neither: the one longest ago is next, and Ben owes nothing.
    expect(holder(first, 'scribe')).toMatchObject({ person: 'ben', why: 'has not been scribe yet' });
    const [next] = drills(
      team([person('ana', { icPool: true }), person('cleo'), person('ben', { icPool: true, roles: [] })], { entries }),
      1,
    );
    expect(holder(next, 'scribe')).toMatchObject({
      person: 'ana',
      why: 'scribe in 1 of 2 drills, last on 12 Oct 2025',
    });
  });

  it('takes no account of real incidents', () => {
    const held = [
      { person: 'ana', role: 'scribe' },
      { person: 'ben', role: 'ic' },
      { person: 'cleo', role: 'deputy' },
    ];
    const plain = drills(team(four), 3);
    expect(drills(team(four, { entries: [past('2025-12-01', held, 'incident')] }), 3)).toEqual(plain);
    expect(drills(team(four, { entries: [past('2025-12-01', held)] }), 3)).not.toEqual(plain);
  });

  it('gives nobody a seat who is away that day where they are', () => {
    const absences: Absence[] = [{ id: 'a', person: 'ana', from: '2026-01-06', to: '2026-01-06', note: '' }];
    const [first, second] = drills(team(four, { absences }), 2);
    expect(first?.away).toEqual(['ana']);
    expect(holder(first, 'ic')?.person).toBe('ben');
    expect(second?.away).toEqual([]);
    // 10:00 in Berlin is the day before in Honolulu.
    const far = four.map((p) => (p.id === 'ana' ? { ...p, timeZone: 'Pacific/Honolulu' } : p));
    expect(drills(team(far, { absences }), 1)[0]?.away).toEqual([]);
  });

  it('leaves the facilitator out, and cancelled dates', () => {
    const schedules = [{ ...weekly, facilitator: 'ana' }];
    const exceptions = [{ id: 'x', schedule: 's', on: '2026-01-13', movedTo: '' }];
    const list = drills(team(four, { schedules, exceptions }), 3);
    expect(list.map((a) => a.occurrence.on)).toEqual(['2026-01-06', '2026-01-20']);
    expect(list.flatMap((a) => [...a.players, ...a.seats.map((s) => s.person)])).not.toContain('ana');
  });

  it('never takes the only commander for a scribe, and says who is missing', () => {
    const absences: Absence[] = [{ id: 'a', person: 'ben', from: '2026-01-01', to: '2026-12-31', note: '' }];
    const small = [
      person('ana', { icPool: true }),
      person('ben', { icPool: true }),
      person('cleo', { roles: ['scribe'] }),
    ];
    const list = drills(team(small, { absences }), 3);
    expect(holders(list, 'ic')).toEqual(['ana', 'ana', 'ana']);
    expect(holders(list, 'scribe')).toEqual(['cleo', 'cleo', 'cleo']);
    expect(holder(list[1], 'scribe')?.why).toBe('scribe last time too: nobody else can be this time');
    expect(holder(list[0], 'comms')).toMatchObject({ person: 'ana' });
    const alone = drills(team([person('ben', { icPool: true })], { absences }), 1);
    expect(holder(alone[0], 'ic')).toEqual({ role: 'ic', person: null, why: 'nobody of the pool is there: ben away' });
    expect(holder(alone[0], 'scribe')?.person).toBeNull();
  });

  it('does not let a newcomer make up for drills before they came', () => {
    const held = (scribe: string) => [
      { person: scribe, role: 'scribe' },
      { person: 'ana', role: 'ic' },
      { person: 'ben', role: 'deputy' },
      { person: 'cleo', role: 'comms' },
    ];
    const entries = Array.from({ length: 9 }, (_, i) =>
      past(`2025-0${i + 1}-01`, held(['ana', 'ben', 'cleo'][i % 3] ?? '')),
    );
    const list = drills(team(four, { entries }), 8);
    expect(holders(list, 'scribe').filter((p) => p === 'dev')).toHaveLength(2);
  });
});

const counts = (list: readonly Assignment[], role: SeatRole, of: readonly Person[]): readonly number[] =>
  of.map((p) => holders(list, role).filter((h) => h === p.id).length);
const spread = (n: readonly number[]): number => Math.max(...n) - Math.min(...n);

const anyTeam = fc
  .array(fc.record({ icPool: fc.boolean(), scribe: fc.boolean(), deputy: fc.boolean() }), {
    minLength: 3,
    maxLength: 10,
  })
  .map((rows) =>
    rows.map((r, i) =>
      person(`p${i}`, {
        icPool: r.icPool,
        roles: [...(r.scribe ? ['scribe'] : []), ...(r.deputy ? ['deputy'] : []), 'comms'],
      }),
    ),
  );

describe('whatever the team, when nobody is away', () => {
  it('turns at writing and at command differ by one at most', () => {
    fc.assert(
      fc.property(anyTeam, fc.integer({ min: 1, max: 40 }), (people, n) => {
        const list = drills(team(people), n);
        const pool = people.filter((p) => p.icPool);
        const scribes = people.filter((p) => p.roles.includes('scribe'));
        // A single commander never writes: their turn cannot be kept.
        const writers = pool.length === 1 ? scribes.filter((p) => !p.icPool) : scribes;
        if (writers.length > 0) expect(spread(counts(list, 'scribe', writers))).toBeLessThanOrEqual(1);
        // Nor can both be kept where the same two people are all there is for one of them.
        if (pool.length > 1 && writers.length > 2) expect(spread(counts(list, 'ic', pool))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('nobody writes twice running where somebody else can, nobody has two seats, and nobody a seat they cannot hold', () => {
    fc.assert(
      fc.property(anyTeam, fc.integer({ min: 2, max: 30 }), (people, n) => {
        const list = drills(team(people), n);
        const pool = people.filter((p) => p.icPool);
        const writers = people.filter((p) => p.roles.includes('scribe') && !(pool.length === 1 && p.icPool));
        const names = holders(list, 'scribe');
        if (writers.length > 1) for (const [i, name] of names.entries()) if (i > 0) expect(name).not.toBe(names[i - 1]);
        for (const a of list) {
          const seated = a.seats.filter((s) => s.person !== null && !s.why.startsWith('with the commander'));
          expect(new Set(seated.map((s) => s.person)).size).toBe(seated.length);
          for (const s of seated) {
            const who = people.find((p) => p.id === s.person);
            expect(s.role === 'ic' ? who?.icPool : who?.roles.includes(s.role)).toBe(true);
          }
          if (pool.length > 0) expect(holder(a, 'ic')?.person).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('whoever is away when', () => {
  it('every seat that can be filled is filled by somebody who is there, and the same again', () => {
    const absence = fc.record({
      id: fc.uuid(),
      person: fc.integer({ min: 0, max: 9 }).map((i) => `p${i}`),
      from: fc.integer({ min: 0, max: 90 }),
      days: fc.integer({ min: 0, max: 40 }),
    });
    const date = (n: number) => new Date(NOW + n * DAY).toISOString().slice(0, 10);
    fc.assert(
      fc.property(anyTeam, fc.array(absence, { maxLength: 12 }), (people, away) => {
        const absences = away.map(({ id, person: who, from, days }) => ({
          id,
          person: who,
          from: date(from),
          to: date(from + days),
          note: '',
        }));
        const programme = team(people, { absences });
        const list = drills(programme, 15);
        expect(drills(programme, 15)).toEqual(list);
        for (const a of list) {
          for (const s of a.seats) expect(a.away).not.toContain(s.person);
          const there = people.filter((p) => a.players.includes(p.id));
          if (there.some((p) => p.icPool)) expect(holder(a, 'ic')?.person).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});
