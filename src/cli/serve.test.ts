import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAREFUL, fileFor, serve } from './serve.mjs';

describe('the static server', () => {
  let outer = '';
  let folder = '';

  beforeAll(() => {
    outer = mkdtempSync(join(tmpdir(), 'hotwash-serve-'));
    folder = join(outer, 'dist');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<p>home</p>');
    writeFileSync(join(folder, 'assets', 'a.js'), 'export {};');
    writeFileSync(join(outer, 'secret.txt'), 'secret');
  });
  afterAll(() => rmSync(outer, { recursive: true }));

  it('finds the files of its folder under its prefix', () => {
    expect(fileFor(folder, '/x/', '/x/')).toBe(join(folder, 'index.html'));
    expect(fileFor(folder, '/x/', '/x/assets/a.js?v=1')).toBe(join(folder, 'assets', 'a.js'));
  });

  it.each([
    '/',
    '/y/index.html',
    '/x/none.js',
    '/x/assets',
    '/x/%2e%2e/secret.txt',
    '/x/..%2fsecret.txt',
    '/x/%00',
    '/x/%zz',
  ])('finds nothing at %s', (address) => {
    expect(fileFor(folder, '/x/', address)).toBeUndefined();
  });

  it('serves on a free port when the wanted one is taken', async () => {
    const first = await serve({ folder, port: 47_173 });
    const second = await serve({ folder, port: first.port, prefix: '/x/' });
    expect(second.port).toBeGreaterThan(first.port);
    const page = await fetch(`http://127.0.0.1:${second.port}/x/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<p>home</p>');
    expect((await fetch(`http://127.0.0.1:${second.port}/`)).status).toBe(404);
    await first.close();
    await second.close();
  });

  it('answers with what is made at the time, beside the files', async () => {
    let n = 0;
    const server = await serve({ folder, answers: { 'author/scenario.json': () => ({ n: ++n }) } });
    const ask = async (path: string): Promise<unknown> => (await fetch(`${server.url}${path}`)).json();
    expect(await ask('author/scenario.json')).toEqual({ n: 1 });
    expect(await ask('author/scenario.json?again')).toEqual({ n: 2 });
    expect((await fetch(`${server.url}author/other.json`)).status).toBe(404);
    expect((await fetch(server.url)).status).toBe(200);
    await server.close();
  });
});

describe('the server of a host', () => {
  let folder = '';
  let server: Awaited<ReturnType<typeof serve>>;
  const script = `export const words = '${'the same again '.repeat(500)}';`;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotwash-served-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>home</p>');
    writeFileSync(join(folder, 'assets', 'a.js'), script);
    writeFileSync(join(folder, 'assets', 'a.png'), script);
    server = await serve({ folder, pack: true, headers: CAREFUL });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('says its headers with every answer, also when there is nothing', async () => {
    for (const path of ['', 'assets/a.js', 'gone']) {
      const { headers } = await fetch(`${server.url}${path}`);
      for (const [name, value] of Object.entries(CAREFUL)) expect(headers.get(name)).toBe(value);
    }
  });

  it('packs what packs well, for those who take it, and nothing else', async () => {
    const length = async (path: string, accepted: string) => {
      const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': accepted } });
      expect(await answer.text()).toBe(script);
      return [answer.headers.get('content-encoding'), Number(answer.headers.get('content-length'))];
    };
    const [encoding, size] = await length('assets/a.js', 'br, gzip');
    expect([encoding, Number(size) < 500]).toEqual(['gzip', true]);
    expect(await length('assets/a.js', 'identity')).toEqual([null, script.length]);
    expect(await length('assets/a.png', 'gzip')).toEqual([null, script.length]);
  });

  it('packs a file anew when it has changed', async () => {
    const read = async () => (await fetch(`${server.url}changed.js`)).text();
    writeFileSync(join(folder, 'changed.js'), 'one');
    expect(await read()).toBe('one');
    writeFileSync(join(folder, 'changed.js'), 'another');
    expect(await read()).toBe('another');
  });

  it('keeps what has a hash in its name for good, and asks about the rest', async () => {
    const asset = await fetch(`${server.url}assets/a.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const page = await fetch(server.url);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const tag = page.headers.get('etag') ?? '';
    const again = await fetch(server.url, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    writeFileSync(join(folder, 'index.html'), '<p>another home</p>');
    expect((await fetch(server.url, { headers: { 'if-none-match': tag } })).status).toBe(200);
  });

  it('takes the port that it was told or none', async () => {
    await expect(serve({ folder, port: server.port, exact: true })).rejects.toThrow(/EADDRINUSE/);
  });

  it('does not take a name that every object has for an answer', async () => {
    expect((await fetch(`${server.url}constructor`)).status).toBe(404);
    expect((await fetch(`${server.url}__proto__`)).status).toBe(404);
  });
});
