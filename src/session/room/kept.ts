import { z } from 'zod';
import type { RoomRow } from '../../archive/rooms';
import { err, ok, type Result } from '../../base/result';
import { type MemberKeys, memberKeysSchema } from '../../sync/room/keys';
import { linkSecret, type RoomLink, readLink } from '../../sync/room/link';
import type { OutboxItem, OutboxStore } from '../../sync/room/outbox';
import type { Trouble } from '../catalogue';
import type { House, RoomHouse } from '../ports';

/** Key of the setting that remembers the name that somebody joined with last. */
const NAME = 'room-name';

/** What it takes to come back into a room, as it lies in the archive: who one is, and the link that one came with. */
const credentialsSchema = z.strictObject({
  version: z.literal(1),
  secret: z.string().max(4_000),
  keys: memberKeysSchema,
});

export interface Credentials {
  readonly link: RoomLink;
  readonly keys: MemberKeys;
}

/** A room as it is written down. */
export function roomRow({ link, keys }: Credentials, title: string, now: number): RoomRow {
  const credentials = { version: 1, secret: linkSecret(link), keys };
  return { roomId: link.roomId, title, createdAt: now, credentials };
}

/** What a row of the archive lets one in with. */
export function credentialsOf(row: RoomRow): Result<Credentials, Trouble> {
  const read = credentialsSchema.safeParse(row.credentials);
  const link = read.success ? readLink(row.roomId, read.data.secret) : undefined;
  if (!read.success || link === undefined || !link.ok) {
    return err({
      title: 'The keys of this room cannot be read',
      lines: ['They were stored by another version, or damaged. Open the join link again to come in anew.'],
    });
  }
  return ok({ link: link.value, keys: read.data.keys });
}

/** What waits to be sent, kept in the archive. Rejects when it could not be kept, so that nothing counts as said. */
export function keptOutbox({ rooms }: Pick<RoomHouse, 'rooms'>): OutboxStore {
  const kept = async (done: ReturnType<RoomHouse['rooms']['putWaiting']>) => {
    const result = await done;
    if (!result.ok) throw new Error(result.error.sentence);
  };
  return {
    list: async (roomId) =>
      ((await rooms.waiting(roomId)) as readonly OutboxItem[]).toSorted((a, b) => a.order - b.order),
    put: (item) => kept(rooms.putWaiting(item)),
    remove: (roomId, id) => kept(rooms.removeWaiting(roomId, id)),
  };
}

/** The name that was used last in this browser; empty at first. */
export async function keptName({ archive }: Pick<House, 'archive'>): Promise<string> {
  const stored = await archive.setting(NAME).catch(() => undefined);
  return typeof stored === 'string' ? stored.slice(0, 80) : '';
}

/** Remembers a name for the next room. */
export async function keepName({ archive }: Pick<House, 'archive'>, name: string): Promise<void> {
  await archive.saveSetting(NAME, name);
}
