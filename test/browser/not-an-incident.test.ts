import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { endTheDrill, readTheDebrief, type Seat, writeNothing } from './player/closing';
import { Screen } from './player/screen';

const TITLE = 'A check has failed';
const SEED = 'browser-quiet';
const MINUTE = 60_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const CLEAN = { errors: [], foreignRequests: [] };
const WHAT =
  'The button reads reading.generate.cta instead of its text, and it works: people generate readings as always.';

/** Hears the page and acknowledges it; the first words to support. */
async function begin({ screen }: Seat): Promise<void> {
  const acknowledge = screen.button(/^Acknowledge/);
  await screen.skipUntil(async () => (await acknowledge.count()) > 0, 'a page');
  await acknowledge.first().click();
  await screen.button('Take command').click();
  await screen.skipUntil(
    async () => (await screen.tab('Conversations', /^#support.*something new/).count()) > 0,
    'the messages to support',
  );
  await screen.conversation('#support');
  await screen.answer('Jun Park', 'Thank you, Jun. We are looking at it; please tell me what the four write back.');
  await screen.conversation('#incidents');
}

/** Looks at what would be there if people were affected, and at what the check itself says. */
async function investigate({ screen }: Seat): Promise<void> {
  const { consoles } = screen;
  await screen.console('Metrics');
  await consoles.getByRole('radio', { name: 'Business' }).check();
  await consoles.getByText('Readings stored').first().waitFor();
  await screen.read();
  await screen.console('Error tracker');
  await consoles
    .getByRole('button', { name: /no entry for reading\.generate\.cta/ })
    .first()
    .click();
  await screen.read();
  await screen.console('Platform');
  await consoles.getByRole('button', { name: 'Outside checks, runs by location' }).click();
  await consoles.getByText('found "reading.generate.cta"').waitFor();
  await screen.read();
  await screen.console('GitHub');
  await consoles.getByRole('radio', { name: 'Deployments' }).check();
  await screen.read();
  await screen.console('Logs');
  await consoles
    .getByRole('button', { name: /generate-reading/ })
    .first()
    .click();
  await consoles
    .getByText(/\d+\+? lines/)
    .first()
    .waitFor();
  await screen.read();
}

/** No incident: a verdict with its reason, a bug ticket, and a word to everybody. */
async function judge({ screen }: Seat): Promise<void> {
  await screen.type('/finding');
  await screen.send('Note a finding', { 'What you found': WHAT, 'What it says': 'Points to a cause' });
  await screen.type('/assess');
  await screen.send('Assess', { 'Is this an incident?': 'No', 'What makes you think so': WHAT });
  await screen.type('/bug');
  await screen.send('Open a bug ticket', {
    Title: 'Generate button shows reading.generate.cta',
    'What is wrong':
      'The name in texts.ts differs from the one that the button asks for. Mend in working hours. No incident.',
  });
  await screen.type(`This is no incident: ${WHAT} There is a bug ticket, and I keep watching the charts.`);
}

/** Answers who asks, with what is known. */
async function answerAsPeopleAsk({ screen }: Seat, told: Set<string>): Promise<void> {
  const questions: readonly (readonly [string, string, string])[] = [
    ['Are we?', 'Priya Nair', `No, we are not down. ${WHAT}`],
    ['on the safe side', 'Marta Lindqvist', `Against it: readings are stored as always. ${WHAT}`],
    [
      'by when will it be sorted out',
      'Priya Nair',
      'The text will be mended in working hours; the button works now. I have no time yet.',
    ],
    ['One sentence, please', 'Ikenna Okafor', `No outage: ${WHAT}`],
  ];
  for (const [asked, who, answer] of questions) {
    if (told.has(asked) || (await screen.messages.getByText(asked).count()) === 0) continue;
    told.add(asked);
    await screen.answer(who, answer);
  }
}

/** Called away: hands over what is led, with all that is open, and announces it. */
async function handOver({ screen }: Seat): Promise<void> {
  await screen.type('/handoff ic claude');
  await screen.send('Hand over a role', {
    Situation: `No incident is declared. ${WHAT} People generate readings as always.`,
    Objectives: 'Keep watching until half an hour has passed; declare if people are affected after all.',
    Plan: 'Look at readings stored and at the shares of errors every ten minutes. Nothing is to be changed.',
    'Actions under way': 'The bug ticket is open. No task is open.',
    'Open promises': 'Priya hears from us when the text is mended.',
    Communications: 'Told in #incidents and #support that this is no incident; no status page is due.',
    Constraints: 'No change of production without a reason from the charts; logs and evidence stay.',
  });
  const announce = screen.button('Announce');
  await screen.skipUntil(async () => (await announce.count()) > 0, 'the acceptance');
  await announce.click();
  await screen.send('Announce who holds a role', {
    'In #incidents': 'Claude leads from now on; please report to Claude.',
  });
}

describe('not-an-incident, played through the screens alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('one person leads, with colleagues made of code: a bug ticket and half an hour of watching', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    const { screen } = seat;
    await screen.reachTheFloor(TITLE, 'cosmetic-bug', SEED);
    await begin(seat);
    await investigate(seat);
    await judge(seat);
    const judged = await screen.clock();
    const told = new Set<string>();
    const looked = { at: judged };
    await screen.skipUntil(
      async () => (await screen.clock()) >= judged + 30 * MINUTE,
      'half an hour pass',
      async () => {
        await answerAsPeopleAsk(seat, told);
        if (!told.has('leave') && (await screen.tab('Conversations', /^Marta Lindqvist/).count()) > 0) {
          told.add('leave');
          await handOver(seat);
        }
        if ((await screen.clock()) < looked.at + 8 * MINUTE) return;
        looked.at = await screen.clock();
        await screen.console('Logs');
        await screen.console('Metrics');
        await screen.read();
      },
    );
    await screen.console('Metrics');
    await screen.read();
    await endTheDrill(seat);
    await writeNothing(seat);
    const verdict = await readTheDebrief(seat);
    expect(verdict.percent, verdict.broken.join(' | ')).toBeGreaterThanOrEqual(80);
    expect(verdict.kept).toContain('What is no incident becomes a bug ticket');
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('declared as a SEV1 and never looked into: over-called', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    const { screen } = seat;
    await screen.reachTheFloor(TITLE, 'customer-network', SEED);
    const acknowledge = screen.button(/^Acknowledge/);
    await screen.skipUntil(async () => (await acknowledge.count()) > 0, 'a page');
    await acknowledge.first().click();
    await screen.button('Take command').click();
    await screen.type('/declare SEV1 The app is down');
    await screen.send('Declare an incident', { Impact: 'People cannot use the app.' });
    await screen.skip();
    await endTheDrill(seat);
    await writeNothing(seat);
    const verdict = await readTheDebrief(seat);
    expect(verdict.percent).toBeLessThan(60);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
