import type { DrillTime } from '../base/drill-time';
import type { DrillState } from '../drill/state';
import { factMatches } from '../scenario/facts';
import { type Guard, type GuardContext, holds } from '../scenario/guard';
import type { IncidentState, Scenario } from '../scenario/schema';

/** A way from one state of the production's statechart to another, as it is authored. */
export interface Branch {
  /** `service.failing -> recovering (flag.set)`: unique within the scenario. */
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'after' | 'on' | 'always';
  readonly when: Guard | undefined;
  /** Of a reaction: the fact that it reacts to. */
  readonly fact?: { readonly type: string; readonly where: Readonly<Record<string, unknown>> | undefined };
}

function branchesOfState(region: string, from: string, state: IncidentState): readonly Omit<Branch, 'id'>[] {
  return [
    ...state.after.map((t) => ({ region, from, to: t.to, kind: 'after' as const, when: t.when })),
    ...state.on.map((t) => ({
      region,
      from,
      to: t.to,
      kind: 'on' as const,
      when: t.when,
      fact: { type: t.fact, where: t.where },
    })),
    ...state.always.map((t) => ({ region, from, to: t.to, kind: 'always' as const, when: t.when })),
  ];
}

/** All ways of a scenario's statechart, in the order in which they are written. */
export function branchesOf(scenario: Scenario): readonly Branch[] {
  const times = new Map<string, number>();
  return Object.entries(scenario.incident.regions)
    .flatMap(([region, { states }]) =>
      Object.entries(states).flatMap(([name, state]) => branchesOfState(region, name, state)),
    )
    .map((branch) => {
      const name = `${branch.region}.${branch.from} -> ${branch.to} (${branch.fact?.type ?? branch.kind})`;
      const n = (times.get(name) ?? 0) + 1;
      times.set(name, n);
      return { ...branch, id: n === 1 ? name : `${name} ${n}` };
    });
}

/** What guards ask about, once everything of a moment has happened, or (with `states`) while it happens. */
function contextAt(state: DrillState, at: DrillTime, states: Readonly<Record<string, string>>): GuardContext {
  return {
    variant: state.variant,
    inState: (path) => {
      const dot = path.indexOf('.');
      return dot > 0 && states[path.slice(0, dot)] === path.slice(dot + 1);
    },
    fact: (type, where) => state.facts.some((f) => f.at <= at && factMatches(f.fact, type, where)),
    done: () => false,
    roleHeld: () => false,
  };
}

/** The ways along which reactions lead from `from` to `to` within one moment: the shortest chain, if there is any. */
function chain(ways: readonly Branch[], first: readonly Branch[], to: string): readonly Branch[] {
  let open = first.map((b) => [b]);
  for (let length = 1; length < 8; length++) {
    const there = open.find((path) => path.at(-1)?.to === to);
    if (there !== undefined) return there;
    open = open.flatMap((path) =>
      ways
        .filter((b) => b.kind === 'always' && b.from === path.at(-1)?.to && !path.includes(b))
        .map((b) => [...path, b]),
    );
  }
  return [];
}

/**
 * The ways that the production has gone in a drill, told from its states and facts over time. Of ways that look alike (same
 * states, same kind) the first whose guard held counts, as in the statechart itself.
 */
export function takenBranches(scenario: Scenario, state: DrillState): ReadonlySet<string> {
  const all = branchesOf(scenario);
  const taken = new Set<string>();
  const moments = [...new Set([...state.world.history.map((c) => c.at), ...state.facts.map((f) => f.at)])];
  const before: Record<string, string> = {};
  for (const at of moments.sort((a, b) => a - b)) {
    const changes = state.world.history.filter((c) => c.at === at);
    const after = { ...before };
    for (const c of changes) after[c.region] = c.state;
    const facts = state.facts.filter((f) => f.at === at);
    const held = (b: Branch): boolean =>
      holds(b.when, contextAt(state, at, before)) || holds(b.when, contextAt(state, at, after));
    const reacted = (b: Branch): boolean =>
      b.kind === 'on' && facts.some((f) => b.fact !== undefined && factMatches(f.fact, b.fact.type, b.fact.where));
    for (const c of changes) {
      const from = before[c.region];
      if (from !== undefined && from !== c.state) {
        const ways = all.filter((b) => b.region === c.region);
        const out = ways.filter((b) => b.from === from && held(b) && (b.kind !== 'on' || reacted(b)));
        // A fact of this moment explains a change better than a delay that happens to be over.
        const ordered = [...out.filter((b) => b.kind === 'on'), ...out.filter((b) => b.kind !== 'on')];
        for (const b of chain(ways, ordered, c.state)) taken.add(b.id);
      }
      before[c.region] = c.state;
    }
    // Coming back to the same state leaves no trace in the states, and still is a reaction.
    for (const b of all) if (b.from === b.to && after[b.region] === b.from && reacted(b) && held(b)) taken.add(b.id);
  }
  return taken;
}
