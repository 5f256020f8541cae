import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import type { Entry } from '../../src/drill/record';
import { launchBrowser, openApp } from '../support/browser';
import {
  drillsInLibrary,
  floorReady,
  giveFile,
  goTo,
  importRecord,
  libraryReady,
  slash,
  startDrill,
} from './helpers/pages';
import { recordUntil, upload, wholeRecord } from './helpers/records';

interface Exported {
  readonly header: unknown;
  readonly bundle: unknown;
  readonly entries: readonly Entry[];
}

const composer = (page: Page) => page.getByRole('combobox', { name: /^Write to/ });
const said = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });

/** Drill time on the clock of the floor, in seconds of the day. */
async function clock(page: Page): Promise<number> {
  const text =
    (await page
      .getByText(/^\d\d:\d\d:\d\d UTC$/)
      .first()
      .textContent()) ?? '';
  const [h = 0, m = 0, s = 0] = text.split(/[: ]/).map(Number);
  return h * 3600 + m * 60 + s;
}

/** Exports the only drill of the library. */
async function exportOnly(page: Page): Promise<Exported> {
  await goTo(page);
  await libraryReady(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
}

/** A drill with two players at one machine. */
async function startForTwo(page: Page): Promise<string> {
  await goTo(page, '/play/edge-outage');
  const deputy = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Deputy' }) });
  await deputy.getByRole('radio', { name: 'Player' }).check();
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await floorReady(page);
  return new URL(page.url()).hash.slice(1);
}

describe('one drill in several windows', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const openSecond = async (context: BrowserContext, address: string): Promise<Page> => {
    const page = await context.newPage();
    await goTo(page, address);
    await floorReady(page);
    return page;
  };

  it('agree: what one does appears in the other, with two seats in two windows', async () => {
    const {
      context,
      page: first,
      trouble,
    } = await openApp(browser, {
      context: { viewport: { width: 1440, height: 900 } },
    });
    const address = await startForTwo(first);
    const second = await openSecond(context, address);
    const seats = first.getByRole('combobox', { name: 'Acting as' });
    const [one, two] = await seats.locator('option').allTextContents();
    expect(two).toBeDefined();
    await second.getByRole('combobox', { name: 'Acting as' }).selectOption({ index: 1 });
    expect(await seats.inputValue()).not.toBe(await second.getByRole('combobox', { name: 'Acting as' }).inputValue());

    await slash(first, 'From the first window');
    await said(second, 'From the first window').waitFor();
    await slash(second, 'From the second window');
    await said(first, 'From the second window').waitFor();
    const row = first.getByRole('log').locator('*').filter({ hasText: 'From the second window' }).first();
    expect(await row.textContent()).toContain(two?.split(' · ')[0] ?? one);

    // Both at once, again and again: each sees all of it, in the same order.
    await Promise.all(
      [first, second].map(async (page, w) => {
        for (let i = 0; i < 4; i++) {
          await slash(page, `window ${w} line ${i}`);
          await said(page, `window ${w} line ${i}`).waitFor();
        }
      }),
    );
    const lines = (page: Page) => page.getByRole('log').getByText(/^window \d line \d$/);
    await expect.poll(() => lines(first).count()).toBe(8);
    await expect.poll(() => lines(second).count()).toBe(8);
    expect(await lines(first).allTextContents()).toEqual(await lines(second).allTextContents());

    await second.getByRole('button', { name: 'Pause (P)' }).click();
    await first.getByRole('button', { name: 'Resume (P)' }).waitFor();
    expect(Math.abs((await clock(first)) - (await clock(second)))).toBeLessThanOrEqual(1);

    await second.reload();
    await floorReady(second);
    expect(await second.getByRole('combobox', { name: 'Acting as' }).locator(':checked').textContent()).toContain(
      two?.split(' · ')[0],
    );
    expect(trouble.errors).toEqual([]);
    await context.close();
  });

  it('goes on after a reload where it was, with what was half typed', async () => {
    const { context, page } = await openApp(browser);
    await startDrill(page);
    await slash(page, 'Said before');
    await said(page, 'Said before').waitFor();
    await slash(page, '/finding half a finding');
    await page.getByRole('form', { name: 'Note a finding' }).waitFor();
    await page.keyboard.press('Escape');
    await composer(page).fill('half a thou');
    const before = await clock(page);
    await page.reload();
    await floorReady(page);
    await said(page, 'Said before').waitFor();
    expect(await composer(page).inputValue()).toBe('half a thou');
    const after = await clock(page);
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after - before).toBeLessThan(20);
    await page.getByRole('button', { name: 'Pause (P)' }).waitFor();
    await slash(page, '/finding');
    const found = page.getByRole('form', { name: 'Note a finding' }).getByRole('textbox', { name: /What you found/ });
    expect(await found.inputValue()).toBe('half a finding');
    await context.close();
  });

  it('pauses at the last sign of life when nobody was there', async () => {
    const { context, page } = await openApp(browser);
    const address = await startDrill(page);
    await slash(page, 'Last words');
    await said(page, 'Last words').waitFor();
    const left = await clock(page);
    await page.close({ runBeforeUnload: true });
    const later = await context.newPage();
    await later.clock.install({ time: Date.now() + minutes(10) });
    await goTo(later, address);
    await floorReady(later);
    await later.getByText(/^Paused at \d\d:\d\d:\d\d UTC$/).waitFor();
    await later.getByText('Nobody was here: paused at the last sign of life.').waitFor();
    const back = await clock(later);
    expect(back).toBeGreaterThanOrEqual(left - 6);
    expect(back).toBeLessThanOrEqual(left + 6);
    await later.getByRole('button', { name: 'Resume', exact: true }).click();
    await later.getByRole('button', { name: 'Pause (P)' }).waitFor();
    expect(await clock(later)).toBeLessThan(left + 30);
    await context.close();
  });
});

