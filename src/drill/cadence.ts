import { type DrillTime, minutes } from '../base/drill-time';
import type { Drill } from './drill';
import { type DrillState, isResolved } from './state';

/** How the team stands with its promise of updates. */
export interface Cadence {
  /** idle: nothing promised (not declared, or resolved). amber: close to due. red: overdue. */
  readonly state: 'idle' | 'calm' | 'amber' | 'red';
  readonly lastUpdateAt?: DrillTime;
  /** When the next update is due: the time that the last one promised, and at the latest the playbook's cadence after it. */
  readonly dueAt?: DrillTime;
  /** Milliseconds to the due time; negative when overdue. */
  readonly remaining?: number;
  /** Share of the interval that is left, 0..1. */
  readonly fraction?: number;
}

/** The cadence at the state's time. The first update is due one interval after the declaration (`comms.cadence`). */
export function cadence(drill: Drill, state: DrillState): Cadence {
  const rules = drill.bundle.playbook.cadence;
  const declaredAt = state.severities[0]?.at;
  if (declaredAt === undefined || isResolved(state) || state.phase === 'postmortem' || state.phase === 'debrief')
    return { state: 'idle' };
  const last = state.messages.findLast((m) => m.kind === 'update' && !m.channel.startsWith('dm:'));
  const from = last?.at ?? declaredAt;
  const latest = from + minutes(rules.minutes);
  const promised = last?.fields?.nextUpdateAt;
  const dueAt = promised !== undefined && promised > from ? Math.min(promised, latest) : latest;
  const remaining = dueAt - state.t;
  const interval = Math.max(1, dueAt - from);
  return {
    state: remaining < 0 ? 'red' : remaining <= minutes(rules.amberMinutes) ? 'amber' : 'calm',
    ...(last === undefined ? {} : { lastUpdateAt: last.at }),
    dueAt,
    remaining,
    fraction: Math.min(1, Math.max(0, remaining / interval)),
  };
}
