import { SECOND, type WallTime } from '../../base/drill-time';
import { stableId } from '../../base/hash';
import type { Act, ActOf } from '../../drill/acts';
import { preview } from '../../drill/decide';
import type { Drill } from '../../drill/drill';
import type { Proposal } from '../../drill/record';
import { isAway, kindNow } from '../../drill/seats';
import type { DrillState } from '../../drill/state';
import type { RoomState } from '../../sync/room/room-state';
import type { RoomSnapshot } from './types';

/** Somebody who was not heard of for so long has dropped out (ms). */
export const DROPPED_AFTER = 20 * SECOND;

/**
 * The pause for a time in which nobody at all was heard of, as of its beginning; nothing when something was done since. The
 * id follows from the record, so that several who propose it propose the same.
 */
export function pauseForSilence(
  folded: DrillState,
  silence: RoomState['silence'],
): (Proposal & { readonly act: ActOf<'drill.pause'> }) | undefined {
  if (silence === undefined || !folded.clock.running || folded.lastWall > silence.from) return undefined;
  return {
    id: `away-${folded.seq}`,
    by: 'system',
    act: { type: 'drill.pause', asOf: silence.from, reason: 'away' },
  };
}

/**
 * Who has dropped out of the drill and who is back, for whoever conducts to put down. `hearingSince`: wall time (ms) since when
 * others could be heard without a break; nobody is judged before they have had time to speak.
 */
export function attendanceActs(
  drill: Drill,
  state: DrillState,
  room: Pick<RoomSnapshot, 'members' | 'seats'>,
  now: WallTime,
  hearingSince: WallTime,
): readonly Proposal[] {
  return drill.header.participants.flatMap(({ id: seat }): readonly Proposal[] => {
    const sitters = room.members.filter((m) => room.seats[seat]?.includes(m.id) && !m.isRemoved);
    if (sitters.length === 0 || kindNow(drill, state, seat) !== 'player') return [];
    if (sitters.some((m) => m.isOnline))
      return isAway(state, seat) ? noted(drill, state, { type: 'seat.back', seat }, now) : [];
    const heard = Math.max(...sitters.map((m) => m.lastSeen));
    const isGone = state.clock.running && now - Math.max(heard, hearingSince) > DROPPED_AFTER;
    if (!isGone || isAway(state, seat)) return [];
    return noted(drill, state, { type: 'seat.away', seat, asOf: Math.round(heard) }, now);
  });
}

/** As an entry, unless the drill would refuse it: then it would be proposed again and again. */
function noted(
  drill: Drill,
  state: DrillState,
  act: ActOf<'seat.away' | 'seat.back'>,
  now: WallTime,
): readonly Proposal[] {
  const entry: { readonly by: string; readonly act: Act } = { by: 'system', act };
  if (preview(drill, state, entry, now) !== undefined) return [];
  return [{ id: `${act.type.slice(5)}-${stableId(act.seat, state.seq)}`, ...entry }];
}

/**
 * May this window let the bots act? Who plays or hosts may; a hidden window leaves it to one in sight, since browsers slow
 * its timers down to one a minute.
 */
export function mayConduct({ me, members }: Pick<RoomSnapshot, 'me' | 'members'>, isHidden: boolean): boolean {
  const plays = (m: RoomSnapshot['me']) => !m.isRemoved && (m.seats.length > 0 || m.isHost);
  if (!plays(me)) return false;
  return !isHidden || !members.some((m) => !m.isMe && m.isOnline && !m.isHidden && plays(m));
}
