import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { goTo, importRecord } from './helpers/pages';
import { wholeRecord } from './helpers/records';

const CLEAN = { errors: [], foreignRequests: [] };
const TEAM = ['Ana Ruiz', 'Ben Okafor', 'Caro Lind', 'Dev Patel', 'Eli Sato'];

async function part(page: Page, name: string, title: string): Promise<void> {
  await goTo(page, `/programme/${name}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return textOf(download);
}

/** A team of five with two commanders. */
async function addTeam(page: Page): Promise<void> {
  await part(page, 'teams', 'Teams');
  await page.getByLabel('New team').fill('Payments');
  await page.getByRole('button', { name: 'Add team' }).click();
  await page.getByRole('button', { name: 'Paste names into Payments' }).click();
  await page.getByRole('textbox', { name: 'Names' }).fill(TEAM.join('\n'));
  await page.getByRole('button', { name: 'Add 5' }).click();
  for (const name of TEAM.slice(0, 2)) {
    await page.getByRole('button', { name: `Edit ${name}` }).click();
    await page.getByLabel('Commander (in the pool)').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/** Takes over a programme file; `pick` is the value to stand where two sides differ. */
async function takeOver(page: Page, text: string, pick?: string): Promise<void> {
  await part(page, 'share', 'Share');
  await page
    .getByLabel('Programme file')
    .setInputFiles({ name: 'theirs.programme.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  if (pick !== undefined) await page.getByRole('dialog').getByLabel(new RegExp(pick)).check();
  await page.getByRole('button', { name: 'Take it over' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('the drill programme', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('plans a fortnightly drill that keeps its local time in the calendar file when the clocks change', async () => {
    const { context, page, trouble } = await openApp(browser, { context: { timezoneId: 'Europe/Berlin' } });
    await page.clock.setFixedTime(new Date('2027-02-01T10:00:00Z'));
    await page.getByRole('link', { name: 'Programme' }).click();
    await page.getByText('What a programme is').waitFor();
    await addTeam(page);
    await part(page, 'calendar', 'Calendar');
    await page.getByRole('button', { name: 'Schedule a drill' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Tuesday, drill');
    // The clocks change on 28 March.
    await dialog.getByLabel('First date').fill('2027-03-01');
    await dialog.getByLabel(/^Time \(/).fill('9 o’clock');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await dialog.getByText('Write the time as 14:30.').waitFor();
    await dialog.getByLabel(/^Time \(/).fill('14:30');
    await dialog.getByLabel('Weekday').selectOption('TU');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    const dates = page.getByRole('list', { name: 'Coming dates' });
    await dates.waitFor();
    const first = dates.getByRole('listitem').first();
    expect(await first.textContent()).toMatch(/Tue .*, 14:30/);
    expect(await first.locator('dt').allTextContents()).toEqual([
      'Commander',
      'Deputy',
      'Scribe',
      'Communications lead',
    ]);
    const people = await first.locator('dd strong').allTextContents();
    expect(new Set(people).size).toBe(4);
    expect(TEAM).toEqual(expect.arrayContaining(people));
    const scribes = await dates.locator('dl > div:nth-child(3) strong').allTextContents();
    expect(scribes.every((name, i) => name !== scribes[i - 1])).toBe(true);

    const calendar = new ICAL.Component(ICAL.parse(await saved(page, 'Download the calendar')));
    const [event] = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    expect(event?.summary).toBe('EXERCISE: Tuesday, drill');
    expect(event?.component.getAllSubcomponents('valarm')).toHaveLength(2);
    for (const zone of calendar.getAllSubcomponents('vtimezone'))
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const dated = event?.iterator();
    const starts = Array.from({ length: 5 }, () => dated?.next());
    const utc = starts.map((s) => s?.toJSDate().toISOString().slice(11, 16));
    expect(starts.map((s) => `${s?.hour}:${s?.minute}`)).toEqual(Array(5).fill('14:30'));
    // Winter before the change, summer after it.
    expect(utc[0]).toBe('13:30');
    expect(utc[4]).toBe('12:30');
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('keeps the history of what was played as Markdown that it reads again, and carries an action until it is done', async () => {
    const { context, page, trouble } = await openApp(browser);
    await importRecord(page, wholeRecord());
    await addTeam(page);
    await part(page, 'history', 'History');
    const row = page.getByRole('row').nth(1);
    // Several people played it, so it went in by itself as soon as there was a team.
    await row.getByRole('button', { name: /^Take out/ }).waitFor();
    const markdown = await saved(page, 'Save as Markdown');
    expect(markdown).toContain('(drill)');
    await part(page, 'actions', 'Actions');
    await page.getByRole('button', { name: 'Take over from a postmortem' }).click();
    const take = page.getByRole('dialog').getByRole('button', { name: /^Take over \d/ });
    await take.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const open = await page.getByRole('button', { name: /^Done:/ }).count();
    expect(open).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /^Done:/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Closed (1)' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Closed (1)' }).waitFor({ state: 'detached' });
    await part(page, 'next', 'Next drill');
    expect(await page.getByRole('list', { name: 'Why this drill' }).textContent()).toMatch(/weakest .*%/);
    await context.close();

    const other = await openApp(browser);
    await part(other.page, 'history', 'History');
    await other.page
      .getByRole('button', { name: /Markdown/ })
      .first()
      .click();
    await other.page.getByRole('dialog').getByLabel('Markdown').fill(markdown);
    await other.page.getByRole('dialog').getByRole('button', { name: /1/ }).click();
    await other.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await saved(other.page, 'Save as Markdown')).toBe(markdown);
    expect([trouble, other.trouble]).toEqual([CLEAN, CLEAN]);
    await other.context.close();
  });

  it('is worked on in two browsers and merged both ways, and loses neither side’s work', async () => {
    const one = await openApp(browser);
    await addTeam(one.page);
    await part(one.page, 'share', 'Share');
    const shared = await saved(one.page, 'Export the programme');
    const two = await openApp(browser);
    await takeOver(two.page, shared);
    const rename = async (page: Page, to: string) => {
      await part(page, 'teams', 'Teams');
      await page.getByRole('button', { name: 'Edit Caro Lind' }).click();
      await page.getByRole('dialog').getByLabel(/^Name/).fill(to);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await rename(one.page, 'Carola Lind');
    await rename(two.page, 'Caroline Lind');
    await one.page.getByRole('button', { name: 'Remove Eli Sato' }).click();
    await two.page.getByRole('button', { name: 'Ben Okafor is away' }).click();
    await two.page.getByRole('button', { name: 'Note it' }).click();
    await two.page.getByRole('dialog').waitFor({ state: 'detached' });
    await part(one.page, 'share', 'Share');
    const fromOne = await saved(one.page, 'Export the programme');
    await takeOver(two.page, fromOne, 'Carola Lind');
    const fromTwo = await saved(two.page, 'Export the programme');
    await takeOver(one.page, fromTwo);
    expect(await saved(one.page, 'Export the programme')).toBe(fromTwo);
    for (const page of [one.page, two.page]) {
      await part(page, 'teams', 'Teams');
      await page.getByText('Carola Lind').waitFor();
      expect(await page.getByRole('listitem').filter({ hasText: 'Eli Sato' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^Ben Okafor is not away/ }).count()).toBe(1);
      expect(await page.getByText('to be settled').count()).toBe(0);
    }
    expect([one.trouble, two.trouble]).toEqual([CLEAN, CLEAN]);
    await one.context.close();
    await two.context.close();
  });
});
