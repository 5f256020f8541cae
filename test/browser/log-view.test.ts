import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp, type PageTrouble } from '../support/browser';
import { openConsole, startDrill } from './helpers/pages';

/** What the list tells a screen reader of the line it stands at, and how it is scrolled. */
interface Place {
  readonly line: number | undefined;
  readonly of: number | undefined;
  readonly text: string;
  readonly listHasFocus: boolean;
  readonly inSight: boolean;
}

async function place(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const list = document.querySelector('[role="log"] [role="listbox"]');
    const named = document.getElementById(list?.getAttribute('aria-activedescendant') ?? '');
    const scroller = list?.closest('[role="group"]')?.getBoundingClientRect();
    const box = named?.getBoundingClientRect();
    return {
      line: named === null ? undefined : Number(named.getAttribute('aria-posinset')),
      of: named === null ? undefined : Number(named.getAttribute('aria-setsize')),
      text: named?.textContent ?? '',
      listHasFocus: list !== null && document.activeElement === list,
      inSight:
        box !== undefined && scroller !== undefined && box.top >= scroller.top - 1 && box.bottom <= scroller.bottom + 1,
    };
  });
}

describe('the log view, with the keyboard and for a screen reader', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: PageTrouble;
  const status = () => page.getByRole('tabpanel', { name: 'Logs' }).getByRole('status');
  const detail = () => page.getByRole('region', { name: 'Line', exact: true });
  const press = async (key: string): Promise<Place> => {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return place(page);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ context, page, trouble } = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } }));
    await startDrill(page);
    await openConsole(page, '2', 'Logs');
    await page.getByRole('button', { name: 'API gateway' }).click();
    await page.getByRole('log', { name: 'Log lines' }).getByRole('option').first().waitFor();
    // Time stands still, so that what is found stays what it is.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
  });

  it('says once how much a search has found, and nothing of each line', async () => {
    await expect.poll(() => status().textContent(), { timeout: 20_000 }).toMatch(/^[\d,]+\+? lines found$/);
    const before = await status().textContent();
    await page.getByLabel('Search the lines').fill('/functions/v1/ocr');
    await expect.poll(() => status().textContent(), { timeout: 20_000 }).not.toBe(before);
    const found = Number(/^\d+/.exec((await status().textContent()) ?? '')?.[0]);
    expect(found).toBeGreaterThan(50);
    const shown = page.getByRole('log', { name: 'Log lines' }).getByRole('option');
    for (const text of await shown.allTextContents()) expect(text).toContain('/functions/v1/ocr');
    expect(await page.getByRole('log', { name: 'Log lines' }).getAttribute('aria-live')).toBe('off');
    await page.getByLabel('Search the lines').fill('');
    await expect.poll(() => status().textContent(), { timeout: 20_000 }).toBe(before);
  });

  it('walks along the lines with arrows, pages and ends, and always names the line it is at', async () => {
    await page.getByRole('listbox', { name: /^Lines/ }).focus();
    const end = await press('End');
    expect(end.line).toBe(end.of);
    expect(end.of).toBeGreaterThan(1_000);
    const up = await press('ArrowUp');
    expect(up.line).toBe((end.line ?? 0) - 1);
    const page1 = await press('PageUp');
    expect(page1.line).toBeLessThan((up.line ?? 0) - 5);
    const home = await press('Home');
    expect(home.line).toBe(1);
    const down = await press('ArrowDown');
    expect(down.line).toBe(2);
    const page2 = await press('PageDown');
    expect(page2.line).toBeGreaterThan(7);
    for (const at of [end, up, page1, home, down, page2]) {
      expect(at.inSight).toBe(true);
      expect(at.listHasFocus).toBe(true);
      expect(at.text).not.toBe('');
    }
  });

  it('opens a line with Enter and closes it with Escape, from the list and from the line', async () => {
    await page.getByRole('listbox', { name: /^Lines/ }).focus();
    await press('End');
    const at = await press('ArrowUp');
    await press('Enter');
    await detail().waitFor();
    expect(await detail().textContent()).toContain('/');
    expect((await press('Escape')).line).toBe(at.line);
    await detail().waitFor({ state: 'detached' });
    await press('Enter');
    await detail().getByRole('button', { name: 'Close the line' }).focus();
    expect((await press('Escape')).listHasFocus).toBe(true);
    await detail().waitFor({ state: 'detached' });
  });

  it('has nothing that axe objects to, and no trouble', async () => {
    const { violations } = await new AxeBuilder({ page })
      .include('section[aria-label="Logs"]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .setLegacyMode()
      .analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    expect(trouble.errors).toEqual([]);
  });
});
