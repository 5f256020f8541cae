import type { DrillTime } from '../../base/drill-time';
import type { EdgeFunction } from '../../scenario/schema-exhibits';
import type { FunctionRow, FunctionVersionRow, WorldView } from './operations';
import { factsOf, holdsAt, lastAtOrBefore, timelineOf } from './states-at';

/** Which version of each function ran when, from what is authored and what was deployed in the drill. */
export interface Running {
  readonly at: readonly number[];
  readonly version: readonly string[];
}

const running = new WeakMap<object, Map<string, Running>>();

/** The versions of a function that ran over time, as steps. */
export function runningVersions(world: WorldView, name: string): Running {
  const timeline = timelineOf(world);
  let byName = running.get(timeline);
  if (byName === undefined) {
    byName = new Map();
    running.set(timeline, byName);
  }
  let known = byName.get(name);
  if (known === undefined) {
    known = computeRunning(world, name);
    byName.set(name, known);
  }
  return known;
}

function computeRunning(world: WorldView, name: string): Running {
  const timeline = timelineOf(world);
  const authored = world.scenario.exhibits.functions.find((f) => f.name === name)?.versions ?? [];
  const deployed = world.facts.flatMap(({ at, fact }) =>
    fact.type === 'function.deployed' && fact.name === name ? [{ at, version: fact.version }] : [],
  );
  const times = [...new Set([...authored.map((v) => v.at), ...timeline.points])].sort((a, b) => a - b);
  const liveAt = (t: number): string => {
    let best: { readonly at: number; readonly version: string } | undefined;
    for (const v of authored) {
      if (v.at <= t && (best === undefined || v.at >= best.at) && holdsAt(timeline, v.when, t)) best = v;
    }
    for (const d of deployed) if (d.at <= t && (best === undefined || d.at >= best.at)) best = d;
    return best?.version ?? '';
  };
  const at: number[] = [Number.NEGATIVE_INFINITY];
  const version = [times[0] === undefined ? '' : liveAt(times[0])];
  for (const time of times) {
    const live = liveAt(time);
    if (live === version[version.length - 1]) continue;
    at.push(time);
    version.push(live);
  }
  return { at, version };
}

/** The version of a function that ran at `t`; empty when there was none. */
export function versionAt(world: WorldView, name: string, t: DrillTime): string {
  const steps = runningVersions(world, name);
  return steps.version[lastAtOrBefore(steps.at, t)] ?? '';
}

/** The function of that name, as authored. */
export function findFunction(world: WorldView, name: string): EdgeFunction | undefined {
  return world.scenario.exhibits.functions.find((f) => f.name === name);
}

/** The versions of a function that exist by now, newest first; a version that was deployed again has a row for each time. */
export function functionVersions(world: WorldView, fn: EdgeFunction): readonly FunctionVersionRow[] {
  const timeline = timelineOf(world);
  const rows: Omit<FunctionVersionRow, 'live'>[] = fn.versions
    .filter((v) => v.at <= world.now && holdsAt(timeline, v.when, world.now))
    .map(({ version, sha, at, by, note }) => ({ version, sha, at, by, note }));
  rows.sort((a, b) => a.at - b.at);
  for (const { at, by, fact } of factsOf(world, 'function.deployed')) {
    if (fact.name !== fn.name) continue;
    const sha = fn.versions.find((v) => v.version === fact.version)?.sha ?? '';
    rows.push({ version: fact.version, sha, at, by, note: `Deployed again: ${fact.version}` });
  }
  // Stable: what was authored for the same moment stays before what was deployed at it.
  rows.sort((a, b) => a.at - b.at);
  const live = isRemoved(world, fn.name) ? -1 : rows.length - 1;
  return rows.map((row, i) => ({ ...row, live: i === live })).reverse();
}

/** Was the function removed and not deployed since? */
export function isRemoved(world: WorldView, name: string): boolean {
  const last = factsOf(world, 'function.deleted', 'function.deployed')
    .filter((f) => f.fact.name === name)
    .at(-1);
  return last?.fact.type === 'function.deleted';
}

/** A function as the platform lists it; absent before its first version. */
export function functionRow(world: WorldView, fn: EdgeFunction): FunctionRow | undefined {
  const latest = functionVersions(world, fn)[0];
  if (latest === undefined) return undefined;
  const removed = factsOf(world, 'function.deleted')
    .filter((f) => f.fact.name === fn.name)
    .at(-1);
  const gone = isRemoved(world, fn.name) ? removed : undefined;
  return {
    name: fn.name,
    title: fn.title,
    status: gone === undefined ? 'ACTIVE' : 'REMOVED',
    version: latest.version,
    sha: latest.sha,
    updatedAt: gone?.at ?? latest.at,
    by: gone?.by ?? latest.by,
  };
}
