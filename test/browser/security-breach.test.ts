import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { writePostmortem } from './helpers/desk';
import { endTheDrill, readTheDebrief, type Seat, writeNothing } from './player/closing';
import { Screen, textOf } from './player/screen';

const TITLE = 'Somebody is reading a lot';
const SEED = 'browser-breach';
const CLOSED = '#security-incidents';
const DESK = { viewport: { width: 1440, height: 900 } };
const CLEAN = { errors: [], foreignRequests: [] };
const IMPACT =
  'Somebody who should not is reading customer accounts with e-mail addresses and readings. Everything works and nothing is lost.';
/** What legal agrees to, as Helene writes it. */
const AGREED =
  'We are looking into a report of access to customer accounts that was not authorised. We have taken steps to stop it and will tell everybody who is affected directly.';

/** What somebody who speaks for a team writes up in a few lines. */
const POSTMORTEM = `# Incident Postmortem: SEV-1 Customer accounts were read by somebody who should not

## Summary
Somebody who should not read customer accounts. Two secrets lay in a public repository: the service key and the database connection string. Both were renewed.

## Impact
- **Users affected:** about 40 % of active users
- **Revenue impact:** unknown
- **Data loss:** None

## Root Cause
The service key and DATABASE_URL lay in an example file in a public repository and were used from outside to read accounts.

## Lessons Learned
- Legal was asked before anything was public, and its words were the only ones that went out.
`;

/** The person speaks for the team; everybody else is a colleague made of code. */
async function takeTheCommsSeat(page: Page): Promise<void> {
  const seat = (role: string, kind: string) =>
    page.getByRole('group', { name: `Who plays ${role}` }).getByRole('radio', { name: kind });
  await seat('Communications Lead', 'Player').check();
  for (const role of ['Incident Commander', 'Deputy', 'Scribe']) await seat(role, 'Teammate').check();
}

async function untilDeclared({ screen, page }: Seat): Promise<void> {
  await screen.skipUntil(async () => (await page.getByText(/^SEV\d$/).count()) > 0, 'the declaration');
  await screen.type('/take comms');
  await screen.send('Take a role', { Role: 'Communications Lead' });
}

async function publish({ screen }: Seat, text: string): Promise<void> {
  await screen.type('/status');
  await screen.send('Publish on the status page', { Title: 'Access to customer accounts', Text: text });
}

async function update({ screen }: Seat, status: string, said: { impact: string; done: string; next: string }) {
  await screen.type('/update');
  await screen.send('Post an update', {
    Status: status,
    Impact: said.impact,
    Progress: said.done,
    'Next steps': said.next,
    Where: CLOSED,
    'Also: into the ticket': true,
  });
}

/** Answers whoever asks in a conversation and has no answer yet; each is answered once. */
class Desk {
  private readonly answered = new Set<string>();
  constructor(private readonly seat: Seat) {}

  async reply(where: string, asked: string, text: string): Promise<void> {
    const { screen, page } = this.seat;
    if (this.answered.has(asked)) return;
    await screen.conversation(where);
    if ((await screen.messages.getByText(asked).count()) === 0) return;
    this.answered.add(asked);
    await screen.messages
      .locator('li, article, [data-message]')
      .filter({ hasText: asked })
      .getByRole('button', { name: /^Answer / })
      .last()
      .click();
    await screen.type(text);
    await page.getByText(text.slice(0, 40)).first().waitFor();
  }

  /** What comes up while the team works, and what a careful voice says to it. */
  async attend(agreed: boolean): Promise<void> {
    await this.reply(
      '#support',
      'calls her by the nickname',
      'Thank you, Jun, please keep that mail. Tell Rosalind that we look into it and will write to her ourselves; nothing more for now.',
    );
    await this.reply(
      '#incidents',
      'take those lines out of the error log',
      'Kindly meant, Sam, and no: every line and every entry stays as it is.',
    );
    await this.reply(
      '#support',
      'our playbook says that a SEV1',
      'Not yet, please: legal is asked for the words, and I publish them as soon as they are agreed.',
    );
    if (!agreed) return;
    await this.reply(
      CLOSED,
      'A reporter of a technology magazine',
      `Please give her these words and no others: ${AGREED}`,
    );
    await this.reply(
      CLOSED,
      'I need two numbers',
      'By the access logs between 1,500 and 2,200 accounts since this morning; the exact count is being made from the log.',
    );
    await this.reply(
      '#support',
      'whether they have to change their passwords',
      'Please repeat the notice word for word: whoever is affected hears from us directly.',
    );
    await this.reply(
      CLOSED,
      'switched us off in their shop',
      `No time yet: I cannot say when it is over. The next update comes at ${await this.seat.screen.clockIn(25)} UTC.`,
    );
  }
}

