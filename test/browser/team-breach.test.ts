import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser';
import { canHost, chooseCause, host, join, type Machine, machine, openRoom, takeSeat, troubles } from './helpers/team';
import { Screen, textOf } from './player/screen';

const CLOSED = '#security-incidents';
const WIDE = { context: { viewport: { width: 1440, height: 900 } } };

/** Somebody who runs the exercise at the console. */
class Console {
  constructor(readonly page: Page) {}

  async pace(pace: '1x' | '5x' | '20x'): Promise<void> {
    await this.page.getByRole('radio', { name: pace, exact: true }).click();
  }

  async tab(name: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Lets it run fast until something can be seen. */
  async runUntil(seen: () => Promise<boolean>, what: string, most = 90_000): Promise<void> {
    await this.pace('20x');
    const until = performance.now() + most;
    while (!(await seen())) {
      if (performance.now() > until) throw new Error(`ran and ran, and never saw ${what}`);
      await this.page.waitForTimeout(250);
    }
    await this.pace('1x');
  }
}

describe.skipIf(!canHost())('security-breach with a facilitator, three people and two bots', () => {
  let browser: Browser;
  let place: Awaited<ReturnType<typeof host>>;
  beforeAll(async () => {
    browser = await launchBrowser();
    place = await host();
  });
  afterAll(async () => {
    await browser.close();
    await place.end();
  });

  it('is steered, handed over in the middle, goes on without its scribe and gets them back', async () => {
    const fay = await machine(browser, 'Fay', WIDE);
    const [ana, ben] = [await machine(browser, 'Ana', WIDE), await machine(browser, 'Ben', WIDE)];
    const cy = await machine(browser, 'Cy', { context: { viewport: { width: 1280, height: 720 } } });
    const evaluator = await machine(browser, 'Eve', { context: { viewport: { width: 390, height: 844 } } });
    const all: readonly Machine[] = [fay, ana, ben, cy, evaluator];

    // Two bots: the voice, and somebody more.
    const link = await openRoom(fay, place.url, 'security-breach');
    await fay.page
      .getByRole('group', { name: 'Who plays Communications Lead while the seat is empty' })
      .getByRole('radio', { name: 'Bot' })
      .click();
    await fay.page.getByRole('button', { name: 'Add a seat' }).click();
    await fay.page
      .getByRole('group', { name: /^Who plays Responder/ })
      .getByRole('radio', { name: 'Bot' })
      .click();
    for (const [who, role] of [
      [ana, 'Incident Commander'],
      [ben, 'Deputy'],
      [cy, 'Scribe'],
    ] as const) {
      await join(who, link);
      await takeSeat(who, role);
    }
    await join(evaluator, link, 'Evaluator');
    await chooseCause(fay, 'leaked-key', 'team-breach');
    await fay.page.getByRole('button', { name: 'Start the drill' }).click();
    await fay.page.getByRole('button', { name: 'StartEx' }).click();
    const console = new Console(fay.page);
    const [commander, deputy, scribe] = [new Screen(ana.page), new Screen(ben.page), new Screen(cy.page)];

    for (const { page } of [ana, ben, cy]) page.setDefaultTimeout(60_000);

    // Players neither see nor move the clock's controls, nor the script.
    await commander.button('Take command').waitFor();
    for (const { page } of [ana, ben, cy]) {
      expect(await page.getByRole('button', { name: /^Pause|^Skip to the next/ }).count()).toBe(0);
      expect(await page.getByRole('radio', { name: '20x' }).count()).toBe(0);
      expect(await page.getByText('Two keys lie in a public repository').count()).toBe(0);
    }
    await fay.page.getByText('Two keys lie in a public repository').first().waitFor();

    // The page comes; the three take their roles and declare.
    const acknowledge = commander.button(/^Acknowledge/);
    await console.runUntil(async () => (await acknowledge.count()) > 0, 'the page');
    await acknowledge.first().click();
    await commander.button('Take command').click();
    await deputy.type('/take deputy');
    await deputy.send('Take a role', { Role: 'Deputy' });
    await scribe.type('/take scribe');
    await scribe.send('Take a role', { Role: 'Scribe' });
    await commander.type('/declare SEV1 Customer accounts are being read');
    await ana.page.getByRole('form', { name: 'Declare an incident' }).waitFor();
    await commander.sendAnyway('Declare an incident');
    for (const { page } of all.slice(0, 4)) await page.getByText('SEV1').first().waitFor();

    // The facilitator speaks as legal, fires something early, and improvises; each reaches whom it is meant for.
    await console.tab(/^Channels/);
    const cast = fay.page.getByRole('form', { name: 'Play the cast' });
    await cast
      .getByRole('combobox', { name: 'As' })
      .selectOption({ label: await labelled(cast, 'As', /Helene Brandt/) });
    await cast.getByRole('combobox', { name: 'To' }).selectOption({ label: CLOSED });
    await cast
      .getByRole('textbox', { name: 'What they say' })
      .fill('Legal is here. Nothing public before you hear from me.');
    await cast.getByRole('button', { name: 'Send' }).click();
    await commander.conversation(CLOSED);
    await commander.messages.getByText('Nothing public before you hear from me').waitFor();
    await commander.conversation('#incidents');

    await fay.page.getByRole('button', { name: 'Improvise' }).click();
    const improvise = fay.page.getByRole('form', { name: 'Improvise an inject' });
    await improvise
      .getByRole('combobox', { name: 'From' })
      .selectOption({ label: await labelled(improvise, 'From', /Priya Nair/) });
    await improvise
      .getByRole('combobox', { name: 'To' })
      .selectOption({ label: await labelled(improvise, 'To', /Incident Commander/) });
    await improvise.getByRole('textbox', { name: 'Text' }).fill('The board asks whether money is at risk. Is it?');
    await improvise.locator('button[type=submit]').click();
    await commander.tab('Conversations', /^Priya Nair/).click();
    await commander.messages.getByText('The board asks whether money is at risk').waitFor();
    expect(await ben.page.getByText('The board asks whether money is at risk').count()).toBe(0);

    // Command is handed over between two machines as a closed loop.
    await commander.conversation('#incidents');
    await commander.type('/handoff ic Ben');
    await commander.send('Hand over a role', {
      Situation: 'SEV1: somebody from outside reads customer accounts.',
      Objectives: 'Take away every way in, keep the evidence, count who was read.',
      Plan: 'Renew the service key and the database address.',
      'Actions under way': 'The deputy reads the access log.',
      'Open promises': 'The next update is due within 30 minutes.',
      Communications: 'Legal is told, nothing is public.',
      Constraints: 'No log line is deleted.',
    });
    await ben.page.getByText('Ana hands you a role: Incident Commander').waitFor();
    await deputy.button('See the offer').click();
    await ben.page.getByText('Take away every way in').first().waitFor();
    await ben.page.getByRole('button', { name: 'Accept', exact: true }).click();
    await deputy.button('Announce').first().waitFor();
    await deputy.type('/announce-role');
    await deputy.send('Announce who holds a role', { 'In #incidents': 'Ben is Incident Commander from now on.' });
    for (const { page } of [ana, cy]) await page.getByText('Ben is Incident Commander from now on.').first().waitFor();

    // The scribe drops out with a line half typed; the others see it, and the gap is measured.
    await scribe.type('09:58 UTC declared SEV1');
    await cy.page.locator('[data-composer]').fill('10:04 UTC command went to Ben, and');
    await cy.page.waitForTimeout(1_000);
    const address = cy.page.url();
    await cy.page.close();
    await ana.page
      .getByText(/dropped out/)
      .first()
      .waitFor({ timeout: 60_000 });
    await console.pace('20x');
    await fay.page.waitForTimeout(15_000);
    await console.pace('1x');
    const back = await cy.page.context().newPage();
    back.setDefaultTimeout(30_000);
    await back.goto(address);
    await back.locator('[data-composer]').waitFor();
    await expect.poll(() => back.locator('[data-composer]').inputValue()).toBe('10:04 UTC command went to Ben, and');
    await back.getByText('09:58 UTC declared SEV1').first().waitFor();
    await back.locator('[data-floor-pane=people]').getByText('Scribe').first().waitFor();
    await ana.page.getByRole('list', { name: 'Who plays Cy' }).getByText('here').waitFor();

    // Two observe the same objective, one of them on a phone.
    await console.tab(/^Observations/);
    await observe(fay.page, 'Took a while to look at the access log.', 'S');
    await observe(evaluator.page, 'Declared within five minutes of the notice.', 'P');

    // It runs on, is ended, and everybody reads the same debrief.
    await console.pace('20x');
    await fay.page.waitForTimeout(10_000);
    await fay.page.getByRole('button', { name: 'EndEx' }).click();
    await fay.page.getByRole('dialog').getByRole('button', { name: 'EndEx' }).click();
    await fay.page.getByRole('button', { name: 'Close the postmortem' }).click();
    await fay.page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await fay.page
      .getByRole('button', { name: /debrief/i })
      .first()
      .click();
    const hashes = [];
    for (const page of [fay.page, ana.page, ben.page, back]) {
      const hash = page.locator('[data-record-hash]').first();
      await hash.waitFor({ state: 'attached', timeout: 60_000 });
      hashes.push(await hash.getAttribute('data-record-hash'));
    }
    expect(new Set(hashes).size).toBe(1);
    const report = await textOf(ben.page.locator('main'));
    expect(report).toContain('Took a while to look at the access log.');
    expect(report).toContain('Declared within five minutes of the notice.');
    expect(report).toContain('The board asks whether money is at risk');
    expect(report).toMatch(/Cy[^.]{0,80}(?:dropped out|away|missing)/i);
    expect(report).toMatch(/Handoffs offered, briefed, accepted, announced/);
    expect(troubles(all)).toEqual([]);
    for (const { page } of all.filter((m) => m !== cy)) await page.context().close();
    await back.context().close();
  }, 600_000);
});

/** The whole label of the option that fits. */
async function labelled(form: ReturnType<Page['locator']>, field: string, wanted: RegExp): Promise<string> {
  const labels = await form.getByRole('combobox', { name: field }).locator('option').allTextContents();
  const found = labels.find((label) => wanted.test(label));
  if (found === undefined) throw new Error(`“${field}” offers ${labels.join(', ')}`);
  return found;
}

/** Notes an observation on the first objective. */
async function observe(page: Page, text: string, rating: 'P' | 'S' | 'M' | 'U'): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: /Observations/ });
  if ((await bar.count()) > 0) await bar.first().click();
  const form = page.getByRole('form', { name: 'Note an observation' }).first();
  await form.waitFor();
  await form.getByRole('radio', { name: new RegExp(`^${rating}:`) }).check();
  await form.getByRole('textbox', { name: 'What you observed' }).fill(text);
  await form.getByRole('button', { name: 'Note it' }).click();
  await page.getByText(text).first().waitFor();
}
