import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes, SECOND } from '../../src/base/drill-time';
import { consoleList } from '../../src/screens/floor/consoles/list';
import { launchBrowser, openApp } from '../support/browser';
import { full } from '../support/shipped';
import { floorReady, goTo, importRecord, libraryReady, openConsole, resume, slash } from './helpers/pages';
import { recordOfPostmortem, recordUntil, wholeRecord } from './helpers/records';

interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'dark' | 'light';
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
] as const;
const all: readonly Look[] = sizes.flatMap((size) => [
  { ...size, colorScheme: 'dark' as const },
  { ...size, colorScheme: 'light' as const },
]);
// Each width and each scheme once or more; the whole product of them under HOTWASH_FULL=1.
const looks = full ? all : all.filter((_, i) => i === 0 || i === 3 || i === 4);

/** `SHOTS=folder` keeps a picture of every screen that is looked at. */
const shots = process.env.SHOTS;

describe.each(looks)('every screen at $width x $height, $colorScheme', ({ width, height, colorScheme }) => {
  let browser: Browser;
  const found: string[] = [];
  let looked = 0;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Notes what axe has against the page as it stands, and whether the page itself scrolls sideways. */
  const look = async (page: Page, name: string): Promise<void> => {
    looked += 1;
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${width}-${colorScheme}-${name}.png`) });
    }
    const result = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .setLegacyMode()
      .analyze();
    for (const violation of result.violations)
      for (const node of violation.nodes)
        found.push(`${name}: ${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found.push(`${name}: the page is ${overflow} px wider than the window`);
  };

  it('has no violation of level A or AA', async () => {
    const { context, page, trouble } = await openApp(browser, {
      context: { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' },
    });
    await libraryReady(page);
    await look(page, 'library-empty');
    await goTo(page, '/judge');
    await page
      .getByLabel('Text of the postmortem')
      .fill('The shop was down from 10:00 to 10:30 UTC. Ada should have seen it.');
    const verdicts = page.getByRole('list', { name: /^Verdicts on/ });
    await verdicts.waitFor();
    await look(page, 'judge-card');
    await verdicts.getByRole('button', { name: /Blameless/ }).click();
    await page.locator('mark').first().waitFor();
    await look(page, 'judge-marked');
    await goTo(page, '/play/edge-outage');
    await page.getByRole('button', { name: 'Start the drill' }).waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await look(page, 'briefing');

    await importRecord(page, recordUntil('access-early', 40 * SECOND));
    await floorReady(page);
    await look(page, 'floor-paused');
    await resume(page);
    await look(page, 'floor-page');
    await slash(page, '/declare 2 Readings fail');
    await page.getByRole('form').waitFor();
    await look(page, 'floor-declare');

    await importRecord(page, recordUntil('access-middle', minutes(20)));
    await floorReady(page);
    await resume(page);
    await look(page, 'floor');
    for (const [command, name] of [
      ['/update Looking at logs', 'update'],
      ['/handoff', 'handoff'],
    ] as const) {
      await slash(page, command);
      await page.getByRole('form').waitFor();
      await page.keyboard.press('Control+Enter');
      await look(page, `floor-${name}`);
      await page.keyboard.press('Escape');
      await page.getByRole('form').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await look(page, 'palette');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
    await slash(page, '/help');
    await page.getByRole('dialog').waitFor();
    await look(page, 'help');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Real incident: stop' }).click();
    await page.getByRole('dialog', { name: 'Stop for a real incident?' }).waitFor();
    await look(page, 'stop');
    await page.keyboard.press('Escape');
    for (const { id, title, keys } of consoleList) {
      await openConsole(page, keys, title);
      await look(page, `console-${id}`);
    }
    await openConsole(page, 'B', 'Database');
    for (const part of ['Sessions', 'Locks', 'Slow queries', 'Backups']) {
      await page.getByRole('radio', { name: part, exact: true }).check();
      await look(page, `database-${part.toLowerCase().replace(' ', '-')}`);
    }
    if (width < 700) {
      await page.getByRole('button', { name: 'People' }).click();
      await look(page, 'people');
    }

    await importRecord(page, recordOfPostmortem('access-postmortem'));
    await page.getByRole('textbox', { name: 'Postmortem, Markdown' }).waitFor();
    await look(page, 'postmortem');
    await importRecord(page, wholeRecord());
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await look(page, 'debrief');
    if (shots !== undefined)
      await page.screenshot({ path: join(shots, `${width}-${colorScheme}-debrief-full.png`), fullPage: true });
    await goTo(page);
    await libraryReady(page);
    await look(page, 'library');
    await context.close();

    expect(looked).toBeGreaterThan(24);
    expect(trouble).toEqual({ errors: [], foreignRequests: [] });
    expect(found).toEqual([]);
  });
});
