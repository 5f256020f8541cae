import type { Locator, Page } from 'playwright-core';

/** The editor of the postmortem desk. */
export function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Postmortem, Markdown' });
}

/** Pastes a text where the cursor is, as somebody does who wrote it elsewhere. */
export async function paste(page: Page, text: string): Promise<void> {
  await editor(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    );
  }, text);
}

/** Puts a text in place of what stands in the editor, and waits until the record has it. */
export async function writePostmortem(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await paste(page, text);
  await page.getByText('Saved in the record').waitFor();
}
