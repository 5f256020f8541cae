import { liveQuery } from 'dexie';
import { err, ok, type Result } from '../base/result';
import type { ArchiveError } from './archive';
import type { Database } from './database';
import { archiveErrorOf } from './errors';
import { newestRoomsFirst, type OutboxRow, type RoomRow, type RoomStore } from './rooms';

async function attempt(work: () => PromiseLike<unknown>): Promise<Result<void, ArchiveError>> {
  try {
    await work();
    return ok(undefined);
  } catch (cause) {
    return err(archiveErrorOf(cause));
  }
}

/** The rooms in IndexedDB. */
export function dexieRoomStore(db: Database): RoomStore {
  const { rooms, outbox } = db;
  const ofRoom = (roomId: string) => outbox.where('roomId').equals(roomId);
  const inOrder = async (roomId: string) => (await ofRoom(roomId).toArray()).sort((a, b) => a.place - b.place);
  return {
    room: (roomId) => rooms.get(roomId),
    roomOfDrill: (drillId) => rooms.where('drillId').equals(drillId).first(),
    watchRooms: (listener) => {
      // A query that fails (storage taken away meanwhile) leaves the last list standing.
      const watching = liveQuery(async () => newestRoomsFirst(await rooms.toArray())).subscribe({
        next: listener,
        error: () => undefined,
      });
      return () => watching.unsubscribe();
    },
    saveRoom: (row) => attempt(() => rooms.put(row)),
    noteRoom: (roomId, change) => attempt(() => rooms.update(roomId, change)),
    forgetRoom: (roomId) =>
      attempt(() =>
        db.transaction('rw', rooms, outbox, async () => {
          await rooms.delete(roomId);
          await ofRoom(roomId).delete();
        }),
      ),
    waiting: async (roomId) => (await inOrder(roomId)).map(({ row }) => row),
    putWaiting: (row) =>
      attempt(() =>
        db.transaction('rw', outbox, async () => {
          const { roomId, id } = row;
          const there = await outbox.get([roomId, id]);
          const place = there?.place ?? ((await inOrder(roomId)).at(-1)?.place ?? 0) + 1;
          await outbox.put({ roomId, id, place, row });
        }),
      ),
    removeWaiting: (roomId, id) => attempt(() => outbox.delete([roomId, id])),
  };
}

/** The rooms until the page is left, for browsers that store nothing. */
export function memoryRoomStore(): RoomStore {
  const rooms = new Map<string, RoomRow>();
  const outbox = new Map<string, Map<string, OutboxRow>>();
  const listeners = new Set<(rows: readonly RoomRow[]) => void>();
  const list = () => newestRoomsFirst([...rooms.values()]);
  const done = Promise.resolve(ok(undefined));
  const changed = () => {
    for (const listener of [...listeners]) listener(list());
    return done;
  };
  return {
    room: (roomId) => Promise.resolve(rooms.get(roomId)),
    roomOfDrill: (drillId) => Promise.resolve([...rooms.values()].find((row) => row.drillId === drillId)),
    watchRooms: (listener) => {
      listeners.add(listener);
      listener(list());
      return () => void listeners.delete(listener);
    },
    saveRoom: (row) => {
      rooms.set(row.roomId, row);
      return changed();
    },
    noteRoom: (roomId, change) => {
      const row = rooms.get(roomId);
      if (row !== undefined) rooms.set(roomId, { ...row, ...change });
      return changed();
    },
    forgetRoom: (roomId) => {
      rooms.delete(roomId);
      outbox.delete(roomId);
      return changed();
    },
    waiting: (roomId) => Promise.resolve([...(outbox.get(roomId)?.values() ?? [])]),
    putWaiting: (row) => {
      const mine = outbox.get(row.roomId) ?? new Map<string, OutboxRow>();
      outbox.set(row.roomId, mine.set(row.id, row));
      return done;
    },
    removeWaiting: (roomId, id) => {
      outbox.get(roomId)?.delete(id);
      return done;
    },
  };
}
