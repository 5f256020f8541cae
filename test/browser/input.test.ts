import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { writePostmortem } from './helpers/desk';
import { sendForm } from './helpers/forms';
import { drillsInLibrary, floorReady, giveFile, goTo, importRecord, libraryReady, slash } from './helpers/pages';
import { upload, wholeRecord } from './helpers/records';

interface File {
  version: number;
  header: { hashes: Record<string, string> };
  bundle: { scenarioYaml: string };
  entries: { seq: number }[];
}

/** The file of a whole drill, spoilt. */
function spoilt(how: (file: File) => void): string {
  const file = JSON.parse(wholeRecord()) as File;
  how(file);
  return JSON.stringify(file);
}

const BAD_FILES: readonly { readonly name: string; readonly text: () => string; readonly says: RegExp }[] = [
  { name: 'cut off', text: () => wholeRecord().slice(0, 40_000), says: /not JSON, or was cut off/ },
  { name: 'empty', text: () => '', says: /not JSON, or was cut off/ },
  { name: 'something else', text: () => '{"format": "other"}', says: /not a record of Hotwash/ },
  {
    name: 'played with other files',
    text: () =>
      spoilt((f) => {
        f.header.hashes.scenario = '0'.repeat(64);
      }),
    says: /not the one that the drill was played with/,
  },
  {
    name: 'out of order',
    text: () => spoilt((f) => void f.entries.reverse()),
    says: /not complete or not in order.*entries\[0\]\.seq/s,
  },
  {
    name: 'an entry missing',
    text: () => spoilt((f) => void f.entries.splice(5, 1)),
    says: /entries\[5\]\.seq: The entry has number 7/,
  },
  {
    name: 'a scenario with an error',
    text: () =>
      spoilt((f) => {
        f.bundle.scenarioYaml = f.bundle.scenarioYaml.replace(/^title: .*$/m, 'titel: Wrong');
      }),
    says: /scenario, playbook or company in the record cannot be read.*scenario\.yaml:\d+:\d+/s,
  },
  {
    name: 'a version from the future',
    text: () =>
      spoilt((f) => {
        f.version = 99;
      }),
    says: /version 99 of the format.*Its scorecard can still be read: [PSMU], [\d.]+ %/s,
  },
];

