import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../../src/cli/serve.mjs';
import { ensureBuilt, root } from '../../src/cli/setup.mjs';
import { launchBrowser } from '../support/browser';
import type { Bench, Row } from './bench';

/** Waits for a line of the terminal to end, and tells how long it took from Enter on (ms). */
async function timed(page: Page, line: string): Promise<number> {
  const field = page.getByRole('textbox', { name: 'Command line' });
  await field.press('Control+l');
  await field.fill(line);
  const began = await page.evaluate(() => performance.now());
  await field.press('Enter');
  // The line has ended when something is printed under it, and nothing runs any more.
  const ended = await page.waitForFunction(
    () => {
      const runs = [...document.querySelectorAll('[role=status]')].some((s) => s.textContent?.startsWith('running'));
      const printed = document.querySelectorAll('[role=log] pre[data-kind]').length > 0;
      return printed && !runs ? performance.now() : null;
    },
    undefined,
    { polling: 'raf', timeout: 60_000 },
  );
  return ((await ended.jsonValue()) as number) - began;
}

async function openTerminal(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('1');
  await page.getByRole('textbox', { name: 'Command line' }).waitFor();
}

/** From the library to the briefing; resolves with the time until the database says that it is ready (ms). */
async function warm(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Play Readings cannot be generated' }).click();
  await page.getByRole('button', { name: 'Start the drill' }).waitFor();
  const began = performance.now();
  await page.getByText('The simulated database is ready').waitFor({ timeout: 120_000 });
  return performance.now() - began;
}

async function measure(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(url);
  const cold = await warm(page);
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await page.getByRole('button', { name: 'Real incident: stop' }).waitFor();
  await openTerminal(page);
  const warmed = await timed(page, 'psql $DB_URL -Atc "select count(*) from readings"');
  const again: number[] = [];
  for (let i = 0; i < 7; i++) again.push(await timed(page, 'psql $DB_URL -Atc "select count(*) from readings"'));
  const changed = await timed(page, 'psql $DB_URL -c "update readings set context = null where entry_no = 1"');
  const whole = await timed(page, 'psql $DB_URL -c "update readings set context = null"');
  const runaway = await timed(page, 'psql $DB_URL -c "do \\$\\$ begin loop end loop; end \\$\\$"');
  const rebuilt = await timed(page, 'psql $DB_URL -Atc "select 1"');
  // A drill that is taken up again has no warm database: it starts with the terminal.
  await page.reload();
  await page.getByRole('button', { name: 'Real incident: stop' }).waitFor();
  await openTerminal(page);
  const began = performance.now();
  await timed(page, 'psql $DB_URL -Atc "select count(*) from readings"');
  const resumed = performance.now() - began;
  await context.close();
  const median = again.toSorted((a, b) => a - b)[3] ?? 0;
  return [
    {
      measure: 'ready after the briefing opens',
      value: cold,
      unit: 'ms',
      note: 'first visit, files from this machine',
    },
    { measure: 'first psql result after the terminal opens', value: warmed, unit: 'ms', note: 'warmed' },
    { measure: 'the same psql again', value: median, unit: 'ms', note: 'median of 7' },
    { measure: 'first change', value: changed, unit: 'ms', note: 'with facts about all tables' },
    { measure: 'UPDATE without WHERE', value: whole, unit: 'ms', note: 'some 35,000 rows' },
    { measure: 'a statement that runs for ever ends', value: runaway, unit: 'ms', note: 'the watchdog' },
    { measure: 'the next psql after it', value: rebuilt, unit: 'ms', note: 'rebuilt from the record' },
    { measure: 'first psql result in a drill taken up again', value: resumed, unit: 'ms', note: 'not warmed' },
  ];
}

/** The simulated database as a player meets it, in the built app. */
export const bench: Bench = {
  name: 'database',
  run: async () => {
    if ((await ensureBuilt({ quiet: true })) !== 0) throw new Error('the build failed');
    const server = await serve({ folder: join(root, 'dist'), prefix: '/bench/' });
    const browser = await launchBrowser();
    try {
      return await measure(browser, server.url);
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
