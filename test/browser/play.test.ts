import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openApp } from '../support/browser';
import { dawdle, guess, resolveTooSoon } from './player/careless';
import {
  endTheDrill,
  handOver,
  readTheDebrief,
  resolve,
  sitItOut,
  type Verdict,
  watchRecovery,
  writeItUp,
  writeNothing,
} from './player/closing';
import { Player } from './player/player';
import { VARIANTS, type Variant } from './player/words';

const SEED = 'browser-1';
const DESK = { viewport: { width: 1440, height: 900 } };
/** What the careless run has to be told: each of these was broken. */
const EXPECTED = [
  'Minutes covered by an update no older than the cadence',
  'Key evidence seen before the fix',
  'Resolved stays resolved',
  'Those who ask are answered',
  'Bridge opened',
];
const CLEAN = { errors: [], foreignRequests: [] };

/** Plays as a careful commander does, from the library to the debrief. */
async function playWell(player: Player): Promise<Verdict> {
  await player.reachTheFloor(SEED);
  await player.hearThePage();
  await player.takeCommand();
  await player.assess();
  await player.declare();
  await player.giveTasks();
  await player.investigate();
  await player.share();
  // Where the cause takes longest to see, the fix comes only after somebody has pressed for a time.
  const before = player.variant === 'connection-limit' ? 'eta' : 'sam';
  await player.screen.skipUntil(
    async () => player.answers.has(before),
    `a question to answer (${before})`,
    () => player.answers.give(),
  );
  await player.mitigate();
  await watchRecovery(player);
  await handOver(player);
  await sitItOut(player);
  await resolve(player);
  expect(await player.screen.status()).toBe('Resolved');
  await endTheDrill(player);
  await writeItUp(player);
  return readTheDebrief(player);
}

describe('edge-outage, played through the screens alone', () => {
  let browser: Browser;
  const good = new Map<Variant, number>();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('takes a first-time player to the running floor in two clicks', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    await page
      .getByRole('button', { name: /^Play (?!as a team)/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await page.locator('[data-composer]').waitFor();
    expect(await page.getByRole('button', { name: 'Pause (P)' }).isEnabled()).toBe(true);
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it.each(VARIANTS)('%s, well', async (variant) => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const player = new Player(page, variant);
    const verdict = await playWell(player);
    good.set(variant, verdict.percent);
    expect(verdict.percent).toBeGreaterThanOrEqual(80);
    expect(verdict.kept).toEqual(
      expect.arrayContaining(['Handoffs offered, briefed, accepted, announced', 'Resolved stays resolved']),
    );
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });

  it('connection-limit, badly: silent, the wrong fix first, resolved too soon', async () => {
    const { context, page, trouble } = await openApp(browser, { context: DESK });
    const player = new Player(page, 'connection-limit');
    await player.reachTheFloor(SEED);
    await dawdle(player);
    await guess(player);
    await resolveTooSoon(player);
    await endTheDrill(player);
    await writeNothing(player);
    const verdict = await readTheDebrief(player);
    expect([...good.keys()]).toEqual(VARIANTS);
    expect(verdict.percent).toBeLessThanOrEqual(Math.min(...good.values()) - 20);
    expect(verdict.broken).toEqual(expect.arrayContaining(EXPECTED));
    expect(trouble).toEqual(CLEAN);
    await context.close();
  });
});
