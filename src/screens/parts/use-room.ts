import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RoomSession, RoomSnapshot } from '../../session/room/types';

const noRoom = () => () => undefined;
const nothing = () => undefined;

/** A room as it stands; drawn anew whenever anything in it changed. */
export function useRoom(room: RoomSession): RoomSnapshot {
  return useSyncExternalStore(room.subscribe, room.getSnapshot);
}

/** The same where there may be no room, as in a drill on one machine. */
export function useRoomIfAny(room: RoomSession | undefined): RoomSnapshot | undefined {
  return useSyncExternalStore(room?.subscribe ?? noRoom, room?.getSnapshot ?? nothing);
}

/** Wall time of the room (ms): this machine's clock, put right by what was measured. Renewed every 10 s, for `2 min ago`. */
export function useRoomTime(skewMs: number): number {
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setHere(Date.now()), 10_000);
    return () => window.clearInterval(timer);
  }, []);
  return here + skewMs;
}
