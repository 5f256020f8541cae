import type { DrillTime } from '../../../base/drill-time';
import type { Visitor } from '../crowd';
import { visitorAfter, visitorOf } from '../crowd';
import { clampRange, visitRequests } from '../events';
import type { WorldView } from '../operations';
import { type Prepared, type PreparedTraffic, prepare } from '../prepared';
import { EVENT_HORIZON } from './horizons';

/** A request that stored something: its time and the key of everything drawn for it. */
export interface Stored {
  readonly at: DrillTime;
  readonly key: number;
}

/** Order of rows: by time, then by key. */
export function byTime(a: Stored, b: Stored): number {
  return a.at - b.at || a.key - b.key;
}

/**
 * Nobody stores two readings in the same millisecond: the table forbids it. Where the dice say so (about once in a thousand
 * drills), the later one by key is the next visitor's. The same milliseconds are always read together, so ranges agree.
 */
export function withVisitors(events: Stored[]): readonly (Stored & { readonly visitor: Visitor })[] {
  events.sort(byTime);
  let at = Number.NaN;
  const taken = new Set<Visitor>();
  return events.map((event) => {
    if (event.at !== at) taken.clear();
    at = event.at;
    let visitor = visitorOf(event.key);
    while (taken.has(visitor)) visitor = visitorAfter(visitor);
    taken.add(visitor);
    return { ...event, visitor };
  });
}

interface Source {
  readonly source: PreparedTraffic;
  readonly outcomes: readonly number[];
}

const sources = new WeakMap<Prepared, readonly Source[]>();

function storing(prepared: Prepared): readonly Source[] {
  let known = sources.get(prepared);
  if (known !== undefined) return known;
  known = [...prepared.traffic.values()]
    .map((source) => ({
      source,
      outcomes: source.outcomes.flatMap(({ outcome }, n) => (outcome.stores === 'reading' ? [n] : [])),
    }))
    .filter(({ outcomes }) => outcomes.length > 0);
  sources.set(prepared, known);
  return known;
}

/** Who stored a reading with `from <= at < to`, and before now, in the order of the rows; without what stands in it. */
export function storedReadings(
  world: WorldView,
  from: DrillTime,
  to: DrillTime,
): readonly { readonly at: DrillTime; readonly user: string }[] {
  const [start, end] = clampRange(world, Math.max(from, EVENT_HORIZON), to);
  const events: Stored[] = [];
  for (const { source, outcomes } of storing(prepare(world.scenario, world.seed))) {
    visitRequests(world, source, start, end, (at, _outcome, key) => events.push({ at, key }), outcomes);
  }
  return withVisitors(events).map(({ at, visitor }) => ({ at, user: visitor.user }));
}
