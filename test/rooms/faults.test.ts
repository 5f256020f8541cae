import { describe, expect, test } from 'vitest';
import { playSchedule, type ScheduleResult } from '../support/room-schedule';
import { full } from '../support/shipped';

const SCHEDULES = full ? 1_000 : 150;
const BATCH = 25;

/** What must hold of every room that has come to rest, whatever went wrong on the way. */
function check(seed: string, result: ScheduleResult): void {
  const { replicas, acknowledged, stored, refused, inOrder } = result;
  const first = replicas[0];
  if (first === undefined) throw new Error(`${seed}: nobody is left`);
  const ids = first.entries.map((e) => e.id);
  const there = new Set(ids);
  const place = new Map(ids.map((id, i) => [id, i]));
  const wrong = {
    waiting: replicas.filter((r) => r.waiting > 0).length,
    hashes: new Set(replicas.map((r) => r.hash)).size,
    records: new Set(replicas.map((r) => JSON.stringify(r.entries))).size,
    doubled: ids.length - there.size,
    gaps: first.entries.filter((e, i) => e.seq !== i + 1).length,
    backwards: first.entries.filter((e, i) => e.at < (first.entries[i - 1]?.at ?? 0)).length,
    lost: acknowledged.filter((id) => !there.has(id)),
    forgotten: stored.filter((id) => !there.has(id)),
    sneaked: refused.filter((id) => there.has(id)),
    outOfOrder: inOrder.filter((list) => {
      const places = list.flatMap((id) => place.get(id) ?? []);
      return places.some((at, i) => at < (places[i - 1] ?? -1));
    }).length,
  };
  const right = {
    waiting: 0,
    hashes: 1,
    records: 1,
    doubled: 0,
    gaps: 0,
    backwards: 0,
    lost: [],
    forgotten: [],
    sneaked: [],
  };
  expect({ seed, ...wrong }).toEqual({ seed, ...right, outOfOrder: 0 });
}

describe('a room through drops, delays, duplicates, reordering, lost connections, killed tabs and restarts', () => {
  const sums: Record<string, number> = {};
  const starts = Array.from({ length: SCHEDULES / BATCH }, (_, i) => i * BATCH);

  test.each(starts)(
    'schedules from %i on lose nothing, double nothing, and leave everybody with the same',
    async (start) => {
      for (let i = start; i < start + BATCH; i++) {
        const seed = `schedule-${i}`;
        const result = await playSchedule(seed);
        check(seed, result);
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
