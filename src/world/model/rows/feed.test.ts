import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../base/drill-time';
import { lines } from '../lines';
import { smallScenario, smallWorld } from '../small-world';
import { feedRows } from './feed';
import { ERROR_LOG_HORIZON, EVENT_HORIZON } from './horizons';
import type { FeedRows } from './types';

const scenario = smallScenario();
const world = smallWorld({ scenario });
const time = fc.integer({ min: -25 * MINUTE, max: 24 * MINUTE });

function joined(a: FeedRows, b: FeedRows): FeedRows {
  return {
    errorLogs: [...a.errorLogs, ...b.errorLogs],
    readings: [...a.readings, ...b.readings],
    signIns: [...a.signIns, ...b.signIns],
    audit: [...a.audit, ...b.audit],
  };
}

describe('feed rows', () => {
  it('of a range are those of its parts, one after the other', () => {
    fc.assert(
      fc.property(time, time, time, fc.string({ minLength: 1, maxLength: 8 }), (x, y, z, seed) => {
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((p, q) => p - q);
        const of = smallWorld({ scenario, seed });
        expect(joined(feedRows(of, a, b), feedRows(of, b, c))).toEqual(feedRows(of, a, c));
      }),
      { numRuns: 25 },
    );
  });

  it('never come from the future, and stay as they were when it has come', () => {
    fc.assert(
      fc.property(time, time, (now, later) => {
        const [a, b] = now < later ? [now, later] : [later, now];
        const early = feedRows(smallWorld({ scenario, now: a }), -25 * MINUTE, DAY);
        for (const list of [early.errorLogs, early.readings, early.signIns]) {
          expect(list.every((row) => row.at < a)).toBe(true);
        }
        expect(feedRows(smallWorld({ scenario, now: b }), -25 * MINUTE, a)).toEqual(early);
      }),
      { numRuns: 15 },
    );
  });

  it('of the error log are the lines of its stream: same ids, order, codes, requests and words', () => {
    fc.assert(
      fc.property(time, time, (x, y) => {
        const [from, to] = x < y ? [x, y] : [y, x];
        const rows = feedRows(world, from, to).errorLogs;
        const shown = lines(world, 'errors', from, to);
        expect(rows.map((r) => [r.lineId, r.at, r.code, r.requestId, r.service])).toEqual(
          shown.map((l) => [l.id, l.at, l.code ?? null, l.requestId ?? null, l.service]),
        );
        for (const [i, row] of rows.entries()) {
          const request = row.requestId === null ? '' : ` request_id=${row.requestId}`;
          const user = row.userId === null ? '' : ` user_id=${row.userId}`;
          const details = row.details === null ? '' : ` details=${row.details}`;
          expect(shown[i]?.text).toBe(`${row.message}${request}${user}${details}`);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('of the error log have their people and details from the request, and none without one', () => {
    const rows = feedRows(world, -5 * MINUTE, 5 * MINUTE).errorLogs;
    const failed = rows.filter((r) => r.code === 'UNHANDLED');
    expect(failed.length).toBeGreaterThan(100);
    for (const row of failed) {
      expect(row).toMatchObject({ service: 'edge:generate-reading', level: 'error', environment: 'production' });
      expect(JSON.parse(row.details ?? '')).toMatchObject({ release: 'generate-reading@v42' });
      for (const value of [row.requestId, row.userId]) expect(value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
      expect(row.ip).toMatch(/^[0-9a-f.:]+$/);
      expect(row.userAgent).not.toBe('');
    }
    const purged = rows.filter((r) => r.code === 'PURGE');
    expect(purged.length).toBeGreaterThan(3);
    for (const row of purged) {
      expect(row).toMatchObject({ service: 'pg_cron', level: 'info' });
      expect([row.requestId, row.userId, row.ip, row.userAgent, row.details]).toEqual([null, null, null, null, null]);
    }
    const fatal = rows.filter((r) => r.message.startsWith('cron job failed'));
    expect(new Set(fatal.map((r) => r.level))).toEqual(new Set(['error']));
    expect(fatal[0]?.requestId).not.toBeNull();
  });

  it('have a reading for each request that stored one, and no failed one', () => {
    const from = -20 * MINUTE;
    const { readings } = feedRows(world, from, 5 * MINUTE);
    const ok = lines(world, 'fn', from, 5 * MINUTE).filter((l) => l.text.startsWith('POST 200'));
    expect(readings.map((r) => r.at)).toEqual(ok.map((l) => l.at));
    const users = ok.map((l) => /user=(\S+)/.exec(l.text)?.[1]);
    expect(readings.map((r) => r.userId)).toEqual(users);
    expect(new Set(readings.map((r) => r.id)).size).toBe(readings.length);
    for (const row of readings) {
      const data = JSON.parse(row.readingData) as { sections: unknown[]; tokens: number };
      expect(data.sections.length).toBe(2);
      expect(row.readingData.length).toBeLessThan(300);
      expect(row.rawInput).toMatch(/^\d{1,2}( \d{1,2})*$/);
      expect(row.entryNo).toBeGreaterThan(0);
    }
  });

  it('have one reading a person and millisecond, even where requests crowd', () => {
    const busy = smallWorld({ scenario: smallScenario(20_000), now: 20 * MINUTE });
    const all = feedRows(busy, -25 * MINUTE, -12 * MINUTE).readings;
    expect(all.length).toBeGreaterThan(200_000);
    const keys = new Set(all.map((r) => `${r.at} ${r.userId}`));
    expect(keys.size).toBe(all.length);
    const cut = all[100_000]?.at ?? 0;
    const parts = [...feedRows(busy, -25 * MINUTE, cut).readings, ...feedRows(busy, cut, -12 * MINUTE).readings];
    expect(parts.map((r) => r.userId)).toEqual(all.map((r) => r.userId));
  });

  it('count the readings of a person upwards', () => {
    const { readings } = feedRows(world, EVENT_HORIZON, 0);
    const last = new Map<string, number>();
    for (const { userId, entryNo } of readings) {
      expect(entryNo).toBeGreaterThanOrEqual(last.get(userId) ?? 1);
      last.set(userId, entryNo);
    }
    expect(last.size).toBeGreaterThan(1_000);
  });

  it('have a sign-in for each that went well', () => {
    const { signIns } = feedRows(world, 0, 10 * MINUTE);
    const ok = lines(world, 'edge', 0, 10 * MINUTE).filter((l) => l.text.startsWith('POST /token'));
    expect(ok.length).toBeGreaterThan(100);
    expect(signIns.map((s) => `POST /token 200 ${s.ip}`)).toEqual(ok.map((l) => l.text));
    expect(new Set(signIns.flatMap((s) => [s.auditId, s.sessionId])).size).toBe(2 * signIns.length);
  });

  it('reach back to their horizons and no further', () => {
    const { errorLogs, readings, signIns } = feedRows(world, -30 * DAY, 0);
    expect(errorLogs[0]?.at).toBeGreaterThanOrEqual(ERROR_LOG_HORIZON);
    expect(errorLogs[0]?.at).toBeLessThan(ERROR_LOG_HORIZON + HOUR);
    for (const first of [readings[0], signIns[0]]) {
      expect(first?.at).toBeGreaterThanOrEqual(EVENT_HORIZON);
      expect(first?.at).toBeLessThan(EVENT_HORIZON + HOUR);
    }
    expect(feedRows(world, -30 * DAY, ERROR_LOG_HORIZON)).toEqual({
      audit: [],
      errorLogs: [],
      readings: [],
      signIns: [],
    });
  });
});
