import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { floorReady, goTo, libraryReady, slash, startDrill } from './helpers/pages';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
});
afterEach(() => context.close());

/** What the database holds of the only drill: ids and types in order. */
function stored(page: Page): Promise<readonly { seq: number; id: string; by: string; type: string }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('hotwash');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result.map((e) => ({ seq: e.seq, id: e.id, by: e.by, type: e.act.type })));
          };
        };
      }),
  );
}

describe('two windows on one drill', () => {
  test('see what the other does, in one order, and bots act once', async () => {
    const left = await context.newPage();
    const address = await startDrill(left);
    const right = await context.newPage();
    await goTo(right, address);
    await floorReady(right);

    await slash(left, 'Written on the left');
    await right.getByText('Written on the left').first().waitFor();
    await slash(right, 'Written on the right');
    await left.getByText('Written on the right').first().waitFor();
    await Promise.all(
      [left, right].map(async (page, side) => {
        for (let i = 0; i < 5; i++) await slash(page, `Side ${side} says ${i}`);
      }),
    );
    for (const page of [left, right]) {
      await page.getByText('Side 0 says 4').first().waitFor();
      await page.getByText('Side 1 says 4').first().waitFor();
    }

    // The window that conducts goes; the other goes on, and nobody is taken to be away.
    await left.close();
    await slash(right, '@claude check the logs please');
    const skip = right.getByRole('button', { name: 'Skip to the next happening' });
    for (let i = 0; i < 3; i++) await skip.click();
    await expect
      .poll(async () => (await stored(right)).filter((e) => e.id.startsWith('bot-')).length)
      .toBeGreaterThan(0);
    const entries = await stored(right);
    expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
    expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length);
    expect(entries.filter((e) => e.type === 'drill.pause')).toEqual([]);

    await right.reload();
    await floorReady(right);
    await right.getByText('Written on the left').first().waitFor();
  });
});

describe('storage', () => {
  test('a database of a newer version is said to be one and is left as it is', async () => {
    const page = await context.newPage();
    await goTo(page);
    await libraryReady(page);
    await page.goto('about:blank');
    const other = await context.newPage();
    await other.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>blank</p>' }));
    await goTo(other);
    await other.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('hotwash', 99_990);
          open.onupgradeneeded = () => open.result.createObjectStore('novelty');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            open.result.close();
            resolve();
          };
        }),
    );
    await goTo(page);
    await page.reload();
    await libraryReady(page);
    await page
      .getByText(/stored by a newer version/)
      .first()
      .waitFor();
    const versions = await page.evaluate(() => indexedDB.databases());
    expect(versions.find((d) => d.name === 'hotwash')?.version).toBe(99_990);
  });

  test('where storage is refused one can play, and is told that it will be gone', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await goTo(page);
    await libraryReady(page);
    await page
      .getByText(/does not let Hotwash store anything/)
      .first()
      .waitFor();
    await startDrill(page);
    await slash(page, 'Kept for this visit');
    await page.getByText('Kept for this visit').first().waitFor();
  });
});
