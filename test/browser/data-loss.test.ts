import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { writePostmortem } from './helpers/desk';
import { endTheDrill, readTheDebrief, type Seat } from './player/closing';
import { acknowledgeTasks, report, takeTheDeputysSeat, work } from './player/deputy';
import { Screen } from './player/screen';

const TITLE = 'Earlier readings are not what they were';
const SEED = 'browser-data';
const MINUTE = 60_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const CLEAN = { errors: [], foreignRequests: [] };

/** What the playbook and docs/DATABASE_OPERATIONS.md let a deputy type. */
const DUMP = 'supabase db dump --db-url $PROD_DB_URL > emergency-backup-$(date +%Y%m%d-%H%M%S).sql';
const COUNT = 'psql $DB_URL -Atc "SELECT count(*) FROM readings WHERE reading_data IS NULL;"';
const RESTORE = 'supabase backups restore nightly_20251112 --into restore_nightly';
const COPY =
  'psql $DB_URL -c "UPDATE readings p SET reading_data = r.reading_data FROM restore_nightly.readings r WHERE p.id = r.id AND p.reading_data IS NULL;"';
const LOG = `psql $DB_URL -c "INSERT INTO error_logs (environment, service, level, code, message, details) VALUES ('production', 'manual-intervention', 'warn', 'EMERGENCY_FIX', 'Applied manual data fix: reading_data copied back from the dump of 14:00', '{}');"`;
const LEFT =
  "psql $DB_URL -Atc \"SELECT (SELECT count(*) FROM readings WHERE reading_data IS NULL) || ' left, ' || (SELECT count(*) FROM restore_nightly.readings r WHERE NOT EXISTS (SELECT FROM readings p WHERE p.id = r.id)) || ' gone'\"";

