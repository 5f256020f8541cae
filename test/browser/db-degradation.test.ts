import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { writePostmortem } from './helpers/desk';
import { endTheDrill, readTheDebrief, type Seat } from './player/closing';
import { acknowledgeTasks, report, takeTheDeputysSeat, work } from './player/deputy';
import { Screen } from './player/screen';

const TITLE = 'Everything has become slow';
const SEED = 'browser-slow';
const MINUTE = 60_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const CLEAN = { errors: [], foreignRequests: [] };
/** What the deputy tells; the pid is who stands at the root of the queue. */
const found = (pid: string): string =>
  `About twenty sessions are waiting for a lock, all behind an ALTER TABLE, which waits for the psql of sam, pid ${pid}: idle in transaction for more than half an hour. CPU is low, connections are normal.`;

/** Reads what the playbook says to read of a slow database, and gives back who is waited for. */
async function lookInside({ screen }: Seat): Promise<string> {
  const { consoles } = screen;
  await screen.console('Database');
  await consoles.getByRole('radio', { name: 'Locks' }).check();
  await consoles
    .getByText(/keeps \d+ sessions waiting/)
    .first()
    .waitFor();
  await screen.read();
  await consoles.getByRole('radio', { name: 'Sessions' }).check();
  await screen.read();
  const idle = await screen.run(
    `psql $DB_URL -t -c "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction' AND usename = 'sam'"`,
  );
  const pid = [...idle.matchAll(/\b\d{5,8}\b/g)].at(-1)?.[0];
  if (pid === undefined) throw new Error(`nobody of sam is idle in transaction: ${idle}`);
  await screen.run('psql $DB_URL -c "SELECT * FROM pg_locks WHERE NOT granted"');
  return pid;
}

/** Charts and diffs that clear what only looks like the cause. */
async function clearSuspects({ screen }: Seat): Promise<void> {
  const { consoles } = screen;
  await screen.console('GitHub');
  await consoles.getByRole('radio', { name: 'Deployments' }).check();
  await screen.read();
  await screen.run('git show b83e5f6a90');
  await screen.console('Platform');
  for (const page of ['Supabase, database health', 'OpenAI, status page', 'Metabase, dashboards']) {
    await consoles.getByRole('button', { name: page }).click();
    await consoles.getByRole('heading', { name: page }).waitFor();
    await screen.read();
  }
  for (const what of [
    'Not the web deployment that remembers where the history list was left: functions that never show that page wait for the database as well.',
    'Not the hourly report of Metabase: it runs every hour of every day.',
    'Not OpenAI: its notice is about the Realtime API, and its latency is as usual.',
  ]) {
    await screen.type('/finding');
    await screen.send('Note a finding', { 'What you found': what, 'What it says': 'Clears a suspect' });
  }
}

const time = (at: number): string => new Date(at).toISOString().slice(11, 16);

interface Noted {
  readonly began: number;
  readonly declared: number;
  readonly ended: number;
  readonly resolved: number;
}

/** The postmortem of somebody who was there from the first look to the resolution. */
const postmortem = ({
  began,
  declared,
  ended,
  resolved,
}: Noted): string => `# Incident Postmortem: SEV-2 Everything was slow

All times are UTC.

## Metadata
- **Date:** ${new Date(began).toISOString().slice(0, 10)}
- **Duration:** ${Math.round((resolved - began) / MINUTE)} minutes
- **Severity:** 2
- **IC:** Codex, then Claude
- **Scribe:** Sam Whitfield

## Summary
Stored readings opened slowly and many new readings failed from ${time(began)} to ${time(ended + 2 * MINUTE)}. A psql left idle in transaction kept a lock that everybody else queued behind. Ending it helped at once; no data was lost.

## Timeline
| Time (UTC) | Event |
|------------|-------|
| ${time(began)} | Stored readings become slow: the fault begins |
| ${time(declared)} | Codex declares the incident |
| ${time(ended)} | The session that was idle in transaction is ended |
| ${time(ended + 2 * MINUTE)} | Latency and errors are back to normal |
| ${time(resolved)} | Claude declares the incident resolved |

## Impact
- **Users affected:** about 70 % of active users
- **Duration:** ${Math.round((ended + 2 * MINUTE - began) / MINUTE)} minutes
- **Revenue impact:** unknown
- **Data loss:** None

## Root Cause
A psql window left idle in transaction kept its lock on readings; the ALTER TABLE of a migration queued behind it, and everybody who reads or writes readings queued behind the migration.

**Trigger:** The push that started the migration while the window was open.

**Contributing factors:**
- Latent: nothing ends transactions that sit idle; idle_in_transaction_session_timeout is not set.
- Latent: the migration tries again without end, and nobody is told that it waits.

## Detection
- **How detected:** alert of the monitoring on slow readings
- **Time to detect:** 8 minutes
- **Could we detect faster?** Yes: an alert on sessions that wait for a lock.

## Response
- **Time to mitigate:** ${Math.round((ended - declared) / MINUTE)} minutes from the declaration
- **What went well:** Locks and sessions were read before anything was ended.
- **What went poorly:** The lists had been slow for minutes before the alert came.

## Resolution
The session that was idle in transaction was ended at ${time(ended)}, and the migration went through.

## Action Items
| Action | Owner | Due Date | Priority |
|--------|-------|----------|----------|
| Enforce idle_in_transaction_session_timeout for everybody who logs in by hand | Claude | ${new Date(began + 10 * 24 * 60 * MINUTE).toISOString().slice(0, 10)} | P0 |
| Add an alert on sessions that wait for a lock for more than 30 seconds | Codex | ${new Date(began + 7 * 24 * 60 * MINUTE).toISOString().slice(0, 10)} | P1 |
| Update the runbook with how to find the session at the root of a queue | Sam Whitfield | ${new Date(began + 14 * 24 * 60 * MINUTE).toISOString().slice(0, 10)} | P2 |

## Lessons Learned
- The session that everybody waits for was not the one with the longest query.
- Slow is an incident too.

## Follow-up
- [x] Action items tracked in GitHub
- [x] Postmortem shared with team
`;