describe('the library', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('deletes a drill, and gives it back', async () => {
    const { context, page } = await openApp(browser);
    await importRecord(page, wholeRecord());
    await goTo(page);
    expect(await drillsInLibrary(page)).toBe(1);
    await page.getByRole('button', { name: /^Delete / }).click();
    await page.getByText('No drills yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('table', { name: 'Past drills' }).waitFor();
    await page.getByRole('button', { name: 'Debrief', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await goTo(page);
    await libraryReady(page);
    await page.getByRole('button', { name: /^Delete / }).click();
    await page.getByText('No drills yet').waitFor();
    await page.reload();
    await libraryReady(page);
    await page.getByText('No drills yet').waitFor();
    await context.close();
  });

  it('exports what imports as the same drill elsewhere', async () => {
    const onScreen = (page: Page) =>
      page
        .getByRole('heading', { level: 2, name: 'Ratings' })
        .or(page.getByText(/^Paused at/))
        .waitFor();
    for (const { record, added } of [
      { record: wholeRecord(), added: [] },
      { record: recordUntil('elsewhere', minutes(15)), added: ['drill.pause'] },
    ]) {
      const here = await openApp(browser);
      await importRecord(here.page, record);
      await onScreen(here.page);
      const first = await exportOnly(here.page);
      await here.context.close();
      const there = await openApp(browser);
      await giveFile(there.page, upload(JSON.stringify(first)));
      await there.page.waitForURL(/#\/drill\//);
      await onScreen(there.page);
      const second = await exportOnly(there.page);
      expect(second).toEqual(first);
      const original = JSON.parse(record) as Exported;
      expect(first).toMatchObject({ header: original.header, bundle: original.bundle });
      // A drill that was running is paused as of its last entry when it is opened; nothing else is added.
      expect(first.entries.slice(0, original.entries.length)).toEqual(original.entries);
      expect(first.entries.slice(original.entries.length).map((e) => e.act.type)).toEqual(added);
      await there.context.close();
    }
  });

  it('says when the browser refuses storage, and lets one play all the same', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await goTo(page);
    await page.getByText('This browser refuses storage').waitFor();
    await startDrill(page);
    await page.getByText('This drill is not being kept').waitFor();
    await slash(page, 'Still here');
    await said(page, 'Still here').waitFor();
    const exported = await exportOnly(page);
    expect(exported.entries.some((e) => e.act.type === 'post' && e.act.text === 'Still here')).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });
});
