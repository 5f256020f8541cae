import type { DrillTime } from '../../../base/drill-time';
import type { Damage } from '../../../scenario/schema-damage';
import type { WorldView } from '../operations';
import { EVENT_HORIZON } from '../rows/horizons';
import { guardSteps, timelineOf } from '../states-at';

/** One run of a damage: when it was carried out, and the readings stored since the run before (`from <= at < to`). */
export interface DamageRun {
  readonly damage: Damage;
  readonly at: DrillTime;
  readonly from: DrillTime;
  readonly to: DrillTime;
}

const MEMO = {};

/**
 * Everything that the system has done to stored readings before now, oldest first. It follows from the states of the production
 * alone, so the model and every copy of the live database agree on it.
 */
export function damageRuns(world: WorldView): readonly DamageRun[] {
  const { damages } = world.scenario.exhibits.database;
  if (damages.length === 0) return [];
  const { memo } = timelineOf(world);
  const known = memo.get(MEMO) as { readonly now: DrillTime; readonly runs: readonly DamageRun[] } | undefined;
  if (known?.now === world.now) return known.runs;
  const runs = damages
    .flatMap((damage) => runsOf(world, damage))
    .sort((a, b) => a.at - b.at || (a.damage.id < b.damage.id ? -1 : 1));
  memo.set(MEMO, { now: world.now, runs });
  return runs;
}

function runsOf(world: WorldView, damage: Damage): readonly DamageRun[] {
  const runs: DamageRun[] = [];
  const steps = guardSteps(timelineOf(world), damage.while);
  for (const [i, value] of steps.value.entries()) {
    if (value !== 1) continue;
    const from = Math.max(EVENT_HORIZON, steps.at[i] ?? EVENT_HORIZON);
    const to = steps.at[i + 1] ?? Number.POSITIVE_INFINITY;
    if (from >= world.now) break;
    const { every } = damage;
    if (every === undefined) {
      // Done is done: it does not run anew when its condition comes back.
      return [{ damage, at: from, from, to: from }];
    }
    runs.push(...repeated(world, damage, every, from, to));
  }
  return runs;
}

/** Runs by the clock, as a scheduler's are. What follows people's own requests comes to its end with the last of them. */
function repeated(
  world: WorldView,
  damage: Damage,
  every: number,
  from: DrillTime,
  to: DrillTime,
): readonly DamageRun[] {
  const runs: DamageRun[] = [];
  let since = from;
  let at = Math.ceil((world.startEpoch + from) / every) * every - world.startEpoch;
  for (; at < to && at < world.now; at += every) {
    runs.push({ damage, at, from: since, to: at });
    since = at;
  }
  if (damage.does === 'overwrite' && to < world.now && to > since) runs.push({ damage, at: to, from: since, to });
  return runs;
}