/** What the person writes down afterwards; short, and with all sections of the playbook's template. */
function postmortemOf(rows: number, opened: number): string {
  const day = (days: number): string => new Date(opened + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  const cause =
    'The migration "sections for older entries" set reading_data of every reading from before generate-reading v41 to null, because jsonb_set answers null when the key that it copies from does not exist';
  return `# Incident Postmortem: SEV-1 Earlier readings were emptied

## Metadata
- **Date:** ${day(0)}
- **Severity:** 1
- **IC:** Codex, then Claude
- **Scribe:** Sam Whitfield

## Summary
People opened earlier readings that were empty; about 30 % of those active were affected. ${cause}. The ${rows} rows were copied back from the dump of 14:00.

## Impact
- **Users affected:** about 30 % of active users
- **Revenue impact:** unknown
- **Data loss:** Yes: ${rows} readings were emptied until they were copied back; every one of them is back

## Root Cause
${cause}.

**Trigger:** The migration was deployed to the production database.

**Contributing factors:**
- Latent: the migration had never run against rows that look like those of production.
- Latent: nothing counts rows before and after a migration, or asks for a backup first.

## Detection
- **How detected:** alert of the monitoring on earlier readings
- **Could we detect faster?** Yes: an alert on readings without contents.

## Response
- **What went well:** Writes were stopped and a dump was taken before anything was counted.
- **What went poorly:** The ticket was opened after the first change.

## Resolution
Only what was emptied was copied back, logged and counted again.

## Action Items
| Action | Owner | Due Date | Priority |
|--------|-------|----------|----------|
| Add a test of migrations against a copy of production to the deployment pipeline | Claude | ${day(10)} | P0 |
| Add an alert on readings without contents to the on-call monitoring | Codex | ${day(7)} | P1 |
| Update the runbook with how to find and refill emptied rows | Sam Whitfield | ${day(14)} | P2 |

## Lessons Learned
- Stop, dump, count, mend: the order kept the readings of this afternoon safe.
- Three changes with ordinary titles; only their diffs told them apart.
- What is counted before can be counted again.

## Follow-up
- [x] Action items tracked in GitHub
`;
}

/** In the deputy's seat, with the database warm before the drill begins. */
async function takeTheSeat(page: Page): Promise<void> {
  await takeTheDeputysSeat(page);
  await page.getByText('The simulated database is ready').waitFor({ timeout: 120_000 });
}

async function turnTheFlag({ screen }: Seat, on: boolean): Promise<void> {
  await screen.console('Feature flags');
  const flag = screen.consoles.getByRole('switch', { name: 'reading.generate in production' });
  await flag.waitFor();
  if ((await flag.isChecked()) === on) return;
  await flag.click();
  await screen.button(on ? 'Turn on' : 'Turn off').click();
  await screen.consoles.getByRole('switch', { name: 'reading.generate in production', checked: on }).waitFor();
}

/** The hands of the response, in the order of the playbook; what has been printed is what the tests look at. */
class Deputy {
  readonly printed: { damaged?: number; copied?: string; left?: string } = {};
  private readonly did = new Set<string>();

  constructor(private readonly seat: Seat) {}

  private async once(step: string, act: () => Promise<void>): Promise<void> {
    if (this.did.has(step)) return;
    this.did.add(step);
    await act();
  }

  /** Stops the writes, keeps the damage as it is, counts it. */
  async stopAndCount(): Promise<void> {
    const { screen } = this.seat;
    await this.once('stop', async () => {
      await turnTheFlag(this.seat, false);
      await screen.run(DUMP);
      const count = await screen.run(COUNT);
      this.printed.damaged = Number(/^\d+$/m.exec(count.split(COUNT).at(-1)?.trim() ?? '')?.[0]);
      if (!Number.isInteger(this.printed.damaged)) throw new Error(`nothing was counted: ${count}`);
    });
  }

  /** Reads what went out before, and finds the change that does it. */
  async findTheCause(): Promise<void> {
    const { screen } = this.seat;
    await this.once('cause', async () => {
      await screen.console('GitHub');
      await screen.consoles.getByRole('radio', { name: 'Deployments' }).check();
      await screen.read();
      for (const sha of ['7c2f90b8e1', 'b3c70e91d4']) await screen.run(`git show ${sha}`);
      await screen.console('Logs');
      await screen.consoles
        .getByRole('button', { name: /Table error_logs/ })
        .first()
        .click();
      await screen.consoles
        .getByText(/\d+\+? lines/)
        .first()
        .waitFor();
      await screen.read();
      await screen.console('Database');
      await screen.consoles.getByRole('radio', { name: 'Jobs' }).check();
      await screen.consoles.getByText('readings-retention').first().waitFor();
      await screen.read();
      await screen.type('/finding');
      await screen.send('Note a finding', {
        'What you found': `${this.printed.damaged} rows without reading_data. The migration for older entries did it: jsonb_set answers null for a key that they do not have.`,
        'What it says': 'Points to a cause',
      });
      await screen.type('/finding');
      await screen.send('Note a finding', {
        'What you found':
          'Not the help pages first in the menu: that change only moves links, and rows really are emptied.',
        'What it says': 'Clears a suspect',
      });
    });
  }

  /** Copies back only what is lost, logs it, counts again. */
  async mend(): Promise<void> {
    const { screen } = this.seat;
    await this.once('mend', async () => {
      await screen.run(RESTORE);
      this.printed.copied = await screen.run(COPY);
      await screen.run(LOG);
      this.printed.left = await screen.run(LEFT);
    });
  }

  /** Does what the newest tasks ask for, and says so. */
  async obey(): Promise<void> {
    const tasks = await acknowledgeTasks(this.seat);
    if (tasks === 0) return;
    const orders = await work(this.seat);
    if (/turn reading\.generate off|take the backup|count what is damaged/.test(orders)) await this.stopAndCount();
    if (/restore nightly_|copy what is missing/.test(orders)) await this.mend();
    if (/turn reading\.generate on/.test(orders)) await turnTheFlag(this.seat, true);
    const state =
      this.printed.left === undefined
        ? `Writes are stopped, a dump is taken. Counted: ${this.printed.damaged} rows without reading_data`
        : 'The emptied rows are copied back and it is in error_logs; counted again, none is left';
    for (let i = 0; i < tasks; i++) await report(this.seat, `${state}.`);
  }
}

describe('data-loss, played through the screens alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('one person is the deputy and types what the playbook prints: stop, dump, count, restore only what is lost, log', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    const { screen } = seat;
    page.setDefaultTimeout(60_000);
    await screen.reachTheFloor(TITLE, 'migration', SEED, () => takeTheSeat(page));

    await screen.skipUntil(async () => (await page.getByText(/^SEV1$/).count()) > 0, 'the declaration');
    await screen.type('/take deputy');
    await screen.send('Take a role', { Role: 'Deputy' });
    const deputy = new Deputy(seat);
    // The commander asks, one thing after the other; the deputy does it, and looks for the cause in between.
    await screen.skipUntil(async () => (await acknowledgeTasks(seat)) > 0, 'a task');
    await deputy.stopAndCount();
    expect(deputy.printed.damaged).toBeGreaterThan(5_000);
    await report(
      seat,
      `Writes are stopped, a dump is taken. Counted: ${deputy.printed.damaged} rows without reading_data.`,
    );
    await deputy.findTheCause();
    await screen.skipUntil(
      async () => deputy.printed.left !== undefined,
      'the order to restore',
      () => deputy.obey(),
    );
    expect(deputy.printed.copied).toContain(`UPDATE ${deputy.printed.damaged}`);
    expect(deputy.printed.left).toContain('0 left, 0 gone');
    const mended = await screen.clock();

    // The commander has to leave: the deputy is the playbook's backup.
    await screen.skipUntil(
      async () => {
        await screen.tab('People and work', /^People/).click();
        await page.getByText('In this drill', { exact: true }).waitFor();
        return (await screen.button('Accept').count()) > 0;
      },
      'the offer of command',
      () => deputy.obey(),
    );
    await screen.button('Accept').first().click();
    await screen.button('Accept').first().waitFor({ state: 'detached' });
    await screen.type('/announce-role');
    await screen.send('Announce who holds a role', {
      'In #incidents': 'Claude is Incident Commander from now on; Codex has left.',
    });
    await turnTheFlag(seat, true);
    const opened = await screen.clock();
    const ikenna = screen.tab('Conversations', /^Ikenna Okafor/);
    let told = false;
    await screen.skipUntil(
      async () => (await screen.clock()) >= Math.max(mended, opened) + 36 * MINUTE,
      'half an hour without trouble',
      async () => {
        if (told || (await ikenna.count()) === 0) return;
        told = true;
        await ikenna.click();
        await screen.answer(
          'Ikenna Okafor',
          `${deputy.printed.damaged} earlier readings were emptied; all of them are back as they were, and none is lost. It is not going on. We counted again: none is left.`,
        );
        await screen.conversation('#incidents');
      },
    );
    await screen.console('Metrics');
    await screen.read();
    await screen.type('/resolve');
    const form = page.getByRole('form', { name: 'Declare resolved' });
    for (const box of await form.getByRole('group', { name: 'Criteria that hold' }).getByRole('checkbox').all())
      await box.check();
    await form.getByRole('checkbox', { name: /^Label the ticket/ }).check();
    await form.getByRole('checkbox', { name: 'Announce it in #incidents' }).check();
    await screen.send('Declare resolved', {
      'What fixed it': 'The emptied readings were copied back from the dump of 14:00',
      'Root cause':
        'The migration for older entries set reading_data to null, because jsonb_set answers null for a key that is not there',
      Impact: 'People opened earlier readings that were empty.',
      Duration: '40 minutes',
      Postmortem: 'within 48h',
    });
    expect(await screen.status()).toBe('Resolved');
    await endTheDrill(seat);
    await writePostmortem(page, postmortemOf(deputy.printed.damaged ?? 0, opened));
    await screen.button('Submit the postmortem').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    const verdict = await readTheDebrief(seat);
    expect(verdict.kept).toEqual(
      expect.arrayContaining([
        'Resolved stays resolved',
        'Emergency backup before any change',
        'What was lost restored, and only that',
      ]),
    );
    expect(verdict.percent).toBeGreaterThanOrEqual(80);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  }, 420_000);
});
