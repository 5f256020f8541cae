import type { DrillTime, WallTime } from '../base/drill-time';
import { dueBy } from './agenda';
import { clockAt } from './clock';
import type { Drill } from './drill';
import { deliverInject, leaveRole, triggerInjects } from './injects';
import type { AgendaItem, DrillState } from './state';
import { applyWorldEvent } from './world-step';

function happen(drill: Drill, state: DrillState, item: AgendaItem): DrillState {
  const { what, at } = item;
  if (what.kind === 'world') return applyWorldEvent(drill, state, what.event, at);
  if (what.kind === 'inject') return deliverInject(drill, state, what.injectId, at);
  return leaveRole(drill, state, what.person, what.role, at);
}

/**
 * Lets happen what is due by drill time `t`, in order (time, then id). Time never runs back: a `t` that has passed leaves
 * the state as it is.
 */
export function advanceTo(drill: Drill, state: DrillState, t: DrillTime): DrillState {
  let next = state;
  for (let item = dueBy(next.agenda, t); item !== undefined; item = dueBy(next.agenda, t)) {
    const at = Math.max(item.at, next.t);
    next = happen(drill, { ...next, t: at, agenda: next.agenda.slice(1) }, item);
    next = triggerInjects(drill, next, at);
  }
  return next.t < t ? { ...next, t } : next;
}

/** The drill as it stands at a wall time after its last entry. Nothing ticks: what is due is computed when asked for. */
export function stateAtWall(drill: Drill, state: DrillState, wall: WallTime): DrillState {
  return advanceTo(drill, state, clockAt(state.clock, Math.max(wall, state.lastWall)));
}
