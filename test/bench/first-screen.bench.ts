import { join } from 'node:path';
import { ensureBuilt, root } from '../../src/cli/setup.mjs';
import { measureFirstScreen } from '../support/first-screen';
import type { Bench } from './bench';

/** The download before the first screen shows, from the build as a browser gets it. */
export const bench: Bench = {
  name: 'first screen',
  async run() {
    if ((await ensureBuilt({ quiet: true })) !== 0) throw new Error('the build failed');
    const found = measureFirstScreen(join(root, 'dist'), ['library']);
    return [
      {
        measure: 'JavaScript',
        value: found.scriptsGzipped / 1024,
        unit: 'KB gzipped',
        note: `aim: under 200; ${found.scripts.length} files`,
      },
      { measure: 'CSS', value: found.stylesGzipped / 1024, unit: 'KB gzipped' },
    ];
  },
};
