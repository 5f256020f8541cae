import { type DrillTime, minutes } from '../base/drill-time';
import type { Bundle } from '../drill/bundle';
import type { DrillState } from '../drill/state';
import { factMatches } from '../scenario/facts';
import { type Guard, type GuardContext, holds } from '../scenario/guard';
import type { Interval, TruthTimeline } from './types';

/** What a guard may ask, as it was at drill time `at`, once everything of that moment had happened. */
function contextAt(
  state: DrillState,
  at: DrillTime,
  states: Readonly<Record<string, string>>,
  facts: DrillState['facts'],
): GuardContext {
  return {
    variant: state.variant,
    inState: (path) => {
      const dot = path.indexOf('.');
      return dot > 0 && states[path.slice(0, dot)] === path.slice(dot + 1);
    },
    fact: (type, where) => facts.some((f) => factMatches(f.fact, type, where)),
    // Truth is about the production; acts and roles do not move it, but a guard may name them all the same.
    done: (act) => state.happenings.some((h) => h.at <= at && h.act.type === act),
    roleHeld: (role) => state.roles.some((r) => r.role === role && r.from <= at && (r.to === undefined || r.to > at)),
  };
}

interface Moment {
  readonly at: DrillTime;
  readonly to: DrillTime;
  readonly ctx: GuardContext;
}

/** The stretches between changes of the production, up to the end; in each of them every guard has one answer. */
function moments(state: DrillState, endAt: DrillTime): readonly Moment[] {
  const times = [...state.world.history.map((c) => c.at), ...state.facts.map((f) => f.at)].filter((t) => t < endAt);
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const { history } = state.world;
  let states: Readonly<Record<string, string>> = {};
  let seen = 0;
  return sorted.map((at, i) => {
    for (const change of history.slice(seen)) {
      if (change.at > at) break;
      states = { ...states, [change.region]: change.state };
      seen++;
    }
    const facts = state.facts.filter((f) => f.at <= at);
    return { at, to: sorted[i + 1] ?? endAt, ctx: contextAt(state, at, states, facts) };
  });
}

/** When a guard held; neighbouring stretches are one interval. */
function intervalsOf(guard: Guard, list: readonly Moment[]): readonly Interval[] {
  const out: Interval[] = [];
  for (const m of list) {
    if (!holds(guard, m.ctx)) continue;
    const last = out.at(-1);
    if (last !== undefined && last.to === m.at) out[out.length - 1] = { from: last.from, to: m.to };
    else out.push({ from: m.at, to: m.to });
  }
  return out;
}

/** From here on everybody could know: the first delivered signal, or the first look at evidence that leaves no doubt. */
function firstSignal(bundle: Bundle, state: DrillState, endAt: DrillTime): DrillTime | undefined {
  const signals = new Set(bundle.scenario.injects.filter((i) => i.signal).map((i) => i.id));
  const sufficient = new Set(bundle.scenario.truth.evidence.filter((e) => e.sufficient).map((e) => e.id));
  const times = [
    ...state.injects.filter((i) => i.outcome === 'delivered' && signals.has(i.injectId)).map((i) => i.at),
    ...state.looks.filter((l) => l.evidence.some((id) => sufficient.has(id))).map((l) => l.at),
  ].filter((t) => t <= endAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The first interval that lasted to the end, or as long as the playbook asks for quiet: short relief is no mitigation. */
function lasting(intervals: readonly Interval[], quiet: number, endAt: DrillTime): DrillTime | undefined {
  return intervals.find((i) => i.to >= endAt || i.to - i.from >= quiet)?.from;
}

function severityOf(
  bundle: Bundle,
  list: readonly Moment[],
  visibleAt: DrillTime | undefined,
  endAt: DrillTime,
): TruthTimeline['severity'] {
  const rows: { from: DrillTime; to: DrillTime; is: string | null; clause?: string }[] = [];
  const add = (from: DrillTime, to: DrillTime, found: { is: string; clause: string } | undefined): void => {
    if (to <= from) return;
    const last = rows.at(-1);
    if (last !== undefined && last.is === (found?.is ?? null) && last.clause === found?.clause) last.to = to;
    else rows.push(found === undefined ? { from, to, is: null } : { from, to, is: found.is, clause: found.clause });
  };
  const seenFrom = visibleAt ?? endAt;
  for (const m of list) {
    add(m.at, Math.min(m.to, seenFrom), undefined);
    const row = bundle.scenario.truth.severity.find((s) => holds(s.when, m.ctx));
    add(Math.max(m.at, seenFrom), m.to, row);
  }
  return rows;
}

/**
 * What was true when, computed from what the production did: the scenario's guards, asked at every change of the statechart
 * and every fact. The severity is the one that visible signals supported: nobody is judged by what could not be known.
 */
export function truthTimeline(bundle: Bundle, state: DrillState, endAt: DrillTime): TruthTimeline {
  const { truth } = bundle.scenario;
  const list = moments(state, endAt);
  const faultAt = intervalsOf(truth.fault, list)[0]?.from;
  const sinceFault = (intervals: readonly Interval[]): readonly Interval[] =>
    faultAt === undefined
      ? []
      : intervals.filter((i) => i.to > faultAt).map((i) => ({ from: Math.max(i.from, faultAt), to: i.to }));
  const mitigated = sinceFault(intervalsOf(truth.mitigatedWhen, list));
  const fixed = sinceFault(intervalsOf(truth.fixedWhen, list));
  const visibleAt = firstSignal(bundle, state, endAt);
  const quiet = minutes(bundle.playbook.resolution.quietMinutes);
  const untilFault = faultAt ?? endAt;
  const credentials = (truth.credentials ?? [])
    .filter((c) => c.variants?.includes(state.variant) ?? true)
    .map((c) => ({ id: c.id, title: c.title, revoked: intervalsOf(c.revoked, list) }))
    // What was worth nothing when the fault began is not what was compromised.
    .filter((c) => !c.revoked.some((i) => i.from <= untilFault && untilFault < i.to));
  const mitigatedAt = lasting(mitigated, quiet, endAt);
  const fixedAt = fixed.find((i) => i.to >= endAt)?.from;
  return {
    variant: state.variant,
    ...(faultAt === undefined ? {} : { faultAt }),
    ...(visibleAt === undefined ? {} : { visibleAt }),
    ...(mitigatedAt === undefined ? {} : { mitigatedAt }),
    ...(fixedAt === undefined ? {} : { fixedAt }),
    impact: intervalsOf(truth.impactWhile, list),
    mitigated,
    fixed,
    severity: severityOf(bundle, list, visibleAt, endAt),
    ...(truth.stops === undefined ? {} : { stopped: sinceFault(intervalsOf(truth.stops, list)) }),
    ...(truth.contained === undefined ? {} : { contained: sinceFault(intervalsOf(truth.contained, list)) }),
    credentials,
  };
}
