import type { DrillTime } from '../../../base/drill-time';
import type { WorldView } from '../operations';
import { type Prepared, prepare } from '../prepared';
import { EVENT_HORIZON } from '../rows/horizons';
import { storedReadings } from '../rows/stored';
import { factsOf, timelineOf } from '../states-at';
import { type DamageRun, damageRuns } from './runs';

/** How the stored readings stand against what should be there, as rows of the table would tell. */
export interface Tally {
  /** Readings that are there and wrong. */
  readonly corrupt: number;
  /** Those of them that are empty (`reading_data` is null). */
  readonly empty: number;
  /** Readings that are gone. */
  readonly lost: number;
  /** Those of them that people's own statements have removed: a wholesale restore loses what came after the backup. */
  readonly removed: number;
}

/** The one table that damages concern. */
export const DAMAGED_TABLE = 'public.readings';

interface Sums {
  corrupt: number;
  empty: number;
  /** Lost by the system. */
  purged: number;
  removed: number;
  /** Whose entries have been overwritten. */
  readonly hit: Set<string>;
}

const MEMO = {};

/** The damage at `until` (now, if left out), from what the system did and what was measured after people's own statements. */
export function tallyOf(world: WorldView, until: DrillTime = world.now): Tally {
  const { memo } = timelineOf(world);
  const known = (memo.get(MEMO) ?? new Map()) as Map<DrillTime, Tally>;
  memo.set(MEMO, known);
  let tally = known.get(until);
  if (tally === undefined) {
    tally = foldTally(world, until);
    known.set(until, tally);
  }
  return tally;
}

function foldTally(world: WorldView, until: DrillTime): Tally {
  const sums: Sums = { corrupt: 0, empty: 0, purged: 0, removed: 0, hit: new Set() };
  const runs = damageRuns(world).filter((run) => run.at < until);
  let next = 0;
  const upTo = (t: DrillTime): void => {
    for (; next < runs.length; next++) {
      const run = runs[next];
      if (run === undefined || run.at >= t) break;
      suffer(world, sums, run);
    }
  };
  const facts = factsOf(world, 'rows.changed', 'data.measured').filter(
    ({ at, fact }) => at <= until && fact.table === DAMAGED_TABLE,
  );
  for (const { at, fact } of facts) {
    upTo(at);
    if (fact.type === 'rows.changed') sums.removed += fact.deleted;
    else measured(sums, fact);
  }
  upTo(until);
  const { corrupt, empty, purged, removed } = sums;
  return { corrupt, empty, lost: purged + removed, removed };
}

/** The table itself has been looked at: what it says counts. */
function measured(sums: Sums, fact: { readonly corrupt: number; readonly lost: number }): void {
  if (fact.corrupt === 0) sums.hit.clear();
  sums.corrupt = fact.corrupt;
  sums.empty = Math.min(sums.empty, fact.corrupt);
  sums.removed = Math.min(sums.removed, fact.lost);
  sums.purged = fact.lost - sums.removed;
}

function suffer(world: WorldView, sums: Sums, { damage, from, to }: DamageRun): void {
  switch (damage.does) {
    case 'clear': {
      const { rows } = storedBefore(world, damage.before);
      sums.empty += rows;
      sums.corrupt += rows;
      return;
    }
    case 'delete':
      sums.purged = Math.min(sums.purged + (damage.limit ?? 0), storedBefore(world, damage.before).rows);
      return;
    case 'overwrite': {
      const { owners } = storedBefore(world, damage.before);
      for (const { user } of storedReadings(world, from, to)) {
        if (!owners.has(user) || sums.hit.has(user)) continue;
        sums.hit.add(user);
        sums.corrupt += 1;
      }
    }
  }
}

/** What was stored before the trouble: how many readings, and whose. */
interface Before {
  readonly rows: number;
  readonly owners: ReadonlySet<string>;
}

const counted = new WeakMap<Prepared, Map<string, Before>>();

/** Counts what was stored before. It never changes again, so it is counted once for a seed. */
function storedBefore(world: WorldView, before: DrillTime): Before {
  const prepared = prepare(world.scenario, world.seed);
  const known = counted.get(prepared) ?? new Map<string, Before>();
  counted.set(prepared, known);
  const key = `${world.variant} ${world.startEpoch} ${before}`;
  let found = known.get(key);
  if (found === undefined) {
    const rows = storedReadings(world, EVENT_HORIZON, before);
    found = { rows: rows.length, owners: new Set(rows.map((row) => row.user)) };
    known.set(key, found);
  }
  return found;
}

/** Readings stored with `from <= at < to`: what a wholesale restore of a backup of `from` loses. */
export function storedBetween(world: WorldView, from: DrillTime, to: DrillTime): number {
  return storedReadings(world, from, to).length;
}
