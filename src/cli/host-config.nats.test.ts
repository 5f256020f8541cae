import { jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../test/support/nats-client';
import { startNats, type TestNats } from '../../test/support/nats-server';
import { LIMITS } from './host-config.mjs';

const NAME = 'HW_roomAAAAAAAAAAAAAAAAAA';
const LOG = 'hw.roomAAAAAAAAAAAAAAAAAA.log';
const ROOM = { name: NAME, subjects: [LOG], storage: StorageType.File, max_bytes: 1_000_000 };

/** What the engine's own permissions refuse, without the gate before it: a second lock on the same door. */
describe('the permissions of a window', () => {
  let server: TestNats;
  let connection: NatsConnection;
  type Manager = Awaited<ReturnType<typeof jetstreamManager>>;
  let manager: Manager;

  beforeAll(async () => {
    server = await startNats();
    connection = await connectNats(server.wsUrl);
    manager = await jetstreamManager(connection);
    await manager.streams.add(ROOM);
    await jetstream(connection).publish(LOG, 'said');
  });
  afterAll(async () => {
    await connection.close();
    await server.stop();
  });

  it.each<[string, (manager: Manager) => Promise<unknown>]>([
    ['removing a room', (m) => m.streams.delete(NAME)],
    ['emptying a room', (m) => m.streams.purge(NAME)],
    ['changing a room', (m) => m.streams.update(NAME, { max_msgs: 1 })],
    ['removing a message', (m) => m.streams.deleteMessage(NAME, 1)],
    ['getting one message', (m) => m.streams.getMessage(NAME, { seq: 1 })],
    ['listing rooms', (m) => m.streams.list().next()],
    ['listing the names of rooms', (m) => m.streams.names().next()],
    ['listing readers', (m) => m.consumers.list(NAME).next()],
  ])('do not allow %s', async (_, attempt) => {
    await expect(attempt(manager)).rejects.toThrow(/permissions violation|timeout/i);
    expect((await manager.streams.info(NAME)).state.messages).toBe(1);
  });

  it.each([
    `$JS.API.STREAM.SNAPSHOT.${NAME}`,
    `$JS.API.STREAM.RESTORE.${NAME}`,
    `$JS.API.STREAM.PEER.REMOVE.${NAME}`,
    `$JS.API.STREAM.LEADER.STEPDOWN.${NAME}`,
    `$JS.API.DIRECT.GET.${NAME}`,
    '$JS.API.ACCOUNT.PURGE.ROOMS',
    '$SYS.REQ.SERVER.PING',
    'hw.roomAAAAAAAAAAAAAAAAAA.other',
  ])('do not allow a request to %s', async (subject) => {
    await expect(connection.request(subject, '{}', { timeout: 1_000 })).rejects.toThrow(/permissions violation/i);
  });

  it.each(['>', 'hw.>', 'hw.*.log', '$JS.>', '$SYS.>', '$JS.EVENT.>'])(
    'do not allow listening to %s',
    async (subject) => {
      const heard = connection.subscribe(subject)[Symbol.asyncIterator]().next();
      await expect(heard).rejects.toThrow(/permissions violation/i);
    },
  );

  it('hold rooms to their limits', async () => {
    const other = { ...ROOM, name: 'HW_roomBBBBBBBBBBBBBBBBBB', subjects: ['hw.roomBBBBBBBBBBBBBBBBBB.log'] };
    await expect(manager.streams.add({ ...other, max_bytes: -1 })).rejects.toThrow(/max bytes/i);
    await expect(manager.streams.add({ ...other, subjects: ['$JS.API.>'] })).rejects.toThrow(/subject/i);
    await expect(manager.streams.add({ ...other, subjects: ['hw.>'] })).rejects.toThrow(/overlap/i);
    await expect(
      manager.streams.add({ ...other, storage: StorageType.Memory, max_bytes: 100_000_000 }),
    ).rejects.toThrow(/insufficient|exceeds/i);
    await manager.streams.add({ ...other, max_bytes: LIMITS.roomDisk, retention: RetentionPolicy.Limits });
  });

  it('let rooms take more together than one alone may', async () => {
    const rooms = ['C', 'D', 'E'].map((letter) => `room${letter.repeat(18)}`);
    const body = new Uint8Array(1_000_000);
    const max_bytes = 40 * 1024 * 1024;
    for (const id of rooms) {
      await manager.streams.add({ ...ROOM, name: `HW_${id}`, subjects: [`hw.${id}.log`], max_bytes });
      for (let n = 0; n < 30; n++) await jetstream(connection).publish(`hw.${id}.log`, body);
    }
    const { storage } = await manager.getAccountInfo();
    expect(storage).toBeGreaterThan(LIMITS.roomDisk);
  });
});
