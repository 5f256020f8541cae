import { type DrillTime, HOUR, MINUTE } from '../base/drill-time';
import type { Drill } from './drill';
import { isFacilitation } from './facilitation-acts';
import type { DrillState, PostmortemVersion } from './state';

/** Every submission in order, the first one first; none while it is being written for the first time. */
export function postmortemVersions(state: Pick<DrillState, 'postmortem'>): readonly PostmortemVersion[] {
  const { versions, submitted } = state.postmortem;
  return versions ?? (submitted === undefined ? [] : [submitted]);
}

/**
 * Wall time (ms) between two entries that still counts as work. Whoever puts nothing into the record for longer has closed
 * the laptop, and the drill waits for them as it does in a pause.
 */
export const AT_WORK = 10 * MINUTE;

/** Hours that can be skipped ahead altogether while a postmortem is written. */
export const LONGEST_WAIT = 14 * 24;

/** Hours of drill time that were skipped ahead so far. */
export function skippedHours(state: Pick<DrillState, 'postmortem'>): number {
  return (state.postmortem.skips ?? []).reduce((sum, s) => sum + s.hours, 0);
}

/** How the time for the postmortem runs, in ms of drill time. */
export interface PostmortemTime {
  /** From when the playbook's hours count: the resolution that stands, else EndEx. */
  readonly from: DrillTime;
  /** What people worked on it (see `AT_WORK`), and what they skipped ahead. */
  readonly worked: number;
  readonly skipped: number;
  /** The drill's own calendar for those who write: EndEx, and on from there by what was worked and skipped. */
  readonly now: DrillTime;
  readonly dueAt: DrillTime;
  /** Time left at `now`; below zero it is late. */
  readonly left: number;
}

/**
 * The time that a postmortem has taken, up to its first submission or up to the last entry. The drill clock stands at EndEx,
 * and people who come back days later are not late: only work and skips count. Nothing before EndEx.
 */
export function postmortemTime({ bundle }: Pick<Drill, 'bundle'>, state: DrillState): PostmortemTime | undefined {
  const { endedAt, endedWall, happenings, resolutions, postmortem } = state;
  if (endedAt === undefined || endedWall === undefined) return undefined;
  const ended = happenings.findLastIndex((h) => h.act.type === 'drill.end' || h.act.type === 'drill.stop-real');
  const last = postmortem.submitted?.seq ?? Number.POSITIVE_INFINITY;
  let worked = 0;
  let skipped = 0;
  let before = endedWall;
  for (const { seq, wall, act } of happenings.slice(ended + 1)) {
    if (seq > last) break;
    // Evaluators note and people come and go at any hour: that is nobody's work on the text.
    if (isFacilitation(act.type)) continue;
    worked += Math.min(Math.max(0, wall - before), AT_WORK);
    before = wall;
    if (act.type === 'postmortem.skip') skipped += act.hours * HOUR;
  }
  const from = resolutions.findLast((r) => r.reopenedAt === undefined)?.at ?? endedAt;
  const now = endedAt + worked + skipped;
  const dueAt = from + bundle.playbook.postmortem.dueHours * HOUR;
  return { from, worked, skipped, now, dueAt, left: dueAt - now };
}
