import type { Guard } from '../scenario/guard';
import type { IncidentState, Scenario } from '../scenario/schema';
import { canCause } from '../world/model/causable';

/** Combinations of states that are looked at before the search gives up: it then finds nothing wrong. */
const MOST = 60_000;

/** `true`, `false`, or `undefined` for what depends on what people do. */
type Judged = boolean | undefined;

/** A move of one region out of its present state. */
interface Move {
  readonly region: number;
  readonly to: string;
}

/**
 * States of a variant from which no play leads to a moment at which `goal` holds. Only regions that bear on the goal are looked
 * at, in all their combinations; what people do is taken to be possible whenever a tool can do it.
 */
export function deadEnds(scenario: Scenario, variant: string, goal: Guard): readonly string[] {
  const names = cone(scenario, goal);
  const index = new Map(names.map((name, i) => [name, i]));
  const stateOf = (config: readonly string[], region: string): string | undefined => config[index.get(region) ?? -1];
  const rowOf = (config: readonly string[], i: number): IncidentState | undefined =>
    scenario.incident.regions[names[i] ?? '']?.states[config[i] ?? ''];

  const judge = (guard: Guard | undefined, config: readonly string[]): Judged => {
    if (guard === undefined) return true;
    if ('all' in guard) return every(guard.all.map((g) => judge(g, config)));
    if ('any' in guard) return not(every(guard.any.map((g) => not(judge(g, config)))));
    if ('not' in guard) return not(judge(guard.not, config));
    if ('state' in guard) {
      const dot = guard.state.indexOf('.');
      return stateOf(config, guard.state.slice(0, dot)) === guard.state.slice(dot + 1);
    }
    if ('fact' in guard) return canCause(scenario, guard.fact, guard.where) ? undefined : false;
    if ('variant' in guard) return guard.variant === variant;
    return false;
  };

  const move = (config: readonly string[], moves: readonly Move[]): readonly string[] => {
    const next = [...config];
    for (const { region, to } of moves) next[region] = to;
    return next;
  };

  const successors = (config: readonly string[]): (readonly string[])[] => {
    const forced: Move[] = [];
    const free: Move[] = [];
    for (const region of names.keys()) {
      for (const { to, when } of rowOf(config, region)?.always ?? []) {
        const judged = judge(when, config);
        if (judged === false) continue;
        (judged === true ? forced : free).push({ region, to });
        if (judged === true) break;
      }
    }
    // Reactions to other regions are taken at once, all in one step: nothing else happens before.
    if (forced.length > 0) return [move(config, forced), ...free.map((m) => move(config, [m]))];
    for (const region of names.keys()) {
      const row = rowOf(config, region);
      for (const { to, when } of row?.after ?? []) if (judge(when, config) !== false) free.push({ region, to });
      for (const { to, when, fact, where } of row?.on ?? []) {
        if (canCause(scenario, fact, where) && judge(when, config) !== false) free.push({ region, to });
      }
    }
    return free.map((m) => move(config, [m]));
  };

  const start = names.map((name) => scenario.incident.regions[name]?.initial ?? '');
  const seen = new Map<string, { readonly config: readonly string[]; readonly from: string[] }>();
  const queue: (readonly string[])[] = [start];
  seen.set(start.join('|'), { config: start, from: [] });
  for (let config = queue.pop(); config !== undefined; config = queue.pop()) {
    const key = config.join('|');
    for (const next of successors(config)) {
      const nextKey = next.join('|');
      const there = seen.get(nextKey);
      if (there !== undefined) there.from.push(key);
      else {
        seen.set(nextKey, { config: next, from: [key] });
        queue.push(next);
      }
    }
    if (seen.size > MOST) return [];
  }

  const alive = new Set<string>();
  const back = [...seen].flatMap(([key, { config }]) => (judge(goal, config) === false ? [] : [key]));
  for (let key = back.pop(); key !== undefined; key = back.pop()) {
    if (alive.has(key)) continue;
    alive.add(key);
    back.push(...(seen.get(key)?.from ?? []));
  }
  const reached = new Set<string>();
  const living = new Set<string>();
  for (const [key, { config }] of seen) {
    for (const [i, state] of config.entries()) {
      const name = `${names[i]}.${state}`;
      reached.add(name);
      if (alive.has(key)) living.add(name);
    }
  }
  return [...reached].filter((name) => !living.has(name));
}

const not = (judged: Judged): Judged => (judged === undefined ? undefined : !judged);

function every(judged: readonly Judged[]): Judged {
  if (judged.includes(false)) return false;
  return judged.includes(undefined) ? undefined : true;
}

/** The regions that bear on a guard: those that it names, and those that the ways into and out of their states ask for. */
function cone(scenario: Scenario, goal: Guard): readonly string[] {
  const found = new Set<string>();
  const visit = (guard: Guard | undefined): void => {
    if (guard === undefined) return;
    const parts = 'all' in guard ? guard.all : 'any' in guard ? guard.any : 'not' in guard ? [guard.not] : [];
    for (const part of parts) visit(part);
    if (!('state' in guard)) return;
    const region = guard.state.slice(0, guard.state.indexOf('.'));
    if (found.has(region)) return;
    found.add(region);
    for (const state of Object.values(scenario.incident.regions[region]?.states ?? {})) {
      for (const { when } of [...state.after, ...state.on, ...state.always]) visit(when);
    }
  };
  visit(goal);
  return [...found];
}
