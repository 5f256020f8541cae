import { describe, expect, it } from 'vitest';
import { visitors } from '../crowd';
import { smallWorld } from '../small-world';
import { feedRows } from './feed';
import { ERROR_LOG_HORIZON, EVENT_HORIZON } from './horizons';
import { userRows } from './users';

describe('user rows', () => {
  const world = smallWorld();
  const rows = userRows(world);

  it('are everybody once, by id and by e-mail, and older than the logs', () => {
    expect(rows.length).toBe(visitors.length);
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(new Set(rows.map((r) => r.email)).size).toBe(rows.length);
    expect(Math.max(...rows.map((r) => r.createdAt))).toBeLessThan(ERROR_LOG_HORIZON);
  });

  it('are those whom errors, readings and sign-ins name', () => {
    const ids = new Map(rows.map((r) => [r.id, r.email]));
    const { errorLogs, readings, signIns } = feedRows(world, EVENT_HORIZON, 0);
    for (const { userId } of errorLogs) if (userId !== null) expect(ids.has(userId)).toBe(true);
    for (const { userId } of readings) expect(ids.has(userId)).toBe(true);
    for (const { userId, email } of signIns) expect(ids.get(userId)).toBe(email);
  });

  it('are the same for the same seed', () => {
    expect(userRows(smallWorld())).toEqual(rows);
    expect(userRows(smallWorld({ seed: 'other' }))).not.toEqual(rows);
  });
});
