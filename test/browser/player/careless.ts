import type { Player } from './player';

/** Lets the page ring until it comes a second time, and declares only when asked, with no ticket, no bridge and no word of the impact. */
export async function dawdle(player: Player): Promise<void> {
  const { screen, page } = player;
  const pages = screen.button(/^Acknowledge/);
  await screen.skipUntil(async () => (await pages.count()) > 1, 'the second page');
  while ((await pages.count()) > 0) {
    const before = await pages.count();
    await pages.first().click();
    await pages.nth(before - 1).waitFor({ state: 'detached' });
  }
  const asked = screen.messages.getByText('Is anybody commanding this?');
  await screen.skipUntil(async () => (await asked.count()) > 0, 'somebody who asks for the commander');
  await screen.type('/declare SEV3 Something is slow');
  await page.getByRole('form', { name: 'Declare an incident' }).waitFor();
  await screen.sendAnyway('Declare an incident');
  player.notes.declared = await screen.clock();
  await player.moment('declared');
}

/**
 * Rolls back what was deployed last, without having looked at anything, and waits. When people complain that nobody tells
 * them anything, drops the connections, which helps for a while.
 */
export async function guess(player: Player): Promise<void> {
  const { screen } = player;
  const { consoles } = screen;
  await screen.console('Platform');
  await consoles.getByRole('button', { name: 'Functions' }).first().click();
  await consoles
    .getByRole('button', { name: /^generate-reading/ })
    .first()
    .click();
  await consoles.getByRole('button', { name: 'Deploy v40' }).click();
  await screen.page.getByRole('dialog').getByRole('button', { name: 'Deploy v40' }).click();
  await screen.page.getByText('generate-reading v40 is deployed.').waitFor();
  await player.moment('wrong-fix');
  const complaint = screen.messages.getByText('there has been no update in this channel');
  await screen.skipUntil(async () => (await complaint.count()) > 0, 'somebody who misses the updates');
  const due = player.notes.declared + 30 * 60_000;
  await screen.skipUntil(async () => (await screen.clock()) >= due - 1_000, 'the first update fall due');
  await screen.runUntil(due + 3 * 60_000);
  await consoles.getByRole('button', { name: 'Supabase, database health' }).click();
  await consoles.getByRole('button', { name: 'Restart the connection pooler' }).click();
  await screen.page.getByRole('dialog').getByRole('button', { name: 'Do it' }).click();
  await screen.page.getByText('Done: Restart the connection pooler.').waitFor();
}

/** Declares it resolved at once, and does not hear the page that comes when it is back. */
export async function resolveTooSoon(player: Player): Promise<void> {
  const { screen, page } = player;
  await screen.runUntil((await screen.clock()) + 2 * 60_000);
  await screen.type('/resolve Restarted the connection pooler');
  await page.getByRole('form', { name: 'Declare resolved' }).waitFor();
  await screen.sendAnyway('Declare resolved');
  const again = screen.button(/^Acknowledge/);
  await screen.skipUntil(async () => (await again.count()) > 0, 'the errors come back');
  await player.moment('back-again');
}
