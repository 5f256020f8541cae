import { describe, expect, it } from 'vitest';
import type { ConnectionNow } from '../../session/room/types';
import { connectionWords } from './connection-words';
import { namesText, presenceOf, presenceText, seatTitle, sinceText } from './member-words';

const connection = (change: Partial<ConnectionNow>): ConnectionNow => ({
  status: 'connected',
  since: 0,
  waiting: 0,
  skewMs: 0,
  bytesIn: 0,
  bytesOut: 0,
  ...change,
});

describe('words for a connection', () => {
  it('say how long it takes, once that is known', () => {
    expect(connectionWords(connection({})).long).toBe('Connected. What you do is with the others at once.');
    expect(connectionWords(connection({ latencyMs: { p50: 38.4, p99: 1201, count: 9 } })).long).toBe(
      'Connected. What you do is with the others after 38 ms; 1 time in 100 it takes 1,201 ms or more.',
    );
  });

  it('count what waits, and say that it is kept', () => {
    const lost = connectionWords(connection({ status: 'reconnecting', waiting: 2 }));
    expect(lost).toMatchObject({ tone: 'warn', short: 'Connection lost, 2 waiting' });
    expect(lost.note).toMatch(/kept here, and sent when it is back/);
    expect(connectionWords(connection({ status: 'reconnecting' })).short).toBe('Connection lost');
    expect(connectionWords(connection({ waiting: 1 })).short).toBe('Connected, 1 on the way');
  });

  it('tell what to do where waiting does not help', () => {
    for (const status of ['refused', 'closed'] as const) {
      expect(connectionWords(connection({ status }))).toMatchObject({
        tone: 'bad',
        note: expect.stringMatching(/Load the page again/),
      });
    }
  });
});

describe('words for people in a room', () => {
  const now = 10_000_000;
  const member = (change: object) => ({ isOnline: true, isHidden: false, lastSeen: now, ...change });

  it('say whether somebody is there', () => {
    expect(presenceText(member({}), now)).toBe('here');
    expect(presenceText(member({ isHidden: true }), now)).toBe('another window in front');
    expect(presenceText(member({ isOnline: false, isHidden: true, lastSeen: now - 130_000 }), now)).toBe(
      'dropped out 2 min ago',
    );
    expect([{}, { isHidden: true }, { isOnline: false, isHidden: true }].map((c) => presenceOf(member(c)))).toEqual([
      'here',
      'hidden',
      'away',
    ]);
  });

  it('never count backwards when clocks differ', () => {
    expect(sinceText(-90_000)).toBe('just now');
    expect([59_000, 60_000, 3_600_000, 49 * 3_600_000].map(sinceText)).toEqual([
      'just now',
      '1 min ago',
      '1 h ago',
      '2 d ago',
    ]);
  });

  it('join names as one says them', () => {
    expect([[], ['Ana'], ['Ana', 'Ben'], ['Ana', 'Ben', 'Cem']].map(namesText)).toEqual([
      '',
      'Ana',
      'Ana and Ben',
      'Ana, Ben and Cem',
    ]);
  });

  it('name a seat by its role, or by whose it is', () => {
    expect(seatTitle({ role: 'scribe', roleTitle: 'Scribe', name: 'Ana' })).toBe('Scribe');
    expect(seatTitle({ role: '', roleTitle: 'Responder', name: 'Ana' })).toBe('Responder (Ana)');
  });
});
