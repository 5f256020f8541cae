import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { consoleList } from '../../src/screens/floor/consoles/list';
import { launchBrowser } from '../support/browser';
import { floorReady, giveFile, libraryReady, openConsole } from './helpers/pages';
import { wholeRecord } from './helpers/records';

describe('after the first visit, without a network', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    const server = await serve({ folder: join(root, 'dist'), prefix: '/offline/' });
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(server.url);
    await libraryReady(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // Both: the browser is told that there is no network, and there is no server any more.
    await context.setOffline(true);
    await server.close();
  });
  afterAll(() => browser.close());

  it('loads again', async () => {
    await page.reload();
    await libraryReady(page);
  });

  it('plays a drill, with every console', async () => {
    await page.getByRole('button', { name: 'Play Readings cannot be generated' }).click();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await floorReady(page);
    for (const { title, keys } of consoleList) await openConsole(page, keys, title);
    await openConsole(page, '1', 'Terminal');
    const line = page.getByRole('tabpanel', { name: 'Terminal' }).getByRole('textbox').first();
    await line.fill('echo "still $((40 + 2))"');
    await line.press('Enter');
    await page.getByText('still 42', { exact: true }).waitFor();
    await openConsole(page, '3', 'Metrics');
    await page.getByRole('tabpanel', { name: 'Metrics' }).locator('svg.recharts-surface').first().waitFor();
    await page.reload();
    await floorReady(page);
  });

  it('takes a record in and shows its debrief', async () => {
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await libraryReady(page);
    await giveFile(page, wholeRecord());
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await page.locator('[data-record-hash]').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    expect(errors).toEqual([]);
  });
});
