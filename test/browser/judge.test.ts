import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { launchBrowser, openApp } from '../support/browser';
import { goTo, libraryReady } from './helpers/pages';

const CLEAN = { errors: [], foreignRequests: [] };
const own = (file: string) => join(root, 'test/writing/labelled/postmortems', file);
const HOSTILE = `# Outage <script>window.ran = 1</script>

<img src=x onerror="window.ran = 2"> <iframe srcdoc="<script>parent.ran = 3</script>"></iframe>

<a href="javascript:window.ran = 4">The shop was down</a> from 10:00 to 10:30 UTC on 4 March 2026, for 40 % of customers.
`;

async function openJudge(browser: Browser, context?: BrowserContextOptions) {
  const opened = await openApp(browser, context === undefined ? {} : { context });
  await goTo(opened.page, '/judge');
  await opened.page.getByRole('heading', { level: 1, name: 'Judge a document' }).waitFor();
  return opened;
}

const verdicts = (page: Page) => page.getByRole('list', { name: /^Verdicts on/ });
const score = async (page: Page) => Number.parseFloat((await page.getByText(/^[\d.]+ of 100/).textContent()) ?? '');

/** Drops a file on the page, as a hand would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([n, t]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([t ?? ''], n ?? ''));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

describe('judging a document', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is reached from the library, judges what is chosen, and leads from a verdict to its place and back', async () => {
    const { context, page, trouble } = await openApp(browser);
    await libraryReady(page);
    await page.getByRole('link', { name: 'Judge a document' }).click();
    await page.getByLabel('Document file').setInputFiles(own('copperfin-blaming.md'));
    const blameless = verdicts(page).getByRole('button', { name: /Blameless/ });
    await blameless.click();
    const lit = page.locator('mark[data-lit]');
    await lit.first().waitFor();
    expect((await lit.allTextContents()).join(' ')).toContain('should have known better');
    // With the keyboard: from the list of places into the text, and back with Enter.
    await page.getByRole('list', { name: 'Places for Blameless' }).getByRole('button').first().press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('mark[data-lit]'));
    // A place leads to its verdict.
    const other = page.locator('mark:not([data-lit])').first();
    await other.click();
    await page.locator('li[data-open]:not([data-criterion=blameless])').waitFor();
    await page.reload();
    await verdicts(page).waitFor();
    expect(await page.getByLabel('Text of the postmortem').inputValue()).toContain('Copperfin');
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('compares a good and a poor document, and exports the card', async () => {
    const { context, page, trouble } = await openJudge(browser);
    await page.getByLabel('Document file').setInputFiles([own('opaline-apology.md'), own('tern-orders.md')]);
    await page.getByRole('heading', { name: 'Compared' }).waitFor();
    expect(await score(page)).toBeGreaterThan(70);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('tern-orders-judged.json');
    await page.getByText('opaline-apology.md').first().click({ force: true });
    await page.waitForFunction(() => /^[0-3]?\d\.\d$/.test(document.querySelector('main p span')?.textContent ?? ''));
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('shows hostile markup as text, and tries nothing that the policy forbids', async () => {
    const { context, page, trouble } = await openJudge(browser);
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.effectiveDirective}`),
      );
    });
    await drop(page, 'hostile.md', HOSTILE);
    await verdicts(page)
      .getByRole('button', { name: /Timeline/ })
      .click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('main').textContent()).toContain('<script>window.ran = 1</script>');
    expect(await page.locator('main').locator('img, iframe, script, a[href^=javascript]').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('keeps answering while two megabytes are judged', async () => {
    const { context, page, trouble } = await openJudge(browser);
    await page.evaluate(() => {
      const marks = { last: performance.now(), longest: 0 };
      Object.assign(window, { marks });
      const beat = () => {
        const now = performance.now();
        marks.longest = Math.max(marks.longest, now - marks.last);
        marks.last = now;
        setTimeout(beat, 10);
      };
      beat();
    });
    const line = (i: number) =>
      `At ${10 + (i % 12)}:${10 + (i % 49)} UTC server ${i} failed for ${i % 100} % of customers.`;
    await drop(page, 'long.md', Array.from({ length: 30_000 }, (_, i) => line(i)).join('\n'));
    await verdicts(page).waitFor({ timeout: 30_000 });
    const longest = await page.evaluate(() => (window as unknown as { marks: { longest: number } }).marks.longest);
    expect(longest).toBeLessThan(3_000);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('reads a status page on a phone, and lets its updates be corrected', async () => {
    const { context, page, trouble } = await openJudge(browser, { viewport: { width: 390, height: 844 } });
    await page.getByLabel('Status updates').check({ force: true });
    await page
      .getByLabel('Text of the updates')
      .fill(
        'Resolved - Logins work again.\nMar 12, 14:32 UTC\nInvestigating - About 30 % of logins fail. Next update by 13:10 UTC.\nMar 12, 12:40 UTC',
      );
    await verdicts(page).waitFor();
    expect(await page.getByLabel('Text of update 1').inputValue()).toContain('Investigating');
    const before = await score(page);
    await page.getByRole('button', { name: 'Remove update 1' }).click();
    await page.waitForFunction(
      (old) => Number.parseFloat(document.querySelector('main p span')?.textContent ?? '') !== old,
      before,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
