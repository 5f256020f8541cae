import type { Locator, Page } from 'playwright-core';
import { slash } from './pages';

/** Fields that take no free text. */
const NOT_TEXT = /link|hours|next update/i;

/**
 * Fills every field of an open form: ticks what can be ticked, chooses where nothing is chosen, and writes `text` wherever
 * text goes, over what was suggested too.
 */
export async function fillForm(form: Locator, text: string): Promise<void> {
  const groups = await form
    .getByRole('radio')
    .evaluateAll((all) => [...new Set(all.map((r) => r.getAttribute('name')))]);
  for (const name of groups) {
    const group = form.locator(`input[type=radio][name="${name}"]:enabled`);
    if ((await form.locator(`input[name="${name}"]:checked`).count()) === 0) await group.first().check();
  }
  // A tick can bring further fields with it.
  for (let i = 0; i < 20; i++) {
    const open = form.getByRole('checkbox', { checked: false, disabled: false }).first();
    if ((await open.count()) === 0) break;
    await open.check();
  }
  for (const choice of await form.getByRole('combobox').all()) {
    if ((await choice.inputValue()) !== '') continue;
    const values = await choice
      .locator('option')
      .evaluateAll((list) => list.map((o) => (o as HTMLOptionElement).value));
    await choice.selectOption(values.find((value) => value !== '') ?? '');
  }
  for (const field of await form.getByRole('textbox').all()) {
    const name = (await field.evaluate((e) => (e as HTMLInputElement).labels?.[0]?.textContent)) ?? '';
    if ((await field.getAttribute('placeholder')) === '14:05 UTC') {
      if ((await field.inputValue()) === '') await field.fill('13:55 UTC');
    } else if (!NOT_TEXT.test(name)) await field.fill(text);
    else if ((await field.inputValue()) === '') await field.fill('24');
  }
}

/** Opens the form of a slash command, fills it and sends it. */
export async function sendForm(page: Page, command: string, text: string): Promise<void> {
  await slash(page, command);
  const form = page.getByRole('form');
  await form.waitFor();
  await fillForm(form, text);
  // What the playbook asks for besides is said once; the second time it is sent all the same.
  for (let i = 0; i < 3 && (await form.count()) > 0; i++) {
    await form.press('Control+Enter');
    await form.waitFor({ state: 'detached', timeout: 1_500 }).catch(() => undefined);
  }
  if ((await form.count()) > 0) throw new Error(`${command} was not sent: ${await form.textContent()}`);
}
