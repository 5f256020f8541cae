import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findNats } from '../../src/cli/host-find.mjs';
import { type Host, startHost } from '../../src/cli/host-run.mjs';
import type { Engine } from '../../src/sync/room/engine';
import { natsEngine } from '../../src/sync/room/nats-engine';
import { nodeSocket } from '../support/nats-client';

const ROOM = 'roomAAAAAAAAAAAAAAAAAA';
const said: string[] = [];
const engines: Engine[] = [];
let folder = '';
let host: Host;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotwash-gate-'));
  host = await startHost({ folder, data: join(folder, 'data'), program: findNats() ?? '', say: (s) => said.push(s) });
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The app's own way to the engine, as a window of the host has it. */
function open(): Engine {
  const { user = '', token = '' } = host.engineFile;
  const engine = natsEngine({ url: host.wsUrl, user, token, sockets: nodeSocket() });
  engines.push(engine);
  return engine;
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000 && !holds(); waited += 20) await new Promise((done) => setTimeout(done, 20));
  expect(holds()).toBe(true);
}

it('lets through all that the app does in a room, also after the engine has died', async () => {
  const [one, other] = [open(), open()];
  await until(() => one.status() === 'connected' && other.status() === 'connected');
  expect(await one.open(ROOM)).toEqual({ ok: true, value: undefined });
  const seen: string[] = [];
  const whispered: string[] = [];
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const bytes = (words: string) => new TextEncoder().encode(words);
  other.follow(ROOM, 0, { deliver: (all) => seen.push(...all.map((m) => text(m.bytes))), ahead: () => {} });
  other.hear(ROOM, (heard) => whispered.push(text(heard)));
  expect(await one.publish(ROOM, 'a', bytes('first'))).toMatchObject({ ok: true, value: { seq: 1, isRepeat: false } });
  expect(await one.publish(ROOM, 'a', bytes('first'))).toMatchObject({ ok: true, value: { seq: 1, isRepeat: true } });
  await until(() => {
    one.whisper(ROOM, bytes('here'));
    return seen.length === 1 && whispered.length > 0;
  });

  host.killEngine();
  let again = await one.publish(ROOM, 'b', bytes('second'));
  for (let tries = 0; !again.ok && tries < 40; tries++) {
    await new Promise((done) => setTimeout(done, 250));
    again = await one.publish(ROOM, 'b', bytes('second'));
  }
  expect(again).toMatchObject({ ok: true, value: { seq: 2 } });
  await until(() => seen.length === 2);
  expect(seen).toEqual(['first', 'second']);
  expect(said.filter((sentence) => sentence.includes('cut off'))).toEqual([]);
});