describe('a file that is no good', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'hotwash-input-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is said to be so, and why, and leaves the library as it was', async () => {
    const { context, page, trouble } = await openApp(browser);
    await importRecord(page, wholeRecord());
    await goTo(page);
    expect(await drillsInLibrary(page)).toBe(1);
    for (const { name, text, says } of BAD_FILES) {
      await giveFile(page, upload(text(), `${name}.json`));
      const notice = page.getByRole('alert').filter({ hasText: `${name}.json was not taken in` });
      await notice.waitFor();
      expect(await notice.textContent(), name).toMatch(says);
      expect(await notice.textContent(), name).toContain('Nothing in your library was changed.');
      expect(await drillsInLibrary(page), name).toBe(1);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
    }
    const large = join(folder, 'large.json');
    const handle = await open(large, 'w');
    await handle.truncate(50 * 1024 * 1024);
    await handle.close();
    await page.getByLabel('Record file').setInputFiles(large);
    const notice = page.getByRole('alert').filter({ hasText: 'too large' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('large.json has 50 MB');
    expect(await drillsInLibrary(page)).toBe(1);
    await page.getByRole('button', { name: 'Debrief', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    expect(trouble.errors).toEqual([]);
    await context.close();
  });

  it('an address that leads nowhere says so', async () => {
    const { context, page, trouble } = await openApp(browser, { path: '#/drill/not-here' });
    await page.getByText('This drill is not here').waitFor();
    await goTo(page, '/play/no-such-scenario');
    await page.getByRole('button', { name: 'Back to the library' }).waitFor();
    expect(await page.getByRole('button', { name: 'Start the drill' }).count()).toBe(0);
    await goTo(page, '/nowhere/at/all');
    await libraryReady(page);
    expect(trouble.errors).toEqual([]);
    await context.close();
  });
});

/** Would run, add an image or lead to a script if any of it were taken for more than text. */
const NAME = '<img src=x onerror=window.ran=1>';
const TEXT = `${NAME}<script>window.ran=1</script>[go](javascript:window.ran=1)`;

describe('HTML in every text field', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Whatever of the text has become more than text. */
  const injected = (page: Page) =>
    page.evaluate(() => ({
      ran: Reflect.get(window, 'ran') as unknown,
      elements: [
        ...document.querySelectorAll('img[src="x"], [onerror], script:not([src]), a[href^="javascript" i]'),
      ].map((e) => e.outerHTML),
    }));
  const nothing = { ran: undefined, elements: [] };

  it('stays text on the floor, in the postmortem, the debrief and the exported report', async () => {
    const { context, page, trouble } = await openApp(browser, { path: '#/play/edge-outage' });
    await page.getByRole('button', { name: 'Start the drill' }).waitFor();
    for (const field of await page.getByRole('textbox', { name: /^Name of/ }).all()) await field.fill(NAME);
    expect(await injected(page)).toEqual(nothing);
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await floorReady(page);

    await sendForm(page, '/assess', TEXT);
    await sendForm(page, '/declare', TEXT);
    await slash(page, TEXT);
    await page.getByRole('log').getByText(TEXT, { exact: true }).first().waitFor();
    const forms = ['bug', 'ticket', 'update', 'announce', 'finding', 'evidence', 'decide', 'task', 'approve', 'status'];
    for (const form of forms) await sendForm(page, `/${form}`, TEXT);
    await sendForm(page, '/page', TEXT);
    await sendForm(page, '/announce-role', TEXT);
    for (const { title } of [
      { title: 'GitHub' },
      { title: 'Status page' },
      { title: 'Timeline' },
      { title: 'Terminal' },
    ]) {
      await page.getByRole('tab', { name: title }).click();
      await page.getByRole('tabpanel', { name: title }).getByRole('heading').first().waitFor();
      expect(await injected(page), title).toEqual(nothing);
    }
    const line = page.getByRole('tabpanel', { name: 'Terminal' }).getByRole('textbox').first();
    await line.fill(`echo '${TEXT}'`);
    await line.press('Enter');
    await page.getByRole('tabpanel', { name: 'Terminal' }).getByText(TEXT, { exact: true }).waitFor();
    await sendForm(page, '/handoff', TEXT);
    await sendForm(page, '/resolve', TEXT);
    await sendForm(page, '/thanks', TEXT);
    await sendForm(page, '/schedule', TEXT);
    expect(await injected(page)).toEqual(nothing);

    await slash(page, '/postmortem');
    await page.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
    await writePostmortem(page, `# ${TEXT}\n\n## Summary\n\n${TEXT}\n\n## Action items\n\n- [ ] ${TEXT}\n`);
    expect(await injected(page)).toEqual(nothing);
    await page.getByRole('button', { name: 'Submit the postmortem' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();

    await page.getByRole('heading', { level: 2, name: 'Ratings' }).waitFor();
    await page.locator('[data-record-hash]').waitFor();
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    expect(await page.getByText('<img src=x').count()).toBeGreaterThan(5);
    expect(await injected(page)).toEqual(nothing);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'After-action report' }).click(),
    ]);
    const markdown = await readFile(await download.path(), 'utf8');
    expect(markdown).toContain('onerror');
    const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    expect(activeNodes(tree)).toEqual([]);

    await goTo(page);
    await libraryReady(page);
    await page.getByText(NAME).first().waitFor();
    expect(await injected(page)).toEqual(nothing);
    expect(trouble).toEqual({ errors: [], foreignRequests: [] });
    await context.close();
  });
});

/** Everything in a Markdown text that is HTML, an image, or a link to anything but a web address. */
function activeNodes(node: Node & { readonly children?: readonly Node[]; readonly url?: string }): readonly string[] {
  const own =
    node.type === 'html' ||
    node.type === 'image' ||
    (node.type === 'link' && !/^(https?:|mailto:|#)/.test(node.url ?? ''));
  return [...(own ? [JSON.stringify(node)] : []), ...(node.children ?? []).flatMap(activeNodes)];
}
