import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { launchBrowser, openApp } from '../support/browser';
import { floorReady, goTo, libraryReady, openConsole, slash } from './helpers/pages';

const runFile = promisify(execFile);

/** Runs a line in the terminal and resolves with what it printed. */
async function run(page: Page, line: string): Promise<string> {
  const field = page.getByRole('textbox', { name: 'Command line' });
  await field.press('Control+l');
  await field.fill(line);
  await field.press('Enter');
  const idle = () =>
    [...document.querySelectorAll('[role=status]')].every((status) => !status.textContent?.startsWith('running'));
  await page.waitForTimeout(100);
  await page.waitForFunction(idle, undefined, { polling: 50, timeout: 20_000 });
  const printed = page.getByRole('log', { name: 'Terminal output' }).locator('pre[data-kind]');
  return (await printed.allTextContents()).join('\n').trim();
}

/**
 * A hash of the readings and the error log, worked out by the database itself. The log up to a fixed moment before the drill:
 * a window that moved with the clock would take in rows between one look and the next. Readings stop with the outage.
 */
const CONTENTS =
  "psql $DB_URL -Atc \"select md5(string_agg(r::text, ',' order by id)) from readings r " +
  "union all select md5(string_agg(l::text, ',' order by id)) from error_logs l where ts < '2025-11-05 12:30:00+00'\"";

describe('the database of a drill', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder: string;
  let contents = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'hotwash-database-'));
    ({ context, page } = await openApp(browser));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('warms up while the briefing is read, and says how far it is', async () => {
    await goTo(page);
    await libraryReady(page);
    await page.getByRole('button', { name: 'Play Readings cannot be generated' }).click();
    await page.getByRole('progressbar', { name: /simulated database/ }).waitFor();
    await page.getByText('The simulated database is ready').waitFor({ timeout: 60_000 });
  });

  it('answers psql, changes and undoes', async () => {
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await floorReady(page);
    await openConsole(page, '1', 'Terminal');
    expect(Number(await run(page, 'psql $DB_URL -Atc "select count(*) from readings"'))).toBeGreaterThan(10_000);
    await run(page, 'psql $DB_URL');
    await run(page, 'begin;');
    expect(await run(page, 'update readings set context = null;')).toMatch(/^UPDATE \d{5}$/);
    expect(await run(page, 'rollback;')).toBe('ROLLBACK');
    await run(page, '\\q');
    expect(await run(page, 'psql $DB_URL -Atc "select count(*) from readings where context is null"')).toBe('0');
    expect(await run(page, 'psql $DB_URL -c "update readings set context = null where entry_no = 3"')).toMatch(
      /^UPDATE/,
    );
    expect(await run(page, 'psql $DB_URL -c "delete from error_logs where level = \'warn\'"')).toMatch(/^DELETE/);
  });

  it('is as the record says after a statement has run away with the server', async () => {
    contents = await run(page, CONTENTS);
    expect(contents).toMatch(/^[0-9a-f]{32}\n[0-9a-f]{32}$/);
    expect(await run(page, 'psql $DB_URL -c "do \\$\\$ begin loop end loop; end \\$\\$"')).toContain(
      'statement timeout',
    );
    await page.waitForTimeout(4_000);
    expect(await run(page, CONTENTS)).toBe(contents);
  });

  it('is the same in another window, and after the page is loaded again', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await floorReady(other);
    await openConsole(other, '1', 'Terminal');
    await other.waitForTimeout(6_000);
    expect(await run(other, CONTENTS)).toBe(contents);
    expect(await run(other, 'psql $DB_URL -c "update readings set context = \'other\' where entry_no = 4"')).toMatch(
      /^UPDATE/,
    );
    contents = await run(other, CONTENTS);
    expect(await run(page, CONTENTS)).toBe(contents);
    await other.close();
    await page.reload();
    await floorReady(page);
    await openConsole(page, '1', 'Terminal');
    await page.waitForTimeout(6_000);
    expect(await run(page, CONTENTS)).toBe(contents);
  });

  it('is what the debrief and the command line come to from the record', async () => {
    await slash(page, '/postmortem');
    await page.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
    await page
      .getByRole('button', { name: /debrief/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog').getByRole('button', { name: /debrief/i });
    if (await dialog.isVisible().catch(() => false)) await dialog.click();
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await page.getByRole('button', { name: 'Replay the database' }).click();
    const shown = page.locator('[data-database-hash]');
    await shown.waitFor({ timeout: 60_000 });
    const checksum = await shown.getAttribute('data-database-hash');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the record' }).click(),
    ]);
    const file = join(folder, 'exported.json');
    await download.saveAs(file);
    const call = ['run', '-s', 'hotwash', '--', 'replay', file, '--database', '--json'];
    const { stdout } = await runFile('npm', call, { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({ database: { checksum, statements: expect.any(Number) } });
  });
});