describe('db-degradation, played through the screens alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('one person is the deputy of a commander made of code: reads, reports, ends the right session, takes over', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const seat: Seat = { screen: new Screen(page), page, moment: async () => undefined };
    const { screen } = seat;
    page.setDefaultTimeout(60_000);
    await screen.reachTheFloor(TITLE, 'idle-transaction', SEED, () => takeTheDeputysSeat(page));

    // The commander declares, and has the deputy look.
    await screen.skipUntil(async () => (await page.getByText(/^SEV\d$/).count()) > 0, 'the declaration');
    const declared = await screen.clock();
    await screen.type('/take deputy');
    await screen.send('Take a role', { Role: 'Deputy' });
    await screen.skipUntil(async () => (await acknowledgeTasks(seat)) > 0, 'a task');
    await screen.console('Logs');
    await screen.consoles
      .getByRole('button', { name: /Function read/ })
      .first()
      .click();
    await screen.consoles
      .getByText(/\d+\+? lines/)
      .first()
      .waitFor();
    await screen.read();
    const pid = await lookInside(seat);
    await report(seat, `The functions wait for the database and give up after 8 seconds. ${found(pid)}`);
    await clearSuspects(seat);

    // Whatever else the commander asks, until the order comes; the deputy carries it out.
    const order = `end session ${pid}`;
    await screen.skipUntil(
      async () => (await work(seat)).includes(order),
      'the order',
      async () => {
        const tasks = await acknowledgeTasks(seat);
        if ((await work(seat)).includes(order)) return;
        for (let i = 0; i < tasks; i++) await report(seat, found(pid));
      },
    );
    await acknowledgeTasks(seat);
    await screen.run(`psql $DB_URL -c "SELECT pg_terminate_backend(${pid})"`);
    const ended = await screen.clock();
    await screen.runUntil(ended + 3 * MINUTE);
    await screen.console('Metrics');
    await screen.read();
    await report(
      seat,
      `Session ${pid} is ended and nobody waits for a lock any more. Back to normal: latency and errors.`,
    );

    // The commander has to leave: the deputy is the playbook's backup.
    await screen.tab('People and work', /^People/).click();
    const offered = screen.button('Accept');
    const orphaned = screen.button('Take command');
    await screen.skipUntil(
      async () => (await offered.count()) + (await orphaned.count()) > 0,
      'the offer of command, or nobody in command',
    );
    await offered.or(orphaned).first().click();
    await page.getByText('Nobody commands').waitFor({ state: 'detached' });
    await screen.type('/announce-role');
    await screen.send('Announce who holds a role', {
      'In #incidents': 'Claude is Incident Commander from now on; Codex has left.',
    });
    const ikenna = screen.tab('Conversations', /^Ikenna Okafor/);
    let told = false;
    await screen.skipUntil(
      async () => (await screen.clock()) >= ended + 36 * MINUTE,
      'half an hour without trouble',
      async () => {
        if (told || (await ikenna.count()) === 0) return;
        told = true;
        await ikenna.click();
        await screen.answer(
          'Ikenna Okafor',
          'Stored readings opened slowly and many new readings failed; all is as usual again. The session that everybody waited for was ended, and what waited behind it went through, so it does not come back by itself.',
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
      'What fixed it': `Session ${pid}, a psql that was idle in transaction, was ended`,
      'Root cause':
        'A psql left idle in transaction kept its lock on readings; an ALTER TABLE queued behind it, and everybody else behind that',
      Impact: 'Stored readings opened slowly and many new readings failed.',
      Duration: '20 minutes',
      Postmortem: 'within 48h',
    });
    expect(await screen.status()).toBe('Resolved');
    const resolved = await screen.clock();
    await endTheDrill(seat);
    const text = postmortem({ began: declared - 11 * MINUTE, declared, ended, resolved });
    await writePostmortem(page, text);
    await screen.button('Submit the postmortem').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    const verdict = await readTheDebrief(seat);
    expect(verdict.percent).toBeGreaterThanOrEqual(80);
    expect(verdict.kept).toEqual(expect.arrayContaining(['Resolved stays resolved']));
    expect(trouble).toEqual(CLEAN);
    await context.close();
  }, 300_000);
});
