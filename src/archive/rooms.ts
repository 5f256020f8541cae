import type { WallTime } from '../base/drill-time';
import type { Result } from '../base/result';
import type { ArchiveError } from './archive';

/** A room that this browser is in, with what it takes to come back. */
export interface RoomRow {
  readonly roomId: string;
  readonly title: string;
  /** When this browser came in, wall time (ms). */
  readonly createdAt: WallTime;
  /** When the room was closed, or this browser's member was removed. */
  readonly endedAt?: WallTime;
  /** The drill that was set up in it, once it is kept here. */
  readonly drillId?: string;
  /** The seat that whoever is at this browser had in it last; none for those who ran or watched it. */
  readonly seat?: string;
  /** Keys, name and engine, in clear: who can read this browser's storage can come in. Made and checked by the session. */
  readonly credentials: unknown;
}

/** Something that was done here and is not in the room's log yet. */
export interface OutboxRow {
  readonly roomId: string;
  readonly id: string;
}

/** What waits, as it lies in the table: `place` keeps the order. */
export interface StoredWaiting {
  readonly roomId: string;
  readonly id: string;
  readonly place: number;
  readonly row: OutboxRow;
}

type Done = Promise<Result<void, ArchiveError>>;

/** The rooms of this browser, and what waits to be sent to them. Reading rejects when the storage cannot be read. */
export interface RoomStore {
  room(roomId: string): Promise<RoomRow | undefined>;
  /** The room in which a drill of this browser was, or is, played. */
  roomOfDrill(drillId: string): Promise<RoomRow | undefined>;
  /** Calls with all rooms, newest first, now and whenever one changes in any window. Returns how to stop. */
  watchRooms(listener: (rows: readonly RoomRow[]) => void): () => void;
  saveRoom(row: RoomRow): Done;
  /** Changes parts of a room that is there. */
  noteRoom(roomId: string, change: Partial<Omit<RoomRow, 'roomId'>>): Done;
  /** Removes a room for good, with its keys and with what waits to be sent to it. */
  forgetRoom(roomId: string): Done;
  /** What waits, in the order in which it was put first. */
  waiting(roomId: string): Promise<readonly OutboxRow[]>;
  /** Keeps something to be sent; the same id again takes the place of the one that is there. */
  putWaiting(row: OutboxRow): Done;
  removeWaiting(roomId: string, id: string): Done;
}

/** Newest first; ties by id, so that the order is the same everywhere. */
export function newestRoomsFirst(rows: readonly RoomRow[]): readonly RoomRow[] {
  return [...rows].sort((a, b) => b.createdAt - a.createdAt || (a.roomId < b.roomId ? -1 : 1));
}
