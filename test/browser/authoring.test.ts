import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { AUTHORED_PATH } from '../../src/authoring/authored-scenario';
import { serve } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { readScenario } from '../../src/cli/watch-folder';
import { exampleFolder } from '../support/authoring-example';
import { launchBrowser, openApp } from '../support/browser';
import { floorReady, goTo, libraryReady } from './helpers/pages';

const example = exampleFolder({}).scenario.text;

/** Drops files on the page, as a file manager does. */
async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name, { type: 'application/yaml' }));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

async function library(browser: Browser) {
  const opened = await openApp(browser);
  await goTo(opened.page);
  await libraryReady(opened.page);
  return opened;
}

describe('a scenario that somebody brings to the library', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is not taken in while it has errors, which are listed with place, reason and mend', async () => {
    const { page, context, trouble } = await library(browser);
    const text = example
      .replace("to: '#incidents'", "to: '#nobody-there'")
      .replace('to: "#incidents"', 'to: "#nobody-there"');
    expect(text).not.toBe(example);
    await drop(page, [{ name: 'scenario.yaml', text }]);
    const found = page.getByRole('list', { name: 'What was found' });
    await found.waitFor();
    const told = (await found.textContent()) ?? '';
    expect(told).toMatch(/scenario\.yaml:\d+:\d+/);
    for (const part of ['#nobody-there', 'Why:', 'Mend:', 'error']) expect(told).toContain(part);
    await page.getByText('Nothing in your library was changed.').waitFor();
    expect(await page.getByRole('button', { name: 'Play Nobody gets mail' }).count()).toBe(0);
    // What is no scenario at all is said in a sentence.
    await drop(page, [{ name: 'holiday.jpg', text: 'x' }]);
    await page.getByText('There is no scenario in this').waitFor();
    expect(trouble).toEqual({ errors: [], foreignRequests: [] });
    await context.close();
  });

  it('can be played once it has none, is still there after a reload, and can be removed and had back', async () => {
    const { page, context, trouble } = await library(browser);
    await drop(page, [{ name: 'scenario.yaml', text: example }]);
    await page.getByText('can be played below').waitFor();
    await page.reload();
    await libraryReady(page);
    await page.getByRole('button', { name: 'Remove Nobody gets mail' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Play Nobody gets mail' }).click();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await floorReady(page);
    expect(page.url()).toMatch(/#\/drill\//);
    expect(trouble).toEqual({ errors: [], foreignRequests: [] });
    await context.close();
  });

  it('may come as its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotwash-own-'));
    const shipped = new URL('../../scenarios/vyberology/edge-outage', import.meta.url).pathname;
    cpSync(shipped, folder, { recursive: true });
    const file = join(folder, 'scenario.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('title: Readings cannot be generated', 'title: My own outage'),
    );
    const { page, context } = await library(browser);
    await page.getByLabel('Scenario folder').setInputFiles(folder);
    await page.getByText('can be played below').waitFor();
    expect(await page.getByRole('button', { name: 'Play My own outage' }).count()).toBe(1);
    await context.close();
    rmSync(folder, { recursive: true });
  });

  it('shows markup in any of its texts as text', async () => {
    const evil = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    const document = parseDocument(example);
    const texts = new Set([
      'title',
      'summary',
      'briefing',
      'text',
      'author',
      'by',
      'sentence',
      'confirm',
      'function',
      'where',
    ]);
    visit(document, {
      Pair: (_, pair) => {
        // The titles of variants alone must be unlike the title that everybody reads.
        if (isScalar(pair.key) && pair.key.value === 'variants') return visit.SKIP;
        const { key, value } = pair;
        if (!isScalar(key) || !isScalar(value) || !texts.has(String(key.value))) return undefined;
        if (typeof value.value === 'string' && /^[A-Z].*[a-z ]/.test(value.value))
          value.value = `${evil} ${value.value}`;
        return undefined;
      },
    });
    expect(document.toString().split('<script>').length).toBeGreaterThan(40);
    const { page, context, trouble } = await library(browser);
    await drop(page, [{ name: `${evil.slice(0, 20)}.yaml`, text: document.toString() }]);
    await page.getByText('can be played below').waitFor();
    // And in the findings: an unknown key is repeated where it is told.
    await drop(page, [{ name: 'scenario.yaml', text: `${example}"${evil.replaceAll('"', '')}": 1\n` }]);
    await page.getByRole('list', { name: 'What was found' }).getByText('<img src=x').first().waitFor();
    await page.getByRole('button', { name: /^Play <img/ }).click();
    await page.getByText('<img src=x').first().waitFor();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await floorReady(page);
    expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(trouble.errors).toEqual([]);
    await context.close();
  });
});

describe('a scenario that the command line watches', () => {
  let browser: Browser;
  const folder = join(mkdtempSync(join(tmpdir(), 'hotwash-author-')), 'mine');
  beforeAll(async () => {
    browser = await launchBrowser();
    cpSync(new URL('../../scenarios/vyberology/edge-outage', import.meta.url).pathname, folder, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('is played from a minute, and follows each save', async () => {
    let now = readScenario(folder, 1);
    const server = await serve({ folder: join(root, 'dist'), answers: { [AUTHORED_PATH]: () => now } });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}#/author`);
    await page.getByRole('heading', { level: 1, name: 'Readings cannot be generated' }).waitFor();
    await page.getByLabel('From minute').fill('500');
    await page.getByRole('button', { name: 'Play from here' }).click();
    await page.getByText('Write a minute from 0 to 119.').waitFor();
    await page.getByLabel('From minute').fill('12');
    await page.getByLabel('Cause').selectOption('bad-deploy');
    await page.getByLabel('Seed').fill('written');
    await page.getByRole('button', { name: 'Play from here' }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    expect(page.url()).toContain('#/author/12m/bad-deploy/written');
    await page
      .getByText(/declare/i)
      .first()
      .waitFor();

    // A save with a mistake shows it; the next one begins the drill anew at the same minute.
    const file = join(folder, 'scenario.yaml');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace("to: '#support'", "to: '#nobody-there'"));
    now = readScenario(folder, 2);
    await page.getByRole('list', { name: 'What was found' }).getByText('#nobody-there').first().waitFor();
    writeFileSync(file, good);
    now = readScenario(folder, 3);
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await context.close();
    await server.close();
  });

  it('says how to begin where nobody watches one', async () => {
    const { page, context } = await openApp(browser);
    await goTo(page, '/author');
    await page.getByText('No scenario is being watched here').waitFor();
    await context.close();
  });
});
