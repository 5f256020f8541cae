import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { fillForm } from './helpers/forms';
import { libraryReady } from './helpers/pages';
import { Screen } from './player/screen';

const DESK = { viewport: { width: 1440, height: 900 } };
const CLEAN = { errors: [], foreignRequests: [] };
const IMPACT = 'People cannot take their numbers from a photo; they see an error. Typing the numbers works.';
/** More advice than the tour has to give. */
const MOST = 90;

const coach = (page: Page): Locator => page.getByRole('region', { name: 'Coach' });

/** What the newcomer writes where a form asks: their own words, from what the coach and the screen say. */
const WORDS: Readonly<
  Record<string, { readonly text: string; readonly choose?: readonly (readonly [string, string])[] }>
> = {
  assess: {
    text: 'Every photo fails; typing works.',
    choose: [
      ['incident', 'severity'],
      ['SEV3', 'severity'],
    ],
  },
  declare: { text: IMPACT },
  'task-deputy': { text: 'Please read the function log of ocr and the error log: what fails, since when?' },
  decide: { text: 'Redeploy ocr v8: the errors come from the code of v9.' },
  'carry-out': { text: 'Please deploy ocr v8, and say when it is out.' },
  'log-change': { text: 'ocr v8 was deployed again, because the errors came from the code of v9.' },
};

/** Sends the form that is open; what the playbook wants besides is said once. */
async function sendOpenForm(page: Page): Promise<void> {
  const form = page.getByRole('region', { name: 'Channels' }).getByRole('form').first();
  for (let i = 0; i < 3 && (await form.count()) > 0; i++) {
    await form.press('Control+Enter');
    await form.waitFor({ state: 'detached', timeout: 2_500 }).catch(() => undefined);
  }
  if ((await form.count()) > 0) throw new Error(`a form was not sent: ${await form.textContent()}`);
}

/** Follows one piece of advice, as somebody does who has never been here. False when it can only be waited for. */
async function follow(page: Page, screen: Screen, rule: string): Promise<boolean> {
  if (rule === 'wait-it-out' || rule === 'next-option' || rule === '') return false;
  if (rule === 'answer') {
    await screen.answer(
      'Priya Nair',
      'Not the vendor: our own new version. No time yet; the next word comes in 30 minutes.',
    );
    return true;
  }
  await coach(page).getByRole('button', { name: 'Take me there' }).click();
  await page.waitForTimeout(300);
  if (rule.endsWith('-timeline')) {
    const row = screen.consoles.getByRole('form', { name: 'Add a row' });
    await row.getByRole('textbox').first().fill('The team is at it; every change is written down here.');
    await row.getByRole('button', { name: 'Add', exact: true }).click();
    await page.waitForTimeout(500);
    return true;
  }
  const form = page.getByRole('region', { name: 'Channels' }).getByRole('form').first();
  if ((await form.count()) > 0) {
    for (const label of ['SEV3', 'Fix or change something', 'A. Rollback'] as const) {
      const wanted = {
        SEV3: ['assess', 'declare'],
        'Fix or change something': ['carry-out'],
        'A. Rollback': ['decide'],
      }[label];
      if (!wanted.includes(rule)) continue;
      if (rule === 'assess') await form.getByRole('radio', { name: /^Yes/ }).check();
      const radio = form.getByRole('radio', { name: new RegExp(`^${label}`) });
      if ((await radio.count()) > 0) await radio.first().check();
      else {
        for (const choice of await form.getByRole('combobox').all()) {
          const option = choice.locator('option', { hasText: label });
          if ((await option.count()) > 0) await choice.selectOption((await option.first().getAttribute('value')) ?? '');
        }
      }
    }
    await fillForm(form, WORDS[rule]?.text ?? IMPACT);
    await sendOpenForm(page);
  }
  // Reading takes a moment.
  await page.waitForTimeout(700);
  return true;
}

describe('the coach', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('leads a newcomer through the tour, from the library to the debrief', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const screen = new Screen(page);
    await libraryReady(page);
    await page.getByRole('button', { name: 'Take the tour' }).click();
    expect(await page.getByRole('radio', { name: /^Guided/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await coach(page).waitFor();
    const followed: string[] = [];
    for (let i = 0; i < MOST && followed.at(-1) !== 'control-ends'; i++) {
      const rule = (await coach(page).getAttribute('data-rule')) ?? '';
      if (followed.slice(-4).every((r) => r === rule) && followed.length >= 4 && rule !== '')
        throw new Error(`the coach says ${rule} again and again: ${await coach(page).textContent()}`);
      if (await follow(page, screen, rule)) followed.push(rule);
      else await screen.skip();
    }
    expect(followed).toEqual(
      expect.arrayContaining([
        'acknowledge',
        'see-symptoms',
        'assess',
        'declare',
        'task-deputy',
        'decide',
        'carry-out',
      ]),
    );
    expect(followed.at(-1)).toBe('control-ends');
    await page.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
    await page.getByRole('button', { name: 'Go to the debrief without one' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go to the debrief' }).click();
    await page.getByRole('heading', { name: 'Help taken' }).waitFor();
    expect(await page.getByText('Played guided').count()).toBe(1);
    const table = page.getByRole('table', { name: 'Ratings by dimension' });
    const percent = async (dimension: string): Promise<number> => {
      const row = table.getByRole('row').filter({ hasText: dimension });
      return Number.parseFloat(/([\d.]+) %/.exec((await row.textContent()) ?? '')?.[1] ?? '');
    };
    for (const dimension of ['Declaration', 'Roles and handoffs', 'Mitigation and safety'])
      expect(await percent(dimension), dimension).toBeGreaterThanOrEqual(80);

    await page.getByRole('button', { name: 'Library' }).click();
    await page.getByText('1 finished drill in this browser').waitFor();
    expect(await page.getByText('1 drill, 1 of them guided: too few for a trend').count()).toBeGreaterThan(3);
    expect(await page.getByText(/^Next drill: /).count()).toBe(1);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('gives hints on request, a step at a time, and the debrief shows what they cost', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const screen = new Screen(page);
    await libraryReady(page);
    await page.getByRole('button', { name: 'Play Readings cannot be generated' }).click();
    await page.getByRole('radio', { name: /^Hinted/ }).check();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await coach(page).waitFor();
    const acknowledge = screen.button(/^Acknowledge/);
    await screen.skipUntil(async () => (await acknowledge.count()) > 0, 'a page');
    expect(await coach(page).textContent()).not.toContain('Acknowledge the page');
    await page.keyboard.press('h');
    await coach(page).getByText('Somebody is waiting to know').waitFor();
    await coach(page)
      .getByRole('button', { name: /^What to do/ })
      .click();
    await coach(page).getByText('Acknowledge the page.').waitFor();
    await coach(page).getByRole('button', { name: 'detect.ack' }).click();
    await page
      .getByRole('tabpanel', { name: 'Playbook' })
      .getByText('Acknowledge the alert or report')
      .first()
      .waitFor();
    await coach(page)
      .getByRole('button', { name: /^Exactly how/ })
      .click();
    await coach(page).getByText('Press A').waitFor();
    await page.getByRole('button', { name: 'End the drill' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
    await page.getByRole('button', { name: 'Go to the debrief without one' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go to the debrief' }).click();
    const taken = page.getByRole('table', { name: 'Help taken' });
    await taken.waitFor();
    expect(await taken.locator('tbody tr').count()).toBe(3);
    expect(await taken.textContent()).toContain('exactly how');
    expect(await page.getByText(/Help taken: −\d\.\d % of the whole/).count()).toBe(1);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
