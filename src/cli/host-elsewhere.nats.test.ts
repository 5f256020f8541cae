import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMakeCertificates, makeCertificate } from '../../test/support/certificate';
import { connectNats } from '../../test/support/nats-client';
import { startNats, type TestNats } from '../../test/support/nats-server';
import { WINDOW_MAY } from './host-config.mjs';
import { findNats } from './host-find.mjs';
import { startHost } from './host-run.mjs';

const ID = 'roomAAAAAAAAAAAAAAAAAA';
const ROOM = {
  name: `HW_${ID}`,
  subjects: [`hw.${ID}.log`],
  storage: StorageType.File,
  max_bytes: 1_000_000,
  deny_delete: true,
  deny_purge: true,
};

describe('a host in front of what is there already', () => {
  let folder = '';
  let nats: TestNats;
  const setup = () => ({ folder: join(folder, 'dist'), data: join(folder, 'data'), engine: nats.wsUrl });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotwash-elsewhere-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.html'), '<p>app</p>');
    nats = await startNats({ closed: true });
  });
  afterAll(async () => {
    await nats.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('names a NATS that runs already, and is no way to it itself', async () => {
    const credentials = { user: nats.user, token: nats.token };
    const host = await startHost({ ...setup(), credentials });
    const file = await (await fetch(`${host.url}engine.json`)).json();
    expect(file).toEqual({ format: 'hotwash.engine', version: 1, url: nats.wsUrl, ...credentials, addresses: [] });
    const window = await connectNats(file.url, { user: file.user, pass: file.token });
    await window.close();
    await expect(connectNats(`${host.url.replace('http', 'ws')}engine`)).rejects.toThrow();
    await host.stop();
  });

  it('is the way to it when asked to be, with the same rules', async () => {
    const host = await startHost({ ...setup(), gate: true, credentials: { user: nats.user, token: nats.token } });
    const options = { user: nats.user, pass: nats.token };
    const window = await connectNats(host.wsUrl, options);
    await (await jetstreamManager(window)).streams.add(ROOM);
    expect((await jetstream(window).publish(`hw.${ID}.log`, 'said')).seq).toBe(1);
    const closed = window.closed();
    window.publish(`$JS.API.STREAM.DELETE.HW_${ID}`);
    await closed;
    const after = await connectNats(host.wsUrl, options);
    expect((await (await jetstreamManager(after)).streams.info(ROOM.name)).state.messages).toBe(1);
    await after.close();
    await host.stop();
  });

  it.runIf(canMakeCertificates())('serves page and engine over HTTPS with a certificate', async () => {
    const files = makeCertificate(folder, ['DNS:localhost', 'DNS:drills.corp.example']);
    const ca = readFileSync(files.cert);
    const host = await startHost({ ...setup(), gate: true, files, listen: '0.0.0.0' });
    expect(host.engineFile.addresses).toEqual([`https://drills.corp.example:${host.port}/`]);
    expect(host.wsUrl).toBe(`wss://localhost:${host.port}/engine`);
    const page = await new Promise((resolve, reject) => {
      get(host.url, { ca }, async (response) => resolve([response.statusCode, (await response.toArray()).join('')])).on(
        'error',
        reject,
      );
    });
    expect(page).toEqual([200, '<p>app</p>']);
    const options = { user: nats.user, pass: nats.token };
    const named = { headers: { host: 'drills.corp.example' }, origin: 'https://drills.corp.example', ca };
    await (await connectNats(host.wsUrl, { ...options, socket: named })).close();
    await expect(
      connectNats(host.wsUrl, { ...options, socket: { ...named, origin: 'https://other.example' } }),
    ).rejects.toThrow();
    await host.stop();
  });
});

describe('the example of a cluster', () => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/nats/cluster.conf', import.meta.url)), 'utf8');

  it('allows a window what a host allows it', () => {
    const allowed = [...(/publish \{\s*allow: \[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
      ([, s]) => s,
    );
    expect(allowed).toEqual(WINDOW_MAY.publish.allow);
    expect(text).toContain(`subscribe { allow: [${WINDOW_MAY.subscribe.allow.map((s) => `"${s}"`).join(', ')}] }`);
  });

  /** A certificate stands in for those of the example, and its folder for `/etc/nats`. */
  const prepared = (folder: string, more: (text: string) => string = (same) => same) => {
    const { cert } = makeCertificate(folder, ['DNS:localhost']);
    writeFileSync(join(folder, 'ca.pem'), readFileSync(cert));
    const config = join(folder, 'cluster.conf');
    writeFileSync(
      config,
      more(text.replaceAll('/etc/nats', folder).replaceAll('/var/lib/nats', join(folder, 'rooms'))),
    );
    return { config, ca: readFileSync(cert) };
  };
  const env = { ...process.env, NATS_ADMIN_PASSWORD: 'one', HOTWASH_TOKEN: 'two' };

  it.runIf(canMakeCertificates())('is one that nats-server takes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotwash-cluster-'));
    const run = promisify(execFile);
    const { config } = prepared(folder);
    const { stderr } = await run(findNats() ?? '', ['-t', '-c', config], { env });
    expect(stderr).toContain('is valid');
    const broken = prepared(folder, (same) => same.replace('max_streams', 'most_streams')).config;
    await expect(run(findNats() ?? '', ['-t', '-c', broken], { env })).rejects.toThrow();
    rmSync(folder, { recursive: true });
  });

  it.runIf(canMakeCertificates())('serves the page it names over TLS, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotwash-cluster-'));
    const port = await freePort();
    // One server, without the others: what is tried here is what a browser meets.
    const { config, ca } = prepared(folder, (same) =>
      same
        .replace(/^cluster \{[\s\S]*?^\}/m, '')
        .replace('0.0.0.0:9222', `127.0.0.1:${port}`)
        .replace('0.0.0.0:4222', '127.0.0.1:-1'),
    );
    const server = spawn(findNats() ?? '', ['-c', config], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((ready) => {
      server.stderr.on('data', (chunk) => String(chunk).includes('Server is ready') && ready());
    });
    const socket = { ca, origin: 'https://drills.example.com' };
    const options = { user: 'hotwash', pass: 'two' };
    const url = `wss://localhost:${port}`;
    const window = await connectNats(url, { ...options, socket });
    await (await jetstreamManager(window)).streams.add(ROOM);
    await expect((await jetstreamManager(window)).streams.delete(ROOM.name)).rejects.toThrow(/permissions violation/i);
    await window.close();
    await expect(connectNats(url, { ...options, socket: { ca, origin: 'https://other.example' } })).rejects.toThrow();
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
