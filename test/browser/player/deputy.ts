import type { Page } from 'playwright-core';
import type { Seat } from './closing';
import { textOf } from './screen';

/** The person sits in the deputy's seat; all others are colleagues made of code. */
export async function takeTheDeputysSeat(page: Page): Promise<void> {
  const seat = (role: string, kind: string) =>
    page.getByRole('group', { name: `Who plays ${role}` }).getByRole('radio', { name: kind });
  await seat('Deputy', 'Player').check();
  for (const role of ['Incident Commander', 'Scribe', 'Communications Lead']) await seat(role, 'Teammate').check();
}

/** What stands under Work: tasks, decisions, findings. */
export async function work({ screen, page }: Seat): Promise<string> {
  await screen.tab('People and work', /^Work/).click();
  return textOf(page.locator('[data-floor-pane=people]'));
}

/** Acknowledges the tasks that wait for a word; how many there were. */
export async function acknowledgeTasks(seat: Seat): Promise<number> {
  const { screen, page } = seat;
  await screen.tab('People and work', /^Work/).click();
  const waiting = page.locator('[data-floor-pane=people]').getByRole('button', { name: 'Acknowledge', exact: true });
  const count = await waiting.count();
  for (let left = count; left > 0; left--) {
    await waiting.first().click();
    await waiting.nth(left - 1).waitFor({ state: 'detached' });
  }
  return count;
}

/** Reports on the task that has waited longest. */
export async function report({ screen }: Seat, text: string): Promise<void> {
  await screen.type('/report');
  await screen.send('Report on a task', { 'What came of it': text });
}
