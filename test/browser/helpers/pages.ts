import type { Page } from 'playwright-core';
import { baseURL } from '../../support/browser';
import { type RecordUpload, upload } from './records';

/** Goes to an address of the app: what stands behind `#`. */
export async function goTo(page: Page, address = '/'): Promise<void> {
  await page.goto(`${baseURL()}#${address}`);
}

/** Waits for the library to have read its drills. */
export async function libraryReady(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Drills' }).waitFor();
  await page
    .getByText(/^No drills yet$|^Past drills$/)
    .first()
    .waitFor({ state: 'attached' });
}

/** Gives a file to the library's file field. */
export async function giveFile(page: Page, file: string | RecordUpload): Promise<void> {
  await page.getByLabel('Record file').setInputFiles(typeof file === 'string' ? upload(file) : file);
}

/** Imports a record and waits for its screen; leaves the address of the drill. */
export async function importRecord(page: Page, record: string): Promise<string> {
  await goTo(page);
  await libraryReady(page);
  await giveFile(page, record);
  await page.waitForURL(/#\/drill\//);
  return new URL(page.url()).hash.slice(1);
}

/** Waits for the floor to stand. */
export async function floorReady(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Real incident: stop' }).waitFor();
}

/** From the library to a live floor, as somebody who plays for the first time does. */
export async function startDrill(page: Page): Promise<string> {
  await goTo(page);
  await libraryReady(page);
  await page.getByRole('button', { name: 'Play Readings cannot be generated' }).click();
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await floorReady(page);
  return new URL(page.url()).hash.slice(1);
}

/** Takes a paused drill up again. */
export async function resume(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Pause (P)' }).waitFor();
}

/** Runs a slash command in the composer. */
export async function slash(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('combobox', { name: /^Write to/ });
  await composer.fill(line);
  await composer.press('Enter');
  // The line is emptied once the message is durable; a command's form stands in its place.
  await page.waitForFunction(
    () => (document.querySelector<HTMLTextAreaElement>('[data-composer]')?.value ?? '') === '',
  );
}

/** The number of drills that the library's table has. */
export async function drillsInLibrary(page: Page): Promise<number> {
  await libraryReady(page);
  return page.getByRole('table', { name: 'Past drills' }).locator('tbody tr').count();
}

/** Opens a console by its key, from anywhere on the floor. */
export async function openConsole(page: Page, key: string, title: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
  const tab = page.getByRole('tab', { name: title, exact: false, selected: true });
  await tab.first().waitFor();
  // What a console shows stands in a frame with its title; until then its files are loaded.
  const panel = page.getByRole('tabpanel', { name: title, exact: false }).first();
  await panel.getByRole('heading', { level: 2 }).first().waitFor();
  await panel.getByRole('progressbar').waitFor({ state: 'detached' });
}
