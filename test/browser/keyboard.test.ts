import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { libraryReady, openConsole } from './helpers/pages';

/** What has the focus: its name, and why it cannot be seen if it cannot. */
interface Stop {
  readonly name: string;
  readonly hidden: string | undefined;
}

/** Looks at the element that has the focus; nothing while the page itself has it. */
async function focused(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    let element = document.activeElement;
    // The editor keeps its parts in a tree of its own.
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return undefined;
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    const named = element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
    const name = `${element.tagName.toLowerCase()} “${named.trim().slice(0, 60)}”`;
    // What shows the focus may be the element itself or a frame around a field.
    let shown = false;
    for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up++) {
      const style = getComputedStyle(at);
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
      if (outlined || (at === element && style.boxShadow !== 'none')) shown = true;
    }
    const box = element.getBoundingClientRect();
    const inside =
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.right > 0 &&
      box.top < innerHeight &&
      box.left < innerWidth;
    return { name, hidden: inside ? (shown ? undefined : 'no outline') : 'outside of the window' };
  });
}

describe('the keyboard alone', () => {
  let browser: Browser;
  const unseen: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Tabs on until something is reached; every stop on the way has to be seen. */
  const tabTo = async (page: Page, name: RegExp, most = 120): Promise<void> => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop === undefined) continue;
      if (stop.hidden !== undefined) unseen.push(`${stop.name}: ${stop.hidden}`);
      if (name.test(stop.name)) return;
    }
    throw new Error(`${name} was not reached in ${most} steps`);
  };

  /** Runs a command of the palette by typing its name. */
  const palette = async (page: Page, name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
  };

  it('is enough from the library to the debrief, and one always sees where one is', async () => {
    const { context, page, trouble } = await openApp(browser, {
      context: { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
    });
    await libraryReady(page);
    await tabTo(page, /Play Readings/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Start the drill' }).waitFor();
    await tabTo(page, /Start the drill/);
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Real incident: stop' }).waitFor();
    const acknowledge = page.getByRole('button', { name: /^Acknowledge/ });
    for (let i = 0; i < 5 && (await acknowledge.count()) === 0; i++) {
      await palette(page, 'skip to the next');
      await page.getByRole('button', { name: 'Skip to the next happening' }).waitFor();
    }
    await page.keyboard.press('a');
    await acknowledge.waitFor({ state: 'detached' });

    await page.keyboard.press('d');
    const form = page.getByRole('form', { name: 'Declare an incident' });
    await form.waitFor();
    // The arrows choose among the severities once one of them has the focus.
    await page.keyboard.press('ArrowDown');
    expect(await form.getByRole('radio', { name: /SEV2/ }).isChecked()).toBe(true);
    await tabTo(page, /What is broken/);
    await page.keyboard.type('Readings cannot be generated');
    await tabTo(page, /Impact/);
    await page.keyboard.type('Nobody gets a reading');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('SEV2').first().waitFor();

    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('c');
    await page.keyboard.type('Looking at the logs');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Looking at the logs').waitFor();

    await openConsole(page, '2', 'Logs');
    await tabTo(page, /.*/);
    await openConsole(page, '1', 'Terminal');
    await palette(page, 'end the drill');
    await page.getByRole('dialog', { name: 'End the drill?' }).waitFor();
    await tabTo(page, /button “End the drill/, 6);
    await page.keyboard.press('Enter');

    await page.getByRole('textbox', { name: 'Postmortem, Markdown' }).waitFor();
    await tabTo(page, /Postmortem, Markdown/);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nWritten without a mouse.');
    // Tab indents; after Escape it goes on.
    await page.keyboard.press('Escape');
    await tabTo(page, /Submit the postmortem/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Submit the postmortem?' }).waitFor();
    await tabTo(page, /button “Submit/, 6);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await tabTo(page, /Findings/);
    await page.keyboard.press('Enter');
    await tabTo(page, /Library/, 400);
    await page.keyboard.press('Enter');
    await libraryReady(page);
    await tabTo(page, /button “Debrief/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();

    expect([...new Set(unseen)]).toEqual([]);
    expect(trouble.errors).toEqual([]);
    await context.close();
  });

  it('reaches everything on the floor and shows it', async () => {
    const { context, page } = await openApp(browser, { path: '#/play/edge-outage' });
    await page.getByRole('button', { name: 'Start the drill' }).press('Enter');
    await page.getByRole('button', { name: 'Real incident: stop' }).waitFor();
    await page
      .getByRole('tab', { name: 'Metrics' })
      .or(page.getByRole('tab', { name: 'Logs' }))
      .first()
      .waitFor();
    const seen = new Set<string>();
    const hidden = new Set<string>();
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop === undefined) continue;
      seen.add(stop.name);
      if (stop.hidden !== undefined) hidden.add(`${stop.name}: ${stop.hidden}`);
    }
    const all = [...seen].join('\n');
    for (const wanted of [/Real incident: stop/, /Pause/, /All actions/, /End the drill/, /Write to/, /Send/])
      expect(all).toMatch(wanted);
    expect([...hidden]).toEqual([]);

    // What was looked for would have been found: without outlines nothing is seen.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { outline: none !important; box-shadow: none !important; }');
      document.adoptedStyleSheets = [sheet];
    });
    expect((await focused(page))?.hidden).toBe('no outline');
    await context.close();
  });
});
