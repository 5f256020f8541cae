import { describe, expect, test } from 'vitest';
import { fakeMember } from '../../../test/support/fake-room';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import { createDrill } from '../../drill/drill';
import { foldEntries } from '../../drill/fold';
import type { Entry } from '../../drill/record';
import { attendanceActs, mayConduct, pauseForSilence } from './signs-of-life';

const START = 1_000_000;
const drill = createDrill(tinyBundle, headerFor(tinyBundle));
const entries: readonly Entry[] = [{ seq: 1, at: START, id: 'e1', by: 'codex', act: { type: 'drill.start' } }];
const live = foldEntries(drill, entries);
const paused = foldEntries(drill, [
  ...entries,
  { seq: 2, at: START + 5_000, id: 'e2', by: 'codex', act: { type: 'drill.pause', reason: 'player' } },
]);

describe('attendance', () => {
  const seats = { codex: ['ana'], claude: ['ben'] };
  const room = (ben: Parameters<typeof fakeMember>[1]) => ({
    seats,
    members: [fakeMember('ana', { isMe: true }), fakeMember('ben', ben)],
  });
  const gone = room({ isOnline: false, lastSeen: START + 10_000 });
  const now = START + 40_000;

  test('notes who has dropped out as of when they were last heard', () => {
    expect(attendanceActs(drill, live, gone, now, START)).toMatchObject([
      { by: 'system', act: { type: 'seat.away', seat: 'claude', asOf: START + 10_000 } },
    ]);
  });

  test('proposes the same entry on every machine', () => {
    const [a] = attendanceActs(drill, live, gone, now, START);
    const [b] = attendanceActs(drill, live, room({ isOnline: false, lastSeen: START + 9_000 }), now + 500, START);
    expect(a?.id).toBe(b?.id);
  });

  test.each([
    ['is here', room({ lastSeen: START + 10_000 }), live, now, START],
    ['has been away for a few seconds', room({ isOnline: false, lastSeen: now - 15_000 }), live, now, START],
    ['could not be heard yet', gone, live, now, now - 5_000],
    ['is away while the clock stands', gone, paused, now, START],
    [
      'shares the seat with somebody who is here',
      { ...gone, seats: { ...seats, claude: ['ben', 'ana'] } },
      live,
      now,
      START,
    ],
    ['has been removed', room({ isOnline: false, isRemoved: true }), live, now, START],
  ] as const)('stays quiet about somebody who %s', (_what, seen, state, at, since) => {
    expect(attendanceActs(drill, state, seen, at, since)).toEqual([]);
  });

  test('notes a return, once', () => {
    const away: Entry = { seq: 2, at: now, id: 'a', by: 'system', act: { type: 'seat.away', seat: 'claude' } };
    const left = foldEntries(drill, [...entries, away]);
    expect(attendanceActs(drill, left, gone, now, START)).toEqual([]);
    expect(attendanceActs(drill, left, room({}), now, START)).toMatchObject([{ act: { type: 'seat.back' } }]);
    const back: Entry = { seq: 3, at: now, id: 'b', by: 'system', act: { type: 'seat.back', seat: 'claude' } };
    expect(attendanceActs(drill, foldEntries(drill, [...entries, away, back]), room({}), now, START)).toEqual([]);
  });
});

describe('silence', () => {
  test('pauses as of its beginning', () => {
    expect(pauseForSilence(live, { from: START + 1_000, to: START + 900_000 })).toEqual({
      id: 'away-1',
      by: 'system',
      act: { type: 'drill.pause', asOf: START + 1_000, reason: 'away' },
    });
  });

  test('pauses nothing that stands, and nothing once something has happened since', () => {
    expect(pauseForSilence(live, undefined)).toBeUndefined();
    expect(pauseForSilence(paused, { from: START + 6_000, to: START + 900_000 })).toBeUndefined();
    expect(pauseForSilence(live, { from: START - 90_000, to: START })).toBeUndefined();
  });
});

describe('who lets the bots act', () => {
  const player = fakeMember('ana', { seats: ['codex'], isMe: true });

  test('plays or hosts', () => {
    expect(mayConduct({ me: player, members: [player] }, false)).toBe(true);
    expect(mayConduct({ me: fakeMember('fay', { isHost: true }), members: [] }, false)).toBe(true);
    expect(mayConduct({ me: fakeMember('eve', { standing: 'observer' }), members: [] }, false)).toBe(false);
  });

  test('out of sight leaves it to somebody in sight', () => {
    const with_ = (change: Parameters<typeof fakeMember>[1]) => ({
      me: player,
      members: [player, fakeMember('ben', { seats: ['claude'], ...change })],
    });
    expect(mayConduct(with_({}), true)).toBe(false);
    expect(mayConduct(with_({ isHidden: true }), true)).toBe(true);
    expect(mayConduct(with_({ isOnline: false }), true)).toBe(true);
    expect(mayConduct(with_({ seats: [] }), true)).toBe(true);
  });
});
