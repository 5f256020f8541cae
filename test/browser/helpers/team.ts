import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findNats } from '../../../src/cli/host-find.mjs';
import { type Host, startHost } from '../../../src/cli/host-run.mjs';
import { root } from '../../../src/cli/setup.mjs';

/** Everything that is waited for in a room may take this long on a busy machine (ms). */
const PATIENCE = 60_000;

/** Is there an engine for rooms on this machine? Where there is none the test runner says loudly what did not run. */
export function canHost(): boolean {
  return process.env.HOTWASH_WITHOUT_NATS !== '1' && findNats() !== undefined;
}

/** A host with its own empty data folder. */
export async function host(): Promise<Host & { readonly end: () => Promise<void> }> {
  const program = findNats();
  if (program === undefined) throw new Error('there is no nats-server');
  const data = mkdtempSync(pathOf(tmpdir(), 'hotwash-host-'));
  const started = await startHost({ folder: pathOf(root, 'dist'), data, program });
  return {
    ...started,
    end: async () => {
      await started.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Somebody's browser, with what went wrong in it and how much went over its socket. */
export interface Machine {
  readonly name: string;
  readonly page: Page;
  readonly errors: string[];
  readonly wire: { received: number; sent: number };
}

/** One more machine: a browser context with storage of its own. `skew`: how far its clock is off (ms). */
export async function machine(
  browser: Browser,
  name: string,
  options: { readonly context?: BrowserContextOptions; readonly skew?: number } = {},
): Promise<Machine> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options.context });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  const wire = { received: 0, sent: 0 };
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      wire.received += payload.length;
    });
    socket.on('framesent', ({ payload }) => {
      wire.sent += payload.length;
    });
  });
  if (options.skew !== undefined) await page.addInitScript(setClockWrong, options.skew);
  return { name, page, errors, wire };
}

/** Runs in the page: its clock is off by so much, and everything in it goes by that. */
function setClockWrong(skew: number): void {
  const real = Date.now.bind(Date);
  const RealDate = Date;
  const wrong = () => real() + skew;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [wrong()] : args, newTarget),
    get: (target, key) => (key === 'now' ? wrong : Reflect.get(target, key)),
  });
}

/** Opens a room for a scenario, as a facilitator or as somebody who plays too; gives back the join link. */
export async function openRoom(
  { page, name }: Machine,
  url: string,
  scenario: string,
  what: 'I facilitate' | 'I play too' = 'I facilitate',
): Promise<string> {
  await page.goto(`${url}#/team/${scenario}`);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${what}`) }).check();
  await page.getByRole('button', { name: 'Open the room' }).click();
  await page.waitForURL(/#\/room\//);
  return joinLink(page);
}

/** The join link that a lobby shows. */
export async function joinLink(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Join link' }).first().inputValue();
}

/** Comes in by the link, and is in the lobby (or where the drill is). */
export async function join(
  { page, name }: Machine,
  link: string,
  standing: 'Player' | 'Evaluator' | 'Observer' = 'Player',
): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('radio', { name: new RegExp(standing) }).check();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/#\/room\//);
}

/** Takes the seat of a role in the lobby. */
export async function takeSeat({ page }: Machine, role: string): Promise<void> {
  await page.getByRole('button', { name: `Take this seat: ${role}` }).click();
  await page.getByRole('button', { name: `Leave this seat: ${role}` }).waitFor();
}

/** Chooses cause and seed in the lobby, as a host may. */
export async function chooseCause({ page }: Machine, cause: string, seed: string): Promise<void> {
  await page.getByText('Cause and seed (spoilers)').click();
  await page.getByLabel('Cause').selectOption(cause);
  await page.getByLabel('Seed').fill(seed);
}

/** Waits until nobody's page has had an error that was not asked for. */
export const troubles = (machines: readonly Machine[]): readonly string[] =>
  machines.flatMap(({ name, errors }) => errors.map((error) => `${name}: ${error}`));
