import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { baseURL, launchBrowser, openApp } from '../support/browser';
import { measureFirstScreen } from '../support/first-screen';
import { libraryReady, startDrill } from './helpers/pages';

describe('the built app', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('shows itself under a sub-path, with no error and no request to anywhere else', async () => {
    const { context, page, trouble } = await openApp(browser);
    await page.locator('#root h1').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/some/path/');
    expect(await page.title()).toContain('Hotwash');
    expect(trouble).toEqual({ errors: [], foreignRequests: [] });
    await context.close();
  });

  it('runs no script and applies no style that is not one of its files', async () => {
    const { context, page } = await openApp(browser);
    await page.locator('#root h1').first().waitFor();
    const outcome = await page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.name = "ran"';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      await fetch('https://example.com/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { blocked: blocked.sort(), ran: window.name };
    });
    expect(outcome).toEqual({ blocked: ['connect-src', 'script-src-elem', 'style-src-elem'], ran: '' });
    await context.close();
  });

  it('never tries what its policy forbids, from the first moment to the floor', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const tried: string[] = [];
      Object.assign(window, { tried });
      document.addEventListener('securitypolicyviolation', (event) =>
        tried.push(`${event.effectiveDirective} in ${event.sourceFile}:${event.lineNumber}`),
      );
    });
    const tried = () => page.evaluate(() => (window as unknown as { tried: string[] }).tried);
    await page.goto(baseURL());
    await libraryReady(page);
    // What the library loads once it stands, the schemas among it.
    await page.waitForLoadState('networkidle');
    expect(await tried()).toEqual([]);
    await startDrill(page);
    await page.waitForLoadState('networkidle');
    expect(await tried()).toEqual([]);
    await context.close();
  });

  it('opens without a network after the first visit', async () => {
    const server = await serve({ folder: join(root, 'dist'), prefix: '/offline/' });
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(server.url);
    const heading = await first.locator('#root h1').first().textContent();
    await first.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.close();
    const again = await context.newPage();
    await again.goto(server.url);
    expect(await again.locator('#root h1').first().textContent()).toBe(heading);
    await context.close();
  });

  it('can be installed', async () => {
    const { context, page } = await openApp(browser);
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await (await page.request.get(new URL(href ?? '', page.url()).href)).json();
    expect(manifest).toMatchObject({ name: 'Hotwash', start_url: './', scope: './', display: 'standalone' });
    for (const icon of manifest.icons) {
      const response = await page.request.get(new URL(icon.src, page.url()).href);
      expect(response.status(), icon.src).toBe(200);
    }
    await context.close();
  });

  it('loads charts, shell and schema only when they are used', () => {
    const { scriptsGzipped } = measureFirstScreen(join(root, 'dist'), ['library']);
    expect(scriptsGzipped).toBeLessThan(200 * 1024);
  });
});
