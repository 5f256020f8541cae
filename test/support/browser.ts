import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findBrowser } from './find-browser.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'];

/** Starts the browser that the tests drive. `HEADED=1` shows its window. */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === undefined) throw new Error('no browser: install Chrome or Chromium, or set CHROME_PATH');
  return chromium.launch({ executablePath, args: [...FLAGS, ...args], headless: process.env.HEADED !== '1' });
}

/** Where the built app is served, ending with a slash. */
export function baseURL(): string {
  return inject('baseURL');
}

/** What went wrong in a page without any test having asked. */
export interface PageTrouble {
  /** Uncaught errors and errors written to the console, policy violations among them. */
  readonly errors: string[];
  /** Requests that left the app's own origin. There must be none. */
  readonly foreignRequests: string[];
}

/** Opens a page on the app that notes its own trouble. Close `context` when done. */
export async function openApp(
  browser: Browser,
  options: { readonly path?: string; readonly context?: BrowserContextOptions } = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly trouble: PageTrouble }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options.context });
  const page = await context.newPage();
  const trouble = watchForTrouble(page);
  await page.goto(baseURL() + (options.path ?? ''));
  return { context, page, trouble };
}

/** Notes errors and foreign requests of a page from now on. */
export function watchForTrouble(page: Page): PageTrouble {
  const trouble: PageTrouble = { errors: [], foreignRequests: [] };
  const origin = new URL(baseURL()).origin;
  page.on('pageerror', (error) => trouble.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.errors.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) trouble.foreignRequests.push(request.url());
  });
  return trouble;
}
