import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { stateHash } from '../../src/drill/replay';
import { launchBrowser, openApp } from '../support/browser';
import { full } from '../support/shipped';
import { importRecord } from './helpers/pages';
import { played, wholeRecord } from './helpers/records';

const runFile = promisify(execFile);
const all = ['good', 'late', 'silent', 'wrong-fix', 'premature-resolve', 'over-called'].flatMap((plan) =>
  ['key-exhausted', 'bad-deploy', 'connection-limit'].map((variant) => ({ plan, variant })),
);
const some = full ? all : all.filter((_, i) => i % 5 === 0);

/** The hash at the foot of the debrief. */
async function hashOnScreen(page: Page): Promise<string | null> {
  const line = page.locator('[data-record-hash]');
  await line.waitFor();
  return line.getAttribute('data-record-hash');
}

describe('the hash of a record', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'hotwash-replay-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is the same in Node and in the browser, for every way of playing', async () => {
    const { context, page } = await openApp(browser);
    const found: Record<string, string | null> = {};
    const wanted: Record<string, string> = {};
    for (const { plan, variant } of some) {
      const { state, header, entries } = played(plan, variant);
      // A plan that does not end its drill leaves no debrief to look at.
      if (state.phase !== 'debrief') continue;
      expect(entries.length, header.drillId).toBeGreaterThan(10);
      await importRecord(page, wholeRecord(plan, variant));
      found[header.drillId] = await hashOnScreen(page);
      wanted[header.drillId] = stateHash(state);
    }
    expect(Object.keys(wanted).length).toBeGreaterThan(1);
    expect(found).toEqual(wanted);
    await context.close();
  });

  it('is what the command line prints for the exported file', async () => {
    const { context, page } = await openApp(browser);
    await importRecord(page, wholeRecord());
    const hash = await hashOnScreen(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the record' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^EXERCISE-edge-outage-.*\.hotwash\.json$/);
    const file = join(folder, 'exported.json');
    await download.saveAs(file);
    const { stdout } = await runFile('npm', ['run', '-s', 'hotwash', '--', 'replay', file, '--json'], { cwd: root });
    const printed = JSON.parse(stdout) as { hash: string; entries: number; phase: string };
    expect(printed).toMatchObject({ hash, phase: 'debrief', entries: played().entries.length });
    const exported = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown };
    expect(exported.entries).toEqual(played().entries);
    await context.close();
  });
});
