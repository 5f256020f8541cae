import { describe, expect, test } from 'vitest';
import { checkRested } from '../support/room-check';
import { playSchedule } from '../support/room-schedule';
import { full } from '../support/shipped';

const SCHEDULES = full ? 1_000 : 100;
const BATCH = 25;

describe('a room through drops, delays, duplicates, reordering, lost connections, killed tabs and restarts', () => {
  const sums: Record<string, number> = {};
  const starts = Array.from({ length: SCHEDULES / BATCH }, (_, i) => i * BATCH);

  test.each(starts)(
    'schedules from %i on lose nothing, double nothing, and leave everybody with the same',
    async (start) => {
      for (let i = start; i < start + BATCH; i++) {
        const seed = `schedule-${i}`;
        const result = await playSchedule(seed);
        checkRested(seed, result);
        const counts = { ...result.happened, acknowledged: result.acknowledged.length, rekeyed: result.epoch };
        for (const [what, n] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + n;
      }
    },
  );

  test('the schedules are worth something: each kind of trouble came up, and things were acknowledged all the same', () => {
    for (const what of ['disconnected', 'tab killed', 'came back', 'engine restarted', 'removed', 'rekeyed'])
      expect({ what, isSeen: (sums[what] ?? 0) > SCHEDULES / 50 }).toEqual({ what, isSeen: true });
    expect(sums.acknowledged ?? 0).toBeGreaterThan(SCHEDULES * 4);
  });
});
