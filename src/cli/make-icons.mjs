import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../test/support/find-browser.mjs';
import { root } from './setup.mjs';

/** `npm run icons`: renders the PNG icons of public/ from its SVG ones. */
const ICONS = [
  { source: 'icon.svg', size: 192, to: 'icon-192.png' },
  { source: 'icon.svg', size: 512, to: 'icon-512.png' },
  { source: 'icon-maskable.svg', size: 512, to: 'icon-maskable-512.png' },
  { source: 'icon-maskable.svg', size: 180, to: 'apple-touch-icon.png' },
];

const executablePath = await findBrowser();
if (executablePath === undefined) throw new Error('no browser: install Chrome or Chromium, or set CHROME_PATH');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const { source, size, to } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(root, 'public', source), 'utf8').replace(
    '<svg ',
    `<svg width="${size}" height="${size}" `,
  );
  await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
  await page.screenshot({ path: join(root, 'public', to), omitBackground: true });
  await page.close();
}
await browser.close();
