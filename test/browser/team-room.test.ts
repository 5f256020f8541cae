import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser';
import { canHost, chooseCause, host, join, type Machine, machine, openRoom, takeSeat, troubles } from './helpers/team';

const MACHINES = 12;
/** Messages that are timed from Enter to being read on every other screen. */
const TIMED = 24;
const SKEWS = [0, 4 * 60_000, -7 * 60_000];
const ROLES = ['Incident Commander', 'Deputy', 'Scribe', 'Communications Lead'];

/** Notes when each line that begins with `timed ` comes into sight, by the machine's real clock. */
async function watchLines(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(globalThis, { seenLines: seen });
    const look = () => {
      for (const match of (document.body.textContent ?? '').matchAll(/timed \d+ end/g))
        seen[match[0]] ??= performance.timeOrigin + performance.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

const linesSeen = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => (globalThis as unknown as { seenLines: Record<string, number> }).seenLines);

/** Sends a line from somebody's composer; when Enter was pressed, by the machine's real clock. */
async function sayTimed({ page }: Machine, line: string): Promise<number> {
  const composer = page.locator('[data-composer]');
  await composer.fill(line);
  const at = await page.evaluate(() => performance.timeOrigin + performance.now());
  await composer.press('Enter');
  return at;
}

const quantile = (list: readonly number[], p: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(p * list.length))] ?? Number.NaN;

describe.skipIf(!canHost())('twelve machines in one room', () => {
  let browser: Browser;
  let room: Awaited<ReturnType<typeof host>>;
  beforeAll(async () => {
    browser = await launchBrowser();
    room = await host();
  });
  afterAll(async () => {
    await browser.close();
    await room.end();
  });

  it('play a drill to the debrief and come to the same state, whatever their clocks say', async () => {
    const machines: Machine[] = [];
    for (let i = 0; i < MACHINES; i++)
      machines.push(await machine(browser, `Person ${i}`, { skew: SKEWS[i % SKEWS.length] ?? 0 }));
    const [facilitator, ...players] = machines as [Machine, ...Machine[]];
    const link = await openRoom(facilitator, room.url, 'edge-outage');
    for (const [i, player] of players.entries()) {
      await join(player, link, i < 9 ? 'Player' : 'Observer');
      // Nine players share four seats.
      if (i < 9) await takeSeat(player, ROLES[i % ROLES.length] ?? '');
    }
    await chooseCause(facilitator, 'key-exhausted', 'twelve-machines');
    await facilitator.page.getByRole('button', { name: 'Start the drill' }).click();
    await facilitator.page.getByRole('button', { name: 'StartEx' }).click();
    const seated = players.slice(0, 9);
    for (const { page } of seated) await page.locator('[data-composer]').waitFor();
    for (const { page } of seated) await page.getByRole('button', { name: 'Declare' }).first().waitFor();

    // Everybody talks; each line is timed on each of the other screens.
    for (const { page } of seated) await watchLines(page);
    const sentAt: { readonly line: string; readonly at: number; readonly by: Machine }[] = [];
    for (let n = 0; n < TIMED; n++) {
      const by = seated[n % seated.length] as Machine;
      sentAt.push({ line: `timed ${n} end`, at: await sayTimed(by, `timed ${n} end`), by });
      await by.page.waitForTimeout(120);
    }
    for (const { page } of seated)
      await page
        .getByText(`timed ${TIMED - 1} end`)
        .first()
        .waitFor();
    const delays: number[] = [];
    for (const { page } of seated) {
      const seen = await linesSeen(page);
      for (const { line, at } of sentAt) {
        expect(seen[line], line).toBeDefined();
        delays.push((seen[line] ?? 0) - at);
      }
    }

    // All at once, and while the engine is killed and comes back: nothing is lost, nothing comes twice.
    room.killEngine();
    await Promise.all(
      seated.map(async ({ page, name }) => {
        const composer = page.locator('[data-composer]');
        await composer.fill(`${name} says this while the engine is gone`);
        await composer.press('Enter');
      }),
    );
    for (const { page } of seated)
      for (const { name } of seated)
        await page.getByText(`${name} says this while the engine is gone`).first().waitFor({ timeout: 60_000 });

    // The drill runs on a little, and is ended, written up by nobody, and read by all.
    await facilitator.page.getByRole('radio', { name: '20x', exact: true }).click();
    await facilitator.page.waitForTimeout(6_000);
    await facilitator.page.getByRole('button', { name: 'EndEx' }).click();
    await facilitator.page.getByRole('dialog').getByRole('button', { name: 'EndEx' }).click();
    await facilitator.page.getByRole('button', { name: 'Close the postmortem' }).click();
    await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
    await facilitator.page
      .getByRole('button', { name: /debrief/i })
      .first()
      .click();
    const hashes: (string | null)[] = [];
    const texts: string[] = [];
    for (const { page } of machines) {
      const hash = page.locator('[data-record-hash]').first();
      await hash.waitFor({ state: 'attached', timeout: 60_000 });
      hashes.push(await hash.getAttribute('data-record-hash'));
      texts.push((await hash.textContent()) ?? '');
    }
    expect(new Set(hashes).size).toBe(1);
    expect(new Set(texts).size).toBe(1);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    // The browser itself notes that its socket broke when the engine was killed; nothing else went wrong.
    expect(troubles(machines).filter((error) => !/WebSocket/.test(error))).toEqual([]);

    const entries = Number(/from (\d+) entries/.exec(texts[0] ?? '')?.[1]);
    const received = machines.map((m) => m.wire.received);
    const sent = machines.map((m) => m.wire.sent);
    console.log(
      [
        `twelve machines, ${entries} entries, one hash ${hashes[0]?.slice(0, 12)}`,
        `from Enter to being read on the ${seated.length} players' screens (${delays.length} samples): p50 ${Math.round(quantile(delays, 0.5))} ms, p99 ${Math.round(quantile(delays, 0.99))} ms`,
        `bytes a machine: received ${Math.round(quantile(received, 0.5) / 1024)} KB (median), sent ${Math.round(quantile(sent, 0.5) / 1024)} KB (median)`,
      ].join('\n'),
    );
    for (const { page } of machines) await page.context().close();
  }, 600_000);
});
