import { type DrillTime, MINUTE, type WallTime } from '../base/drill-time';
import type { Drill } from './drill';
import type { Participant } from './record';
import type { DrillState, PersonId } from './state';

/** Is the seat played by people or by a colleague made of code at the state's moment? `undefined`: no such seat. */
export function kindNow(drill: Drill, state: DrillState, seat: PersonId): Participant['kind'] | undefined {
  const play = state.seats?.find((s) => s.seat === seat);
  if (play !== undefined) return play.kind;
  return drill.header.participants.find((p) => p.id === seat)?.kind;
}

/** The drill's seats with who plays them at the state's moment. */
export function participantsNow(drill: Drill, state: DrillState): readonly Participant[] {
  const { participants } = drill.header;
  if (state.seats === undefined) return participants;
  return participants.map((p) => {
    const kind = kindNow(drill, state, p.id) ?? p.kind;
    return kind === p.kind ? p : { ...p, kind };
  });
}

/** Names of those who play a seat now, as the room told them; empty where it told none, or nobody does. */
export function namesNow(state: DrillState, seat: PersonId): readonly string[] {
  return state.seats?.find((s) => s.seat === seat)?.names ?? [];
}

/** Has everybody in this seat dropped out? */
export function isAway(state: DrillState, seat: PersonId): boolean {
  return state.absences?.some((a) => a.person === seat && a.to === undefined) ?? false;
}

/** Who is back within this drill time (ms) has not been away: a page that was loaded anew, say. */
export const SHORTEST_ABSENCE = MINUTE;

/** Absences that count, each with its end: `endAt` for those that are open then, or that outlast it. */
export function countedAbsences(
  absences: DrillState['absences'],
  endAt: DrillTime,
): readonly { readonly person: PersonId; readonly from: DrillTime; readonly to: DrillTime }[] {
  return (absences ?? [])
    .map((a) => ({ person: a.person, from: a.from, to: Math.min(a.to ?? endAt, endAt) }))
    .filter((a) => a.to - a.from >= SHORTEST_ABSENCE);
}

/** Begins an absence, unless the seat is empty already. It never begins within an earlier one. */
export function withAbsence(state: DrillState, seat: PersonId, from: DrillTime): DrillState {
  if (isAway(state, seat)) return state;
  const last = state.absences?.findLast((a) => a.person === seat)?.to ?? from;
  return { ...state, absences: [...(state.absences ?? []), { person: seat, from: Math.max(from, last) }] };
}

/** Ends the absence that is open, if one is. */
export function withReturn(state: DrillState, seat: PersonId, at: DrillTime): DrillState {
  if (state.absences === undefined || !isAway(state, seat)) return state;
  const absences = state.absences.map((a) => (a.person === seat && a.to === undefined ? { ...a, to: at } : a));
  return { ...state, absences };
}

/**
 * Drill time at a wall time that has passed: between two entries the clock runs evenly, and a skip leaps at once. Never
 * later than now (`at`, `wall`), nor before the first entry.
 */
export function drillTimeAt(
  state: DrillState,
  asOf: WallTime,
  { at, wall }: { readonly at: DrillTime; readonly wall: WallTime },
): DrillTime {
  if (asOf >= wall) return at;
  const { happenings } = state;
  const before = happenings.findLastIndex((h) => h.wall <= asOf);
  const earlier = happenings[before];
  if (earlier === undefined) return happenings[0]?.at ?? at;
  const from = earlier.act.type === 'drill.skip' ? Math.max(earlier.at, earlier.act.to) : earlier.at;
  const later = happenings[before + 1] ?? { at, wall };
  const share = Math.floor(
    ((asOf - earlier.wall) * Math.max(0, later.at - from)) / Math.max(1, later.wall - earlier.wall),
  );
  return Math.min(at, Math.max(from, from + share));
}
