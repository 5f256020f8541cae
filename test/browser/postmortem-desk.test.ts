import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp, watchForTrouble } from '../support/browser';
import { editor, paste, writePostmortem } from './helpers/desk';
import { goTo, importRecord } from './helpers/pages';
import { fileOf, played, recordOfPostmortem } from './helpers/records';

const CLEAN = { errors: [], foreignRequests: [] };
const TEXT = `# Incident Postmortem: SEV-2 Readings

## Summary
Readings failed.

## Timeline
| Time (UTC) | Event |
|------------|-------|
| 14:03 | Page |
| 13:59 | First errors |

## Root Cause
A budget was used up.
`;

const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const saved = (page: Page) => page.getByText('Saved in the record').waitFor();
const side = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** The desk of a drill whose live part is over. */
async function openDesk(
  browser: Browser,
  drillId: string,
  record = recordOfPostmortem(drillId),
): Promise<{
  context: BrowserContext;
  page: Page;
  address: string;
  trouble: Awaited<ReturnType<typeof openApp>>['trouble'];
}> {
  const { context, page, trouble } = await openApp(browser, { context: { viewport: { width: 1440, height: 900 } } });
  const address = await importRecord(page, record);
  await editor(page).waitFor();
  return { context, page, address, trouble };
}

describe('the postmortem desk', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is styled under the strict policy, and saves within a second', async () => {
    const { context, page, trouble } = await openDesk(browser, 'desk-style');
    await writePostmortem(page, TEXT);
    const look = await editor(page).evaluate((element) => {
      const root = element.getRootNode() as ShadowRoot;
      const heading = [...element.querySelectorAll('.cm-line span')].find((s) => s.textContent?.includes('Summary'));
      return {
        sheets: root.adoptedStyleSheets.length,
        elements: document.querySelectorAll('style').length + root.querySelectorAll('style').length,
        weight: heading === undefined ? '' : getComputedStyle(heading).fontWeight,
      };
    });
    expect(look).toEqual({ sheets: expect.any(Number), elements: 0, weight: '700' });
    expect(look.sheets).toBeGreaterThan(0);
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('The last line.');
    await page.getByText('Kept in this browser, saving…').waitFor();
    const before = Date.now();
    await saved(page);
    expect(Date.now() - before).toBeLessThan(2_000);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('budget');
    await page.keyboard.press('Escape');
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('loses nothing: not by a reload, a crash, or two windows', async () => {
    const { context, page, address } = await openDesk(browser, 'desk-lose');
    await writePostmortem(page, TEXT);
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Typed before the reload.');
    await page.reload();
    await preview(page).getByText('Typed before the reload.').waitFor();
    await saved(page);

    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Typed before the crash.');
    await page.close();
    const second = await context.newPage();
    const trouble = watchForTrouble(second);
    await goTo(second, address);
    await preview(second).getByText('Typed before the crash.').waitFor();
    await saved(second);

    const third = await context.newPage();
    await goTo(third, address);
    await preview(third).getByText('Typed before the crash.').waitFor();
    await editor(second).focus();
    await second.keyboard.press('Control+Home');
    await second.keyboard.press('End');
    await editor(third).focus();
    await third.keyboard.press('Control+End');
    await Promise.all([
      second.keyboard.type(' from the first window'),
      third.keyboard.type(' From the second window.'),
    ]);
    for (const window of [second, third]) {
      await preview(window).getByText('Readings from the first window').waitFor();
      await preview(window).getByText('From the second window.').waitFor();
      await saved(window);
    }
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('has facts, sections and tables at hand, by mouse and by keyboard', async () => {
    const { context, page, trouble } = await openDesk(browser, 'desk-hand');
    await writePostmortem(page, TEXT);
    // A fact from the list into the table that the cursor is in.
    await side(page, 'Table');
    await page.getByRole('button', { name: 'Timeline, 2 rows' }).click();
    const facts = page.getByRole('region', { name: 'Facts of the record' });
    await facts.getByRole('button', { name: /^Insert: .* declared SEV2/ }).click();
    const table = page.getByRole('region', { name: 'Table' });
    await table.getByText('Timeline, 3 rows').waitFor();
    // The form: a cell with a bar, another row, order by time.
    await table
      .getByRole('group', { name: 'Row 1' })
      .getByRole('textbox', { name: 'Event' })
      .fill('Page | paged Codex');
    await table.getByRole('button', { name: 'Add a row', exact: true }).click();
    const added = table.getByRole('group', { name: 'Row 4' });
    await added.getByRole('textbox', { name: 'Time (UTC)' }).fill('13:48');
    await added.getByRole('textbox', { name: 'Event' }).fill('The budget ran out');
    await table.getByRole('button', { name: 'Sort by time' }).click();
    await saved(page);
    await side(page, 'Preview');
    const rows = preview(page).getByRole('row');
    expect(await rows.allTextContents()).toEqual([
      'Time (UTC)Event',
      '13:48The budget ran out',
      expect.stringMatching(/^13:5\d.*declared SEV2/),
      '13:59First errors',
      '14:03Page | paged Codex',
    ]);
    // A section that is not there, from the outline.
    await page.getByRole('button', { name: 'Insert the section Impact' }).click();
    await preview(page).getByRole('heading', { name: 'Impact' }).waitFor();
    const titles = await preview(page).getByRole('heading').allTextContents();
    expect(titles.indexOf('Impact')).toBeLessThan(titles.indexOf('Root Cause'));
    // A fact by keyboard, and one that is dragged.
    await page.getByLabel('Kind of facts').selectOption('durations');
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await facts.getByRole('button', { name: /from the page to the declaration/ }).press('Enter');
    await preview(page)
      .getByText(/from the page to the declaration \(/)
      .waitFor();
    await page.getByLabel('Kind of facts').selectOption('people');
    const name = facts.getByRole('listitem').filter({ hasText: 'Aiko Tanabe' }).last();
    await name.dragTo(page.locator('.cm-line').filter({ hasText: 'Readings failed.' }));
    await expect.poll(() => preview(page).textContent()).toContain('Aiko Tanabe');
    // All of it is undone and redone like typing.
    await editor(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => preview(page).textContent()).not.toContain('Aiko Tanabe');
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('hands the pen from one seat to another, and keeps what was not saved', async () => {
    const { context, page, address } = await openDesk(browser, 'desk-pen');
    await writePostmortem(page, TEXT);
    const other = await context.newPage();
    await goTo(other, address);
    await editor(other).waitFor();
    await other.getByLabel('Acting as').selectOption({ label: 'Claude' });
    await other.getByText('Codex holds the pen').waitFor();
    expect(await editor(other).getAttribute('aria-readonly')).toBe('true');
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('Never saved.');
    await other.getByRole('button', { name: 'Take the pen' }).click();
    await other.getByText('You hold the pen, taken from Codex').waitFor();
    await page.getByText('Claude took the pen from you').waitFor();
    await editor(other).focus();
    await other.keyboard.press('Control+End');
    await other.keyboard.type('Claude goes on.');
    await preview(page).getByText('Claude goes on.').waitFor();
    // What Codex had typed is either in the record by a hair, or offered to them.
    const aside = page.getByText('You had not saved this when the pen was taken');
    if ((await preview(page).getByText('Never saved.').count()) === 0) {
      await aside.waitFor();
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('dialog').getByText('Never saved.').waitFor();
      await page.keyboard.press('Escape');
      await page.reload();
      await aside.waitFor();
      await page.getByRole('button', { name: 'Take the pen' }).click();
      await page.getByRole('button', { name: 'Put it back' }).click();
      await preview(page).getByText('Never saved.').waitFor();
      await page.getByText('Another version of the text is kept in this browser').waitFor({ state: 'detached' });
    }
    await context.close();
  });

  it('gives hints when asked, at the coach’s price', async () => {
    const { header, entries } = played();
    const end = entries.findIndex((e) => e.act.type === 'drill.end');
    const record = fileOf({ ...header, drillId: 'desk-hints', coaching: 'hinted' }, entries.slice(0, end + 1));
    const { context, page, trouble } = await openDesk(browser, 'desk-hints', record);
    await writePostmortem(page, `${TEXT}\nIt was human error: Codex should have tested it.\n`);
    await side(page, 'Hints');
    const hints = page.getByRole('region', { name: 'Hints' });
    expect(await hints.getByRole('listitem').count()).toBe(0);
    await hints.getByRole('button', { name: 'What does it lack? (free)' }).click();
    await hints.getByRole('heading', { name: /Blameless/ }).waitFor();
    expect(await hints.getByText(/should have/).count()).toBe(0);
    await hints.getByRole('button', { name: /What would help\? \(−0.5 %\)/ }).click();
    await hints.getByRole('button', { name: /Where exactly\?/ }).click();
    await hints.getByRole('button', { name: /should have/ }).click();
    await page.locator('.cm-lintRange-warning').first().waitFor();
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('is printed, submitted, revised in the debrief, and every version is kept', async () => {
    const { context, page, address, trouble } = await openDesk(browser, 'desk-revise');
    await writePostmortem(page, TEXT);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('EXERCISE', { exact: false }).first().isVisible()).toBe(true);
    expect(await page.locator('article.hw-print-only').getByText('Readings failed.').isVisible()).toBe(true);
    expect(await editor(page).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Skip ahead' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('button', { name: 'Skip ahead' }).click();
    await page.getByLabel('Hours to skip').fill('50');
    await page.getByRole('dialog').getByRole('button', { name: 'Skip ahead' }).click();
    await page.getByText(/^\d h \d\d min late$/).waitFor();

    await page.getByRole('button', { name: 'Submit the postmortem' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await page.getByText(/Submitted by Codex .* late\./).waitFor();
    await page.getByRole('button', { name: 'Revise' }).click();
    await editor(page).focus();
    await page.keyboard.press('Control+End');
    await paste(page, '\n## Lessons Learned\n- Watch the budget.\n');
    await page.getByRole('button', { name: 'Submit the revision' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('radio', { name: /^First/ }).waitFor();
    await page.getByRole('radio', { name: 'What changed' }).check();
    await page.locator('ins').filter({ hasText: 'Watch the budget.' }).waitFor();
    await page.getByRole('radio', { name: 'Judged' }).check();
    const criteria = page.getByRole('list', { name: /^Criteria/ }).getByRole('button');
    await criteria.first().click();
    expect(await criteria.first().getAttribute('aria-pressed')).toBe('true');

    await goTo(page, '/');
    await goTo(page, address);
    await page.getByRole('radio', { name: /^First/ }).check();
    await page.getByRole('radio', { name: 'As it reads' }).check();
    expect(await page.getByText('Watch the budget.').filter({ visible: true }).count()).toBe(0);
    await page.getByRole('radio', { name: /^Revision 1/ }).check();
    await page.getByText('Watch the budget.').filter({ visible: true }).first().waitFor();
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
