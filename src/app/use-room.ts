import { useEffect, useState, useSyncExternalStore } from 'react';
import { err, type Result } from '../base/result';
import type { Trouble } from '../session/catalogue';
import type { LiveSession } from '../session/live-session';
import type { RoomHouse } from '../session/ports';
import { credentialsOf } from '../session/room/kept';
import type { LiveRoom } from '../session/room/live-room';
import { openRoom } from '../session/room/open-room';
import { openRoomDrill } from '../session/room/room-drill';
import type { RoomSession, RoomSnapshot } from '../session/room/types';
import { openHouse } from './house';
import { findPlace } from './room-place';
import { NO_ENGINE } from './team-route';

/** Something that is being opened, is open, or could not be. */
export type Opened<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly trouble: Trouble };

const LOADING = { status: 'loading' } as const;

const NOT_HERE: Trouble = {
  title: 'This browser is not in that room',
  lines: ['Open the join link, or ask a host for it. Another browser, or a private window, counts as somebody else.'],
};

async function openHere(roomId: string): Promise<Result<LiveRoom, Trouble>> {
  const house = await openHouse();
  const row = await house.rooms.room(roomId).catch(() => undefined);
  if (row === undefined) return err(NOT_HERE);
  const credentials = credentialsOf(row);
  if (!credentials.ok) return credentials;
  const place = await findPlace(credentials.value.link);
  if (place === undefined) return err(NO_ENGINE);
  return (await openRoom(house, place, roomId)) ?? err(NOT_HERE);
}

/**
 * Opens a room that this browser is in, for as long as the component is there; once more when its engine has lost the end of
 * what it had delivered.
 */
export function useRoom(roomId: string): Opened<LiveRoom> {
  const [opened, setOpened] = useState<Opened<LiveRoom>>(LOADING);
  const [times, setTimes] = useState(0);
  const room = opened.status === 'ready' ? opened.value.room : undefined;
  useEffect(
    () =>
      room?.watch(() => {
        if (room.now().phase === 'rolled-back') setTimes((n) => n + 1);
      }),
    [room],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another time opens it anew
  useEffect(() => {
    let gone = false;
    let room: LiveRoom | undefined;
    setOpened(LOADING);
    void openHere(roomId).then((result) => {
      if (result.ok) room = result.value;
      if (gone) room?.dispose();
      else if (result.ok) setOpened({ status: 'ready', value: result.value });
      else setOpened({ status: 'failed', trouble: result.error });
    });
    return () => {
      gone = true;
      room?.dispose();
    };
  }, [roomId, times]);
  return opened;
}

/** What a room shows now; renders again when it changes. */
export function useRoomSnapshot(room: RoomSession): RoomSnapshot {
  return useSyncExternalStore(room.subscribe, room.getSnapshot);
}

/** Opens the drill of a room once there is one. */
export function useRoomDrill(
  house: RoomHouse | null,
  room: LiveRoom,
  drillId: string | undefined,
): Opened<LiveSession> {
  const [opened, setOpened] = useState<Opened<LiveSession>>(LOADING);
  useEffect(() => {
    if (house === null || drillId === undefined) return;
    let gone = false;
    let session: LiveSession | undefined;
    setOpened(LOADING);
    void openRoomDrill(house, room).then((result) => {
      if (result.ok) session = result.value;
      if (gone) session?.dispose();
      else if (result.ok) setOpened({ status: 'ready', value: result.value });
      else setOpened({ status: 'failed', trouble: result.error });
    });
    return () => {
      gone = true;
      session?.dispose();
    };
  }, [house, room, drillId]);
  return opened;
}
