import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectNats } from '../../test/support/nats-client';
import { startNats, type TestNats } from '../../test/support/nats-server';
import { removeEmptyRooms } from './host-keeper.mjs';

let nats: TestNats;
beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.stop());

it('takes away rooms in which all has gone by its age, a day later, and no others', async () => {
  const window = await connectNats(nats.wsUrl);
  const manager = await jetstreamManager(window);
  const make = async (id: string, age: number) => {
    const stream = { name: `HW_${id}`, subjects: [`hw.${id}.log`], storage: StorageType.File, max_bytes: 1_000_000 };
    await manager.streams.add({ ...stream, max_age: nanos(age) });
    await jetstream(window).publish(`hw.${id}.log`, 'said');
  };
  await make('goneAAAAAAAAAAAAAAAAAA', 100);
  await make('keptAAAAAAAAAAAAAAAAAA', 3_600_000);
  while ((await manager.streams.info('HW_goneAAAAAAAAAAAAAAAAAA')).state.messages > 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const remove = (after: number) =>
    removeEmptyRooms({ wsUrl: nats.wsUrl, token: nats.keeperToken, now: Date.now() + after });
  // An hour later somebody may still be on the way to it.
  expect(await remove(3_600_000)).toBe(0);
  expect(await remove(25 * 3_600_000)).toBe(1);
  expect(await remove(25 * 3_600_000)).toBe(0);
  await expect(manager.streams.info('HW_goneAAAAAAAAAAAAAAAAAA')).rejects.toThrow(/not found/);
  expect((await manager.streams.info('HW_keptAAAAAAAAAAAAAAAAAA')).state.messages).toBe(1);
  await window.close();
});
