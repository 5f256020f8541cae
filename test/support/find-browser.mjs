import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * The browser that the browser tests drive: CHROME_PATH, then a Chrome or Chromium on PATH, then playwright's own.
 * A CHROME_PATH that points nowhere is an error rather than a reason to take another browser.
 * @returns {Promise<string | undefined>} path of the executable, undefined when there is none
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names a file that is not there: ${named}`);
    return named;
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const name of NAMES) {
      const candidate = join(folder, name);
      if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
    }
  }
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own !== '' && existsSync(own) ? own : undefined;
}
