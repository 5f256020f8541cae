import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { libraryReady } from './helpers/pages';

const CLEAN = { errors: [], foreignRequests: [] };

describe('watching a drill', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('needs no act: bots play to the debrief, and nothing of it is kept', async () => {
    const { context, page, trouble } = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } });
    await libraryReady(page);
    await page.getByRole('button', { name: 'Watch a drill' }).click();
    const band = page.getByRole('region', { name: 'Captions' });
    await band.waitFor();
    const said = page.getByRole('log', { name: 'What happens' });
    await said.getByText('acknowledged the page').waitFor({ timeout: 30_000 });
    // Nobody can write here.
    expect(await page.locator('[data-composer]').count()).toBe(0);

    await page.keyboard.press('Space');
    await band.getByRole('button', { name: /^Go on/ }).waitFor();
    const clock = page.locator('time').first();
    const stood = await clock.getAttribute('datetime');
    await page.waitForTimeout(1_200);
    expect(await clock.getAttribute('datetime')).toBe(stood);
    await page.keyboard.press('Space');
    await band.getByRole('button', { name: /^Pause/ }).waitFor();

    const chapters = band.getByRole('list', { name: 'Chapters' });
    const ratings = page.getByRole('heading', { name: 'Ratings' });
    const until = Date.now() + 150_000;
    let reached = 0;
    while ((await ratings.count()) === 0 && Date.now() < until) {
      if ((await band.count()) > 0) {
        reached = Math.max(reached, await chapters.locator('[data-reached=true]').count());
        await page.keyboard.press('ArrowRight');
      }
      await page.waitForTimeout(120);
    }
    await ratings.waitFor();
    expect(reached).toBeGreaterThanOrEqual(5);
    expect(await page.getByText('Codex (bot)').count()).toBe(1);
    const whole =
      (await page
        .getByText(/^\d+\.\d %$/)
        .first()
        .textContent()) ?? '';
    expect(Number.parseFloat(whole)).toBeGreaterThanOrEqual(85);

    await page.getByRole('button', { name: 'Library' }).click();
    await libraryReady(page);
    expect(await page.getByText('No drills yet').count()).toBe(1);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('works for every scenario in the list, and Esc leaves it', async () => {
    const { context, page, trouble } = await openApp(browser, { context: { viewport: { width: 390, height: 844 } } });
    await libraryReady(page);
    const watches = page.getByRole('button', { name: /^Watch (?!a drill)/ });
    const count = await watches.count();
    expect(count).toBeGreaterThan(1);
    for (let i = 0; i < count; i++) {
      await watches.nth(i).click();
      await page.getByRole('log', { name: 'What happens' }).getByText('StartEx').waitFor({ timeout: 30_000 });
      await page.keyboard.press('Escape');
      await libraryReady(page);
    }
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
