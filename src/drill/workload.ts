import { type DrillTime, MINUTE } from '../base/drill-time';
import type { Drill } from './drill';
import { isFacilitation } from './facilitation-acts';
import { answerableFor } from './roles';
import type { DrillState, PersonId } from './state';

/** How far back acts count as what somebody is busy with (ms of drill time). */
export const BUSY_WINDOW = 5 * MINUTE;

/** What lies before somebody, and what they do. All of it is read off the record; nothing of it is a judgement. */
export interface Workload {
  /** Tasks given to them that they have not reported back. */
  readonly openTasks: number;
  /** Questions from outside that the answer to is theirs (by their role) and that nobody has answered. */
  readonly openAsks: number;
  /** Pages to them alone, and approvals asked of them, without an answer. */
  readonly openPages: number;
  readonly openApprovals: number;
  /** Roles offered to them. */
  readonly openOffers: number;
  readonly recentActs: number;
  /** Drill time since their last act (ms); absent: they have done nothing yet. */
  readonly idleFor?: number;
  readonly lastActAt?: DrillTime;
  /** The console that they looked at last. */
  readonly console?: string;
}

/** The role whose work it is to answer those who ask, as the indicators have it. */
const ANSWERS = 'comms';

function openAsks(drill: Drill, state: DrillState, person: PersonId): number {
  const isTheirs = answerableFor(drill, state, ANSWERS).includes(person);
  return state.messages.filter((m, i) => {
    if (m.asks === undefined || !(m.channel === `dm:${person}` || (isTheirs && !m.channel.startsWith('dm:'))))
      return false;
    return !state.messages
      .slice(i + 1)
      .some(
        (later) =>
          later.seq !== undefined &&
          (later.replyTo === m.id ||
            later.channel === `dm:${m.from}` ||
            (later.channel === m.channel && later.kind !== 'message' && later.kind !== 'system')),
      );
  }).length;
}

/** The load of one participant at the state's moment. Pure; for the facilitator's console. */
export function workloadOf(drill: Drill, state: DrillState, person: PersonId): Workload {
  let recentActs = 0;
  let lastActAt: DrillTime | undefined;
  for (const h of state.happenings) {
    if (h.by !== person || isFacilitation(h.act.type)) continue;
    lastActAt = h.at;
    if (state.t - h.at <= BUSY_WINDOW) recentActs++;
  }
  const console = state.looks.findLast((l) => l.by === person && l.seq !== undefined)?.console;
  return {
    openTasks: state.tasks.filter((t) => t.to === person && t.reportedAt === undefined).length,
    openAsks: openAsks(drill, state, person),
    openPages: state.pages.filter((p) => p.to === person && p.acknowledgedAt === undefined).length,
    openApprovals: state.approvals.filter((a) => a.of === person && a.answeredAt === undefined).length,
    openOffers: state.handoffs.filter(
      (h) => h.to === person && h.acceptedAt === undefined && h.declinedAt === undefined,
    ).length,
    recentActs,
    ...(lastActAt === undefined ? {} : { lastActAt, idleFor: Math.max(0, state.t - lastActAt) }),
    ...(console === undefined ? {} : { console }),
  };
}
