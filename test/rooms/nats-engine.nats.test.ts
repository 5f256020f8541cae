import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Delivered } from '../../src/sync/room/engine';
import { makeRoomId } from '../../src/sync/room/keys';
import { startNats, type TestNats } from '../support/nats-server';
import { type NodeEngine, nodeEngine } from '../support/room-nats';

let server: TestNats;
const engines: NodeEngine[] = [];

beforeAll(async () => {
  server = await startNats({ closed: true });
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});
afterAll(() => server.stop());

function connect(): NodeEngine {
  const engine = nodeEngine(server);
  engines.push(engine);
  return engine;
}

async function ready(engine: NodeEngine, room: string): Promise<void> {
  await expect.poll(async () => (await engine.open(room)).ok, { timeout: 15_000 }).toBe(true);
}

/** Everything that a follower is given, as it comes. */
function followed(engine: NodeEngine, room: string, after = 0) {
  const got: Delivered[] = [];
  const aheads: number[] = [];
  const following = engine.follow(room, after, {
    deliver: (messages) => got.push(...messages),
    ahead: (count) => aheads.push(count),
  });
  return { got, aheads, following, texts: () => got.map((m) => Buffer.from(m.bytes).toString()) };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the NATS adapter', () => {
  test('keeps messages in one order for all, stamped by the engine, and knows an id that comes again', async () => {
    const room = makeRoomId();
    const [left, right] = [connect(), connect()];
    await ready(left, room);
    await ready(right, room);
    expect(await left.publish(room, 'a', bytes('one'))).toEqual({ ok: true, value: { seq: 1, isRepeat: false } });
    expect(await right.publish(room, 'b', bytes('two'))).toEqual({ ok: true, value: { seq: 2, isRepeat: false } });
    expect(await right.publish(room, 'a', bytes('one'))).toEqual({ ok: true, value: { seq: 1, isRepeat: true } });
    const [here, there] = [followed(left, room), followed(right, room, 1)];
    await expect.poll(() => here.texts()).toEqual(['one', 'two']);
    await expect.poll(() => there.texts()).toEqual(['two']);
    expect(here.aheads.at(-1)).toBe(0);
    expect(Math.abs((here.got[0]?.at ?? 0) - Date.now())).toBeLessThan(10_000);
    expect(left.traffic().bytesOut).toBeGreaterThan(0);
  });

  test('says at once of an empty room that nothing lies ahead', async () => {
    const room = makeRoomId();
    const engine = connect();
    await ready(engine, room);
    const { aheads } = followed(engine, room);
    await expect.poll(() => aheads).toEqual([0]);
  });

  test('passes whispers on and keeps none', async () => {
    const room = makeRoomId();
    const [left, right] = [connect(), connect()];
    await ready(left, room);
    await ready(right, room);
    const heard: string[] = [];
    right.hear(room, (b) => heard.push(Buffer.from(b).toString()));
    await expect
      .poll(() => {
        left.whisper(room, bytes('psst'));
        return heard.length;
      })
      .toBeGreaterThan(0);
    expect(followed(left, room).got).toEqual([]);
  });

  test('refuses what is too large before it is sent', async () => {
    const room = makeRoomId();
    const engine = connect();
    await ready(engine, room);
    expect(await engine.publish(room, 'big', new Uint8Array(950 * 1024))).toMatchObject({
      error: { code: 'too-large' },
    });
  });

  test('goes on after a cut connection and after the engine was killed, without a gap and without anything twice', async () => {
    const room = makeRoomId();
    const [left, right] = [connect(), connect()];
    await ready(left, room);
    await ready(right, room);
    const { texts } = followed(right, room);
    const sure = async (id: string) => {
      await expect
        .poll(async () => (await left.publish(room, id, bytes(id))).ok, { timeout: 20_000, interval: 100 })
        .toBe(true);
    };
    await sure('a');
    right.cut();
    await sure('b');
    await server.kill('SIGKILL');
    expect(await left.publish(room, 'c', bytes('c'))).toMatchObject({ ok: false });
    await server.restart();
    await sure('c');
    await sure('d');
    await expect.poll(texts, { timeout: 15_000 }).toEqual(['a', 'b', 'c', 'd']);
  });

  test('says when the engine does not know the password', async () => {
    const engine = nodeEngine({ ...server, wsUrl: server.wsUrl, user: server.user, token: 'wrong' });
    engines.push(engine);
    await expect.poll(() => engine.status(), { timeout: 10_000 }).toBe('refused');
    expect(await engine.open(makeRoomId())).toMatchObject({ ok: false, error: { code: 'offline' } });
  });
});
