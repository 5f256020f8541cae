import type { DrillTime } from '../../base/drill-time';
import { type Fact, factMatches } from '../../scenario/facts';
import { type Guard, type GuardContext, holds } from '../../scenario/guard';
import type { Scenario } from '../../scenario/schema';
import type { WorldView } from './operations';

/** A step function of drill time: from `at[i]` on it has `value[i]`. `at[0]` is minus infinity. */
export interface Steps {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

/** How the production has stood over time: the states of its regions and the facts, looked up by time. */
export interface Timeline {
  readonly variant: string;
  /** Moments at which a state changed or a fact was caused, ascending, each once. Between them no guard changes. */
  readonly points: readonly DrillTime[];
  /** What guards ask about, as it stood at a time. Acts and roles never move the production: they do not hold here. */
  readonly context: (t: number) => GuardContext;
  /** Things computed once for this timeline, by the authored object that they belong to. */
  readonly memo: Map<object, unknown>;
}

interface Cached {
  readonly scenario: Scenario;
  readonly variant: string;
  readonly startEpoch: number;
  readonly facts: WorldView['facts'];
  readonly timeline: Timeline;
}

/** Latest timeline by history: states and facts are immutable lists, so the same lists make the same timeline. */
const timelines = new WeakMap<WorldView['history'], Cached>();

/** The timeline of a world; kept while neither its states nor its facts change. */
export function timelineOf(world: WorldView): Timeline {
  const known = timelines.get(world.history);
  const same =
    known?.facts === world.facts &&
    known.variant === world.variant &&
    known.startEpoch === world.startEpoch &&
    known.scenario === world.scenario;
  if (same) return known.timeline;
  const timeline = makeTimeline(world);
  timelines.set(world.history, {
    scenario: world.scenario,
    variant: world.variant,
    startEpoch: world.startEpoch,
    facts: world.facts,
    timeline,
  });
  return timeline;
}

function makeTimeline(world: WorldView): Timeline {
  const regions = new Map<string, { at: number[]; state: string[] }>();
  for (const [name, region] of Object.entries(world.scenario.incident.regions)) {
    regions.set(name, { at: [Number.NEGATIVE_INFINITY], state: [region.initial] });
  }
  const begun = new Set<string>();
  for (const change of world.history) {
    const rows = regions.get(change.region) ?? { at: [Number.NEGATIVE_INFINITY], state: [change.state] };
    regions.set(change.region, rows);
    if (begun.has(change.region)) {
      rows.at.push(change.at);
      rows.state.push(change.state);
    } else {
      // As the production stood when the world began, so it had stood before.
      rows.state[0] = change.state;
      begun.add(change.region);
    }
  }
  const points = [...new Set([...world.history.map((h) => h.at), ...world.facts.map((f) => f.at)])].sort(
    (a, b) => a - b,
  );
  const firsts = new Map<string, Map<object | undefined, number>>();
  const firstFact = (type: string, where: Readonly<Record<string, unknown>> | undefined): number => {
    let byWhere = firsts.get(type);
    if (byWhere === undefined) {
      byWhere = new Map();
      firsts.set(type, byWhere);
    }
    let first = byWhere.get(where);
    if (first === undefined) {
      first = world.facts.find((f) => factMatches(f.fact, type, where))?.at ?? Number.POSITIVE_INFINITY;
      byWhere.set(where, first);
    }
    return first;
  };
  return {
    variant: world.variant,
    points,
    memo: new Map(),
    context: (t) => new PastContext(world.variant, regions, firstFact, t),
  };
}

type Where = Readonly<Record<string, unknown>> | undefined;

/** What guards may ask about the production as it stood at `t`. A class, because very many are made. */
class PastContext implements GuardContext {
  constructor(
    readonly variant: string,
    private readonly regions: ReadonlyMap<
      string,
      { readonly at: readonly number[]; readonly state: readonly string[] }
    >,
    private readonly firstFact: (type: string, where: Where) => number,
    private readonly t: number,
  ) {}

  inState(path: string): boolean {
    const dot = path.indexOf('.');
    const rows = this.regions.get(path.slice(0, dot));
    return dot > 0 && rows !== undefined && rows.state[lastAtOrBefore(rows.at, this.t)] === path.slice(dot + 1);
  }

  fact(type: string, where?: Where): boolean {
    return this.firstFact(type, where) <= this.t;
  }

  done(): boolean {
    return false;
  }

  roleHeld(): boolean {
    return false;
  }
}

/** Index of the last of ascending times that is not after `t`; 0 when all are. */
export function lastAtOrBefore(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] ?? 0) <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Does the guard hold at time `t`? An absent guard does. */
export function holdsAt(timeline: Timeline, guard: Guard | undefined, t: number): boolean {
  return holds(guard, timeline.context(t));
}

/** What `choose` says over time, as steps. `key` is the authored object whose steps these are. */
export function stepsOf(timeline: Timeline, key: object, choose: (context: GuardContext) => number): Steps {
  const known = timeline.memo.get(key);
  if (known !== undefined) return known as Steps;
  const at = [Number.NEGATIVE_INFINITY];
  const value = [choose(timeline.context(Number.NEGATIVE_INFINITY))];
  for (const point of timeline.points) {
    const next = choose(timeline.context(point));
    if (next === value[value.length - 1]) continue;
    at.push(point);
    value.push(next);
  }
  const steps: Steps = { at, value };
  timeline.memo.set(key, steps);
  return steps;
}

/** When the guard holds: steps of 1 and 0. */
export function guardSteps(timeline: Timeline, guard: Guard): Steps {
  return stepsOf(timeline, guard, (context) => (holds(guard, context) ? 1 : 0));
}

/** The value of a step function at `t`. */
export function stepAt(steps: Steps, t: number): number {
  return steps.value[lastAtOrBefore(steps.at, t)] ?? 0;
}

/** Does the guard hold at some time from `from` up to, not including, `to`? */
export function holdsWithin(timeline: Timeline, guard: Guard | undefined, from: number, to: number): boolean {
  if (to <= from) return false;
  if (guard === undefined) return true;
  const steps = guardSteps(timeline, guard);
  for (let i = lastAtOrBefore(steps.at, from); i < steps.at.length && (steps.at[i] ?? 0) < to; i++) {
    if (steps.value[i] === 1) return true;
  }
  return false;
}

/** Facts of one type up to now, oldest first, with when and by whom. */
export function factsOf<T extends Fact['type']>(
  world: WorldView,
  ...types: readonly T[]
): readonly { readonly at: DrillTime; readonly by: string; readonly fact: Extract<Fact, { type: T }> }[] {
  const wanted: readonly string[] = types;
  return world.facts.filter((f) => f.at <= world.now && wanted.includes(f.fact.type)) as never;
}
