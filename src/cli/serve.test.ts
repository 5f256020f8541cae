import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, serve } from './serve.mjs';

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
