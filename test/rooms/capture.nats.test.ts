import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNats } from '../../src/cli/host-find.mjs';
import { startHost } from '../../src/cli/host-run.mjs';
import { makeMemberKeys } from '../../src/sync/room/keys';
import { beginBody, foundBody, joinBody, LOBBY, machineOn, newLink, post, said } from '../support/room-bench';
import { nodeEngine } from '../support/room-nats';
import { textsFound, textsIn } from '../support/room-texts';

const folder = mkdtempSync(join(tmpdir(), 'hotwash-capture-'));
let host: Awaited<ReturnType<typeof startHost>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  const program = findNats();
  if (program === undefined) throw new Error('no nats-server');
  host = await startHost({ folder: join(folder, 'page'), data: join(folder, 'data'), program });
});
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

const scenarioFile = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../scenarios/vyberology', name), 'utf8');

/** Everything that the engine has written of rooms to its disk (its own configuration lies beside them). */
function onDisk(): Buffer {
  const files = readdirSync(join(folder, 'data'), { recursive: true }).map((name) =>
    join(folder, 'data', String(name)),
  );
  return Buffer.concat(files.filter((f) => f.includes('HW_') && statSync(f).isFile()).map((f) => readFileSync(f)));
}

test('a room through the host as it ships leaves no text of the drill on the wire or on the engine’s disk', async () => {
  const { user, token } = host.engineFile;
  const server = { wsUrl: host.wsUrl, ...(user !== undefined && { user }), ...(token !== undefined && { token }) };
  const wire: Uint8Array[] = [];
  const engines = Array.from({ length: 2 }, () => nodeEngine(server, (bytes) => wire.push(bytes.slice())));
  const keys = makeMemberKeys();
  const link = newLink(keys);
  const [left, right] = engines.map((engine, i) =>
    machineOn(engine, link, { isPresent: true, ...(i === 0 && { keys }) }),
  );
  if (left === undefined || right === undefined) throw new Error('no machines');
  await said(left.room, foundBody(keys, 'Fay the Facilitator'));
  // So far only names have been said: what the protocol itself says can be told from what must not be there.
  const control = Buffer.concat(wire);
  await said(right.room, joinBody(right.keys, 'Käthe Ärmel'));
  await said(right.room, { kind: 'seat', seat: 'codex', member: right.keys.id, sits: true });
  const sources = {
    scenarioYaml: scenarioFile('edge-outage/scenario.yaml'),
    playbookYaml: scenarioFile('playbook.yaml'),
    companyYaml: scenarioFile('company.yaml'),
  };
  await said(left.room, { ...beginBody('drill-of-the-capture'), sources });
  right.room.show({ where: 'floor', console: 'database-console' }, false);
  for (let i = 0; i < 10; i++)
    expect(
      await right.room.append([post(`capture-${i}`, 'codex', `Customers in region ${i} cannot log in`)]),
    ).toMatchObject({ ok: true });
  expect(await left.room.remove([right.keys.id])).toMatchObject({ ok: true });
  await expect.poll(() => left.room.now().state.epoch).toBe(1);

  const { state } = left.room.now();
  const names = Object.values(state.members).map((m) => m.name);
  const texts = textsIn([LOBBY, state.drill, left.room.entries(), names, 'database-console']);
  for (const { room } of [left, right]) room.close();
  for (const engine of engines) await engine.close();

  const all = Buffer.concat(wire);
  const words = new Set(textsFound(control, texts));
  const secret = [...texts].filter((text) => !words.has(text));
  // Words such as `name` belong to the protocol; anything longer would be ours.
  expect([...words].filter((word) => word.length > 8)).toEqual([]);
  expect(secret.length).toBeGreaterThan(2_000);
  expect(all.length).toBeGreaterThan(500_000);
  expect(textsFound(all, secret)).toEqual([]);
  expect(onDisk().length).toBeGreaterThan(200_000);
  expect(textsFound(onDisk(), secret)).toEqual([]);
  // The capture is one: what may be seen is seen, and a text that is put into it is found.
  expect(all.includes(`hw.${link.roomId}.log`)).toBe(true);
  expect(textsFound(Buffer.concat([all, Buffer.from('Käthe Ärmel')]), secret)).toEqual(['Käthe Ärmel']);
});
