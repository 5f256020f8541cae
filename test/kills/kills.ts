import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { keyedBetween } from '../../src/base/keyed';
import { serve } from '../../src/cli/serve.mjs';
import { findBrowser } from '../support/find-browser.mjs';
import type { Told } from './messages';
import { type KillKind, type KillRow, markdown, Tally } from './tally';

/**
 * `npm run kills [how many] [seed]`: kills a tab or the browser at random moments in a scripted drill and checks that no
 * acknowledged entry is lost. Writes `docs/kills.md` when it ran in full; ends with an error when anything was lost.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const KILLS = Number(process.argv[2] ?? 100);
const SEED = Number(process.argv[3] ?? 1);
/** A new drill after so many kills, so that the record stays as long as a drill's record is. */
const KILLS_A_DRILL = 10;
const FULL = 100;
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
  '--remote-debugging-port=0',
];

interface Running {
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly context: BrowserContext;
}

type Listener = (told: Told) => void;
let listen: Listener = () => undefined;

async function startBrowser(executable: string, profile: string): Promise<Running> {
  const process = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    process.once('exit', () => reject(new Error(`the browser ended before it listened:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  await context.exposeBinding('tell', (_source, told: Told) => listen(told));
  return { process, browser, context };
}

/** Opens the page; resolves with what it found, once it is about to play on. */
async function openPage(context: BrowserContext, url: string, tally: Tally, created: (id: string) => void) {
  const page = await freshPage(context);
  const found = await new Promise<Extract<Told, { kind: 'found' }>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the page did not open within 30 s')), 30_000);
    listen = (told) => {
      tally.note(told);
      if (told.kind === 'created') created(told.drillId);
      if (told.kind === 'trouble') reject(new Error(told.text));
      if (told.kind !== 'found') return;
      clearTimeout(timer);
      resolve(told);
    };
    page.goto(url).catch(reject);
  });
  return { page, found };
}

/** A new tab may be given a process that was just killed; then the next one is not. */
async function freshPage(context: BrowserContext): Promise<Page> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const page = await context.newPage().catch(() => undefined);
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return context.newPage();
}

/** SIGKILL to the processes of the tab: no code of the page runs any more, nothing is written on the way out. */
async function killTab({ browser }: Running, page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: readonly { readonly type: string; readonly id: number }[];
  };
  const crashed = page.waitForEvent('crash');
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
  await crashed;
  await page.close();
}

async function killBrowser(running: Running): Promise<void> {
  const gone = new Promise((resolve) => running.process.once('exit', resolve));
  running.process.kill('SIGKILL');
  await gone;
  await running.browser.close().catch(() => undefined);
}

async function buildPage(): Promise<string> {
  const outDir = join(root, '.cache', 'kills');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'test/kills/page.html') },
      chunkSizeWarningLimit: 5_000,
    },
  });
  return outDir;
}

const executable = await findBrowser();
if (executable === undefined) throw new Error('no browser: install Chrome or Chromium, or set CHROME_PATH');
const server = await serve({ folder: await buildPage() });
const profile = mkdtempSync(join(tmpdir(), 'hotwash-kills-'));
const rows: KillRow[] = [];
let running = await startBrowser(executable, profile);
const version = `Chromium ${running.browser.version()}`;
try {
  let tally = new Tally();
  let drillId: string | undefined;
  let kind: KillKind = 'tab';
  for (let n = 0; n <= KILLS; n++) {
    const query = drillId === undefined ? '' : `?drill=${drillId}`;
    const { page, found } = await openPage(
      running.context,
      `${server.url}test/kills/page.html${query}`,
      tally,
      (id) => {
        drillId = id;
      },
    );
    if (query !== '') {
      const row = tally.check(kind, found);
      rows.push(row);
      const word =
        row.lost === 0 && row.mistakes.length === 0 ? 'nothing lost' : `LOST ${row.lost}, ${row.mistakes.join('; ')}`;
      console.log(
        `kill ${rows.length}: ${kind}, ${row.acknowledged} acknowledged since the last, ${found.entries.length} entries, ${word}`,
      );
    }
    if (rows.length === KILLS) break;
    const startsAnew = rows.length > 0 && rows.length % KILLS_A_DRILL === 0 && query !== '';
    if (startsAnew) {
      tally = new Tally();
      drillId = undefined;
      await page.close();
      n--;
      continue;
    }
    const after = keyedBetween(20, 900, String(SEED), 'after', rows.length);
    kind = keyedBetween(0, 1, String(SEED), 'kind', rows.length) === 0 ? 'tab' : 'browser';
    await new Promise((resolve) => setTimeout(resolve, after));
    if (kind === 'tab') await killTab(running, page);
    else {
      await killBrowser(running);
      running = await startBrowser(executable, profile);
    }
  }
} finally {
  await killBrowser(running);
  await server.close();
  rmSync(profile, { recursive: true, force: true });
}

const table = markdown(rows, { date: new Date().toISOString().slice(0, 10), seed: SEED, browser: version });
console.log(`\n${table}`);
if (rows.length >= FULL) {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs', 'kills.md'), table);
}
if (rows.some((row) => row.lost > 0 || row.mistakes.length > 0)) process.exitCode = 1;
