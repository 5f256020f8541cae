import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNats } from '../../src/cli/host-find.mjs';
import { type Host, startHost } from '../../src/cli/host-run.mjs';
import { root } from '../../src/cli/setup.mjs';
import { launchBrowser } from '../support/browser';
import { natsAvailable } from '../support/nats-server';

/** Opens a websocket from the page, and says what came first. Text, because the test's compiler would add helpers to it. */
const firstWords = (url: string) => `new Promise((resolve) => {
  const socket = new WebSocket(${JSON.stringify(url)});
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) => { resolve(new TextDecoder().decode(data).slice(0, 5)); socket.close(); };
  socket.onerror = () => resolve('error');
})`;

describe.skipIf(!natsAvailable())('the page of a host', () => {
  let browser: Browser;
  let folder = '';
  let host: Host;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'hotwash-host-page-'));
    host = await startHost({ folder: join(root, 'dist'), data: folder, program: findNats() ?? '' });
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reaches its own engine and no other, with the policy of the build', async () => {
    const page = await browser.newPage();
    await page.goto(host.url);
    expect(await page.evaluate(firstWords(host.wsUrl))).toBe('INFO ');
    const other = await startHost({ folder, data: join(folder, 'other'), program: findNats() ?? '' });
    expect(await page.evaluate(firstWords(other.wsUrl))).toBe('error');
    await other.stop();
    await page.close();
  });

  it('hears what the host says now, not what was kept for times without a network', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.url);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    expect(await page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    const ask = () => page.evaluate(`fetch('engine.json').then((answer) => answer.json()).then((said) => said.token)`);
    expect(await ask()).toBe(host.engineFile.token);
    writeFileSync(join(folder, 'calendar.ics'), 'BEGIN:VCALENDAR');
    expect(await page.evaluate(`fetch('calendar.ics').then((answer) => answer.text())`)).toBe('BEGIN:VCALENDAR');
    rmSync(join(folder, 'calendar.ics'));
    expect((await page.goto(`${host.url}calendar.ics`))?.status()).toBe(404);
    expect((await page.goto(`${host.url}engine.json`))?.headers()['content-type']).toContain('application/json');
    await context.close();
  });

  it('is not shown in the frame of another page', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    await page.setContent(`<iframe src="${host.url}"></iframe>`);
    await expect.poll(() => errors.join('\n')).toMatch(/frame-ancestors|X-Frame-Options/i);
    await page.close();
  });
});
