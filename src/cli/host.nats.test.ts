import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { connectNats } from '../../test/support/nats-client';
import { findNats } from './host-find.mjs';
import { type Host, type HostSetup, startHost } from './host-run.mjs';

const ROOM = 'roomAAAAAAAAAAAAAAAAAA';
const OTHER = 'roomBBBBBBBBBBBBBBBBBB';
/** A room as windows make it. */
const room = (id: string) => ({
  name: `HW_${id}`,
  subjects: [`hw.${id}.log`],
  storage: StorageType.File,
  max_age: nanos(30 * 86_400_000),
  max_bytes: 32 * 1024 * 1024,
  max_msg_size: 900_000,
  duplicate_window: nanos(600_000),
  deny_delete: true,
  deny_purge: true,
});

describe('a host', () => {
  let folder = '';
  let host: Host;
  const said: string[] = [];
  const setup = (more: Partial<HostSetup> = {}): HostSetup => ({
    folder: join(folder, 'dist'),
    data: join(folder, 'data'),
    program: findNats() ?? '',
    say: (sentence) => said.push(sentence),
    ...more,
  });
  const connect = (to: Host = host, options: Parameters<typeof connectNats>[1] = {}): Promise<NatsConnection> =>
    connectNats(to.wsUrl, { user: to.engineFile.user ?? '', pass: to.engineFile.token ?? '', ...options });
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; waited < 20_000 && !holds(); waited += 20) await new Promise((done) => setTimeout(done, 20));
    expect(holds()).toBe(true);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotwash-host-'));
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'index.html'), '<p>app</p>');
    host = await startHost(setup());
  });
  afterAll(async () => {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves the page, and says how rooms are reached, with headers that keep both to themselves', async () => {
    const page = await fetch(host.url);
    expect(await page.text()).toBe('<p>app</p>');
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const file = await fetch(`${host.url}engine.json`);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.headers.get('access-control-allow-origin')).toBeNull();
    expect(await file.json()).toEqual({
      format: 'hotwash.engine',
      version: 1,
      path: '/engine',
      user: 'hotwash',
      token: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/),
      addresses: [],
    });
  });

  it("serves the programme's calendar as it lies in the data folder, and says where to put it when it does not", async () => {
    const none = await fetch(`${host.url}calendar.ics`);
    expect([none.status, await none.text()]).toEqual([404, expect.stringMatching(/^There is no calendar here: save/)]);
    const file = join(folder, 'data', 'calendar.ics');
    writeFileSync(file, 'BEGIN:VCALENDAR');
    const found = await fetch(`${host.url}calendar.ics?now`);
    expect(await found.text()).toBe('BEGIN:VCALENDAR');
    expect(found.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(found.headers.get('cache-control')).toBe('no-store');
    writeFileSync(file, 'x'.repeat(5_000_001));
    expect((await fetch(`${host.url}calendar.ics`)).status).toBe(404);
    rmSync(file);
  });

  it('takes a room, what is said in it once, and shows it to a pull reader with heartbeats', async () => {
    const connection = await connect();
    const manager = await jetstreamManager(connection);
    await manager.streams.add(room(ROOM));
    const log = jetstream(connection);
    expect(await log.publish(`hw.${ROOM}.log`, 'first', { msgID: 'a' })).toMatchObject({ seq: 1, duplicate: false });
    expect(await log.publish(`hw.${ROOM}.log`, 'first', { msgID: 'a' })).toMatchObject({ seq: 1, duplicate: true });
    await log.publish(`hw.${ROOM}.log`, 'x'.repeat(800_000), { msgID: 'b' });
    const reader = await log.consumers.get(`HW_${ROOM}`, { deliver_policy: DeliverPolicy.All });
    const messages = await reader.consume({ idle_heartbeat: 1_000, max_messages: 100 });
    const seen: number[] = [];
    for await (const message of messages) {
      seen.push(message.data.length);
      if (message.seq === 2) void jetstream(connection).publish(`hw.${ROOM}.log`, 'live');
      if (message.seq === 3) break;
    }
    expect(seen).toEqual([5, 800_000, 4]);
    await connection.close();
  });

  it('feeds a push reader that minds its flow', async () => {
    const connection = await connect();
    const log = jetstream(connection);
    const body = 'y'.repeat(50_000);
    const sent = Array.from({ length: 200 }, (_, n) => log.publish(`hw.${ROOM}.log`, body, { msgID: `flow${n}` }));
    await Promise.all(sent);
    const reader = await log.consumers.getPushConsumer(`HW_${ROOM}`, { deliver_policy: DeliverPolicy.All });
    let flows = 0;
    const messages = await reader.consume();
    void (async () => {
      for await (const status of messages.status()) if (status.type === 'flow_control') flows += 1;
    })();
    let count = 0;
    for await (const _ of messages) if (++count === 203) break;
    expect(count).toBe(203);
    expect(flows).toBeGreaterThan(0);
    await connection.close();
  });

  it('carries who is there from one window to another', async () => {
    const [one, other] = await Promise.all([connect(), connect()]);
    const heard = one.subscribe(`hw.${ROOM}.now`)[Symbol.asyncIterator]().next();
    await one.flush();
    other.publish(`hw.${ROOM}.now`, 'here');
    expect((await heard).value.string()).toBe('here');
    await Promise.all([one.close(), other.close()]);
  });

  it('lets nobody in without the password, unless it was asked to', async () => {
    await expect(connectNats(host.wsUrl)).rejects.toThrow(/authorization/i);
    const open = await startHost(setup({ data: join(folder, 'open'), open: true }));
    expect(open.engineFile).not.toHaveProperty('token');
    await (await connectNats(open.wsUrl)).close();
    await open.stop();
  });

  it('refuses pages of others, names that are not its own, and other paths', async () => {
    const opened = (url: string, options = {}) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(url, options);
        socket.on('open', () => {
          resolve(101);
          socket.close();
        });
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
      });
    const { port } = host;
    expect(await opened(host.wsUrl, { origin: `http://localhost:${port}` })).toBe(101);
    expect(await opened(`ws://127.0.0.1:${port}/engine`, { origin: `http://127.0.0.1:${port}` })).toBe(101);
    expect(await opened(host.wsUrl, { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await opened(host.wsUrl, { origin: `http://localhost:${port + 1}` })).toBe(403);
    expect(await opened(host.wsUrl, { origin: 'null' })).toBe(403);
    const rebound = { headers: { host: `elsewhere.example:${port}` }, origin: `http://elsewhere.example:${port}` };
    expect(await opened(host.wsUrl, rebound)).toBe(403);
    expect(await opened(`ws://localhost:${port}/other`)).toBe(404);
    expect((await fetch(`http://localhost:${port}/engine`)).status).toBe(404);
    const asked = await new Promise((resolve) => {
      const headers = { host: 'elsewhere.example' };
      get(`${host.url}engine.json`, { headers }, (response) => resolve(response.resume().statusCode));
    });
    expect(asked).toBe(404);
    expect(said.at(-1)).toMatch(
      /^Somebody opened the page as elsewhere\.example, .* --address http:\/\/elsewhere\.example\/ adds it/,
    );
  });

  it('turns windows away when there are too many', async () => {
    const small = await startHost(setup({ data: join(folder, 'small'), most: 2 }));
    const both = await Promise.all([connect(small), connect(small)]);
    await expect(connect(small)).rejects.toThrow();
    expect(said.at(-1)).toMatch(/turned away: 2/);
    await both[0]?.close();
    await until(() => small.windows() === 1);
    await (await connect(small)).close();
    await both[1]?.close();
    await small.stop();
  });

  it('cuts off a window that tries to have the engine remove a room for it, and says so', async () => {
    const target = `$JS.API.STREAM.DELETE.HW_${ROOM}`;
    const attempts: [string, (connection: NatsConnection) => unknown][] = [
      [`saying something to ${target}`, (window) => window.publish(target)],
      [`an answer to ${target}`, (window) => window.publish(`hw.${OTHER}.log`, '', { reply: target })],
      [
        `a reader that delivers to ${target}`,
        async (window) => {
          const manager = await jetstreamManager(window);
          const reader = { deliver_subject: target, ack_policy: AckPolicy.None, inactive_threshold: nanos(1_000) };
          await manager.consumers.add(`HW_${ROOM}`, reader).catch(() => {});
        },
      ],
      [
        'a room with more than a room has',
        async (window) => {
          const manager = await jetstreamManager(window);
          await manager.streams.add({ ...room(OTHER), republish: { src: '>', dest: target } }).catch(() => {});
        },
      ],
    ];
    for (const [what, attempt] of attempts) {
      const connection = await connect();
      const closed = connection.closed();
      void attempt(connection);
      await closed;
      expect(said.at(-1)).toBe(`A window was cut off, because it tried what no window does: ${what}.`);
    }
    const after = await connect();
    expect((await (await jetstreamManager(after)).streams.info(`HW_${ROOM}`)).state.messages).toBeGreaterThan(200);
    await after.close();
  });

  it('starts the engine again when it dies, with all that was acknowledged, and says so', async () => {
    const connection = await connect(host, { reconnect: true, reconnectTimeWait: 50, maxReconnectAttempts: -1 });
    await (await jetstreamManager(connection)).streams.add(room(OTHER));
    const { seq } = await jetstream(connection).publish(`hw.${OTHER}.log`, 'kept', { msgID: 'kept' });
    const back = (async () => {
      for await (const status of connection.status()) if (status.type === 'reconnect') return performance.now();
      return undefined;
    })();
    const before = said.length;
    host.killEngine();
    await until(() => said.slice(before).some((sentence) => sentence.startsWith('The engine runs again')));
    expect(said.slice(before)[0]).toMatch(/^The engine ended by itself/);
    expect(await back).toBeDefined();
    const again = await jetstream(connection).publish(`hw.${OTHER}.log`, 'kept', { msgID: 'kept' });
    expect(again).toMatchObject({ seq, duplicate: true });
    await connection.close();
    const told = said.length;
    await host.restartEngine();
    expect(said.slice(told).join()).not.toMatch(/by itself and/);
    const anew = await connect();
    expect((await (await jetstreamManager(anew)).streams.info(`HW_${OTHER}`)).state.messages).toBe(1);
    await anew.close();
  });

  it('keeps password and rooms over a restart of its own, and its folder for itself', async () => {
    await expect(startHost(setup())).rejects.toThrow(/is in use by another host/);
    const { token } = host.engineFile;
    await host.stop();
    host = await startHost(setup());
    expect(host.engineFile.token).toBe(token);
    const connection = await connect();
    expect((await (await jetstreamManager(connection)).streams.info(`HW_${OTHER}`)).state.messages).toBe(1);
    await connection.close();
  });
});
