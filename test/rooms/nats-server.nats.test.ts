import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startNats, type TestNats } from '../support/nats-server';

describe('the nats-server of the tests', () => {
  const servers: TestNats[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const start = async (options: Parameters<typeof startNats>[0] = {}) => {
    const server = await startNats(options);
    servers.push(server);
    return server;
  };
  const connect = (server: TestNats, credentials = {}): Promise<NatsConnection> =>
    wsconnect({
      servers: server.wsUrl,
      reconnect: false,
      // Node has no WebSocket of its own before version 22.
      wsFactory: async (url: string) => ({
        socket: new WebSocket(url) as unknown as globalThis.WebSocket,
        encrypted: false,
      }),
      ...credentials,
    });
  const room = 'a'.repeat(22);
  const stream = { name: `HW_${room}`, subjects: [`hw.${room}.log`], storage: StorageType.File, max_bytes: 1_000_000 };

  it('keeps its ports and what was acknowledged when it is killed and started again', async () => {
    const server = await start();
    const before = await connect(server);
    await (await jetstreamManager(before)).streams.add(stream);
    expect((await jetstream(before).publish(`hw.${room}.log`, 'kept', { msgID: 'one' })).seq).toBe(1);
    const { pid } = server;
    await server.kill();
    expect(server.pid).toBeUndefined();
    await server.restart();
    expect(server.pid).not.toBe(pid);
    const after = await connect(server);
    const found = await (await jetstreamManager(after)).streams.info(stream.name);
    expect(found.state.messages).toBe(1);
    expect((await jetstream(after).publish(`hw.${room}.log`, 'kept', { msgID: 'one' })).duplicate).toBe(true);
    expect((await fetch(`${server.monitorUrl}/healthz`)).status).toBe(200);
    await after.close();
  });

  it('lets nobody in without the password when it is closed', async () => {
    const server = await start({ closed: true });
    await expect(connect(server)).rejects.toThrow(/authorization/i);
    const known = await connect(server, { user: server.user, pass: server.token });
    await known.close();
  });
});
