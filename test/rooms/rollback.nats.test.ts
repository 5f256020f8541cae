import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeMemberKeys } from '../../src/sync/room/keys';
import { startNats, type TestNats } from '../support/nats-server';
import { beginBody, foundBody, joinBody, newLink, said } from '../support/room-bench';
import { replicaOf } from '../support/room-check';
import { Person } from '../support/room-nats-schedule';

const folder = mkdtempSync(join(tmpdir(), 'hotwash-rollback-'));
const [store, copy] = [join(folder, 'store'), join(folder, 'copy')];
let server: TestNats;
beforeAll(async () => {
  server = await startNats({ closed: true, storeDir: store });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const within = { timeout: 40_000, interval: 100 };

/** The engine is killed and comes back with its disk as `from` has it. */
async function comeBackWith(from: string, to: string): Promise<void> {
  await server.kill('SIGKILL');
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  await server.restart();
}

test('an engine that lost what it had acknowledged is noticed, and nothing of it is lost', async () => {
  const [hostKeys, playerKeys] = [makeMemberKeys(), makeMemberKeys()];
  const link = newLink(hostKeys);
  const host = new Person(server, link, hostKeys, 'robin');
  const player = new Person(server, link, playerKeys, 'codex');
  await said(host.room, foundBody(hostKeys));
  await said(player.room, joinBody(playerKeys, 'Player'));
  await said(player.room, { kind: 'seat', seat: 'codex', member: playerKeys.id, sits: true });
  await said(host.room, beginBody());
  player.act();
  await vi.waitFor(() => expect(host.room.entries().map((e) => e.id)).toContain(player.done[0]), within);

  // The copy is what lay on the disk then.
  await comeBackWith(store, copy);
  player.act();
  await vi.waitFor(() => expect(player.acknowledged).toHaveLength(2), within);
  await vi.waitFor(() => expect(host.room.entries().map((e) => e.id)).toContain(player.done[1]), within);
  await comeBackWith(copy, store);

  await vi.waitFor(() => {
    expect(player.room.now().phase).toBe('rolled-back');
    expect(host.room.now().phase).toBe('rolled-back');
  }, within);
  await host.reload();
  await player.reload();
  await vi.waitFor(() => {
    expect(host.room.entries().map((e) => e.id)).toEqual(expect.arrayContaining(player.done));
    expect(replicaOf(player.room)).toEqual(replicaOf(host.room));
  }, within);
  expect(host.room.entries().filter((e) => e.id === player.done[1])).toHaveLength(1);
  await host.end();
  await player.end();
}, 150_000);
