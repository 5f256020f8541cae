import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../src/cli/serve.mjs';
import { launchBrowser } from '../support/browser';
import type { Bench, Row } from './bench';
import type { Probes } from './log-view/probes';

/** In the page. */
declare const probes: Probes;

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The console starts a search when nothing has been typed for this long (ms). */
const TYPING = 300;
const MILLION = '1,000,000';

async function buildPage(): Promise<string> {
  const outDir = join(root, '.cache', 'log-view');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'test/bench/log-view/page.html') },
      chunkSizeWarningLimit: 5_000,
    },
  });
  return outDir;
}

/** Memory that the page holds on to, MB: objects, and the buffers of typed arrays. */
async function memory(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const usage = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1024 / 1024;
}

/** Waits until the view announces how many lines a search has found; gives the announcement and when it came. */
async function announced(page: Page, other: string): Promise<{ readonly text: string; readonly at: number }> {
  const handle = await page.waitForFunction(
    (before) => {
      const text = document.querySelector('[role="status"]')?.textContent ?? '';
      return text !== '' && text !== before ? { text, at: performance.now() } : null;
    },
    other,
    { timeout: 120_000, polling: 'raf' },
  );
  return (await handle.jsonValue()) as { text: string; at: number };
}

async function measure(browser: Browser, url: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const cdp = await page.context().newCDPSession(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('[role="option"]').first().waitFor();
  const first = await page.evaluate(() => performance.now());
  await page.evaluate(() => probes.watchBlocks());
  const all = await announced(page, '');
  if (!all.text.startsWith(MILLION)) throw new Error(`the view found ${all.text}, not ${MILLION}`);
  const loading = await page.evaluate(() => probes.longestBlock());
  const held = await memory(cdp);

  const field = page.getByLabel('Search the lines');
  const filter = async (text: string, before: string): Promise<{ ms: number; text: string }> => {
    const typed = await page.evaluate(() => performance.now());
    await field.fill(text);
    const done = await announced(page, before);
    return { ms: done.at - typed - TYPING, text: done.text };
  };
  const word = await filter('insufficient_quota', all.text);
  const id = await filter('c0ffe', word.text);
  await filter('', id.text);
  const frames = [...(await page.evaluate(() => probes.scrollFrames()))].sort((a, b) => a - b);
  const at = (share: number): number => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? 0;

  // What was measured must have been there to see: lines from the middle of the list, and not the last ones.
  const seen = await page.locator('[role="option"]').first().getAttribute('aria-posinset');
  if (!(Number(seen) > 1 && Number(seen) < 950_000))
    throw new Error(`the list was not scrolled: line ${seen} is in sight`);
  const keys: number[] = [];
  await page.getByRole('listbox').focus();
  for (let i = 0; i < 40; i++) {
    const began = performance.now();
    await page.keyboard.press(i % 2 === 0 ? 'PageUp' : 'ArrowUp');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    keys.push(performance.now() - began);
  }
  keys.sort((a, b) => a - b);
  await page.close();
  if (errors.length > 0) throw new Error(errors.join('; '));
  return [
    {
      measure: 'first lines on screen',
      value: first,
      unit: 'ms',
      note: 'from the start of the page, of 24 h of lines',
    },
    {
      measure: 'lines found',
      value: 1_000_000_000 / all.at,
      unit: 'per s',
      note: `${MILLION} in ${(all.at / 1000).toFixed(1)} s`,
    },
    { measure: 'longest block meanwhile', value: loading, unit: 'ms', note: 'the page could do nothing else' },
    {
      measure: 'memory with a million lines',
      value: held,
      unit: 'MB',
      note: 'all of the page, after collecting garbage',
    },
    { measure: 'filter by a word', value: word.ms, unit: 'ms', note: `${word.text}; "insufficient_quota"` },
    {
      measure: 'filter by part of an id',
      value: id.ms,
      unit: 'ms',
      note: `${id.text}; every line has ids, so each is rendered`,
    },
    { measure: 'frame while scrolling, p50', value: at(0.5), unit: 'ms', note: `${frames.length} frames` },
    { measure: 'frame while scrolling, p95', value: at(0.95), unit: 'ms' },
    { measure: 'frame while scrolling, longest', value: at(1), unit: 'ms' },
    {
      measure: 'key to frame, p95',
      value: keys[Math.floor(keys.length * 0.95)] ?? 0,
      unit: 'ms',
      note: 'PageUp and ArrowUp',
    },
  ];
}

/** The app's own log view with a million lines, in a real browser. */
export const bench: Bench = {
  name: 'log view',
  async run() {
    const server = await serve({ folder: await buildPage() });
    const browser = await launchBrowser();
    try {
      return await measure(browser, `${server.url}test/bench/log-view/page.html`);
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