describe('security-breach, played through the screens alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('one person speaks for a team made of code: tells the closed circle, asks legal, and publishes after its word', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    const { screen } = seat;
    page.setDefaultTimeout(60_000);
    await screen.reachTheFloor(TITLE, 'leaked-key', SEED, () => takeTheCommsSeat(page));
    await untilDeclared(seat);

    await screen.type('/page');
    await screen.send('Page somebody', {
      Whom: 'Helene Brandt',
      Why: 'Security incident: somebody from outside reads customer accounts. Nothing is public. Which words may we publish?',
    });
    await screen.type('/announce');
    await screen.send('Initial announcement', {
      Impact: IMPACT,
      Start: await screen.clockIn(-90),
      Bridge: 'The link stands in the ticket',
      Status: 'Investigating',
      Where: CLOSED,
    });

    const desk = new Desk(seat);
    await screen.conversation(CLOSED);
    await screen.skipUntil(
      async () => {
        await screen.conversation(CLOSED);
        return (await screen.messages.getByText('You may publish this').count()) > 0;
      },
      'the word of legal',
      () => desk.attend(false),
    );
    await publish(seat, AGREED);
    await update(seat, 'Mitigating', {
      impact: IMPACT,
      done: 'The team reads the access logs and takes away what was compromised; every log is kept.',
      next: 'Watch whether the reads stop, and count the accounts for legal.',
    });

    // The team contains it and watches; the voice keeps the cadence and answers.
    const said = async (text: RegExp): Promise<boolean> => {
      await screen.tab('People and work', /^Work/).click();
      return text.test(await textOf(page.locator('[data-floor-pane=people]')));
    };
    await screen.skipUntil(
      () => said(/Back to normal at/),
      'the reads back to normal',
      () => desk.attend(true),
    );
    await update(seat, 'Monitoring', {
      impact: 'Accounts are no longer read by strangers; nothing was changed or lost.',
      done: 'What was compromised was taken away, and requests from outside are refused since.',
      next: 'Watch for another way in for 30 minutes, then resolve.',
    });
    await publish(seat, AGREED);
    let last = await screen.clock();
    await screen.skipUntil(
      async () => (await screen.status()) === 'Resolved',
      'the resolution',
      async () => {
        await desk.attend(true);
        if ((await screen.clock()) - last < 24 * 60_000) return;
        last = await screen.clock();
        await update(seat, 'Monitoring', {
          impact: 'No reads of accounts by strangers since the keys were renewed.',
          done: `It has been quiet until ${await screen.clockIn(0)} UTC; no other way in was used.`,
          next: 'Check the criteria and resolve.',
        });
      },
    );
    await publish(seat, AGREED);
    await endTheDrill(seat);
    await writePostmortem(page, POSTMORTEM);
    await screen.button('Submit the postmortem').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    const verdict = await readTheDebrief(seat);
    expect(verdict.percent).toBeGreaterThanOrEqual(80);
    expect(verdict.kept).toEqual(
      expect.arrayContaining([
        'Nothing public before legal or security was asked',
        'Those who deal with security told at once',
      ]),
    );
    expect(trouble).toEqual(CLEAN);
    await context.close();
  }, 300_000);

  it('whoever publishes first meets it in the debrief, whatever else went well', async () => {
    const { context, page } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    page.setDefaultTimeout(60_000);
    await seat.screen.reachTheFloor(TITLE, 'stolen-session', SEED, () => takeTheCommsSeat(page));
    await untilDeclared(seat);
    await publish(seat, IMPACT);
    for (let i = 0; i < 6; i++) await seat.screen.skip();
    await endTheDrill(seat);
    await writeNothing(seat);
    const verdict = await readTheDebrief(seat);
    expect(verdict.broken).toContain('Nothing public before legal or security was asked');
    await expect
      .poll(() => page.getByText(/public before legal or security had been asked/i).count())
      .toBeGreaterThan(0);
    await context.close();
  }, 180_000);
});
