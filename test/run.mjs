import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from '../src/cli/setup.mjs';

/**
 * `npm test`: everything that a change has to pass, in the order in which it is cheapest to fail.
 * A step that is no test run counts as one check. The last line is `N passed, N failed`.
 * Runs on plain Node, before anything is installed.
 *
 * @typedef {{ passed: number, failed: number }} Count
 */

const bin = (/** @type {string} */ name) => join(root, 'node_modules', name);
const node = process.execPath;
const full = process.argv.includes('--full') || process.env.HOTWASH_FULL === '1';
if (full) process.env.HOTWASH_FULL = '1';

/** @type {Count} */
const total = { passed: 0, failed: 0 };

/**
 * @param {string} name
 * @param {() => Promise<Count>} work
 */
async function step(name, work) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 100 - name.length))}`);
  const started = performance.now();
  /** @type {Count} */
  let count;
  try {
    count = await work();
  } catch (error) {
    console.error(error);
    count = { passed: 0, failed: 1 };
  }
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  return count.failed === 0;
}

/** @param {number} code @returns {Count} */
const check = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * Runs one vitest project. Its report is what is counted, and a run that ends badly or leaves no report counts as
 * a failure even when no single test failed.
 * @param {string} project
 * @returns {Promise<Count>}
 */
async function vitest(project) {
  const report = join(root, '.cache', `vitest-${project}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(node, [
    bin('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const suitesThatDidNotLoad = result.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + suitesThatDidNotLoad;
  const endedBadly = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: endedBadly ? 1 : failed };
}

/** Finds a browser, or gets one: playwright's own, else the system's package where that is possible. */
async function ensureBrowser() {
  const { findBrowser } = await import('./support/find-browser.mjs');
  const found = await findBrowser();
  if (found !== undefined) {
    console.log(`browser: ${found}`);
    return 0;
  }
  console.log('No Chrome or Chromium found; installing one');
  await run(node, [bin('playwright-core/cli.js'), 'install', 'chromium']);
  if ((await findBrowser()) !== undefined) return 0;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    if ((await findBrowser()) !== undefined) return 0;
  }
  console.error('There is no browser for the browser tests. Install Chrome or Chromium, or set CHROME_PATH to one.');
  return 1;
}

/** What has to be said once more at the end, because a long run scrolls it away. @type {string[]} */
const didNotRun = [];

/**
 * The tests that talk to a real nats-server. Where there is none and none can be had, they did not run, and that is one
 * failed check: a room that was never tried is not a room that works. HOTWASH_WITHOUT_NATS=1 says that this is known.
 */
async function engineTests() {
  const { ensureNats } = await import('./support/find-nats.mjs');
  const known = process.env.HOTWASH_WITHOUT_NATS === '1';
  const program = known ? undefined : await ensureNats();
  if (program !== undefined) {
    console.log(`nats-server: ${program}`);
    return vitest('engine');
  }
  const files = filesEnding(['test/rooms', 'src/cli'], '.nats.test.ts');
  const tests = files.reduce((sum, file) => sum + (readFileSync(file, 'utf8').match(/^\s*it[.(]/gm)?.length ?? 0), 0);
  didNotRun.push(
    `THE TESTS OF ROOMS DID NOT RUN: ${known ? 'HOTWASH_WITHOUT_NATS=1 leaves them out' : 'there is no nats-server'}.`,
    `At least ${tests} tests in ${files.length} files that talk to a real nats-server, and those of the browser that need one.`,
    known
      ? 'They count neither as passed nor as failed.'
      : 'They count as one failed check. Install nats-server, or set NATS_SERVER to one.',
  );
  console.error(didNotRun.join('\n'));
  return { passed: 0, failed: known ? 0 : 1 };
}

/**
 * @param {readonly string[]} folders
 * @param {string} ending
 */
function filesEnding(folders, ending) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => join(root, folder, name)),
  );
}

const installed = await step('packages', async () => check(await ensureInstalled()));
if (installed) {
  await step('format and lint', async () =>
    check(await run(node, [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'])),
  );
  const tsc = bin('typescript/bin/tsc');
  await step('types', async () => check(await run(node, [tsc, '--noEmit', '-p', 'tsconfig.json'])));
  await step('types of the pure rooms', async () =>
    check(await run(node, [tsc, '--noEmit', '-p', 'src/tsconfig.pure.json'])),
  );
  await step('unit tests, boundaries and plans', () => vitest('unit'));
  await step('tests of rooms, with a real nats-server', engineTests);
  const built = await step('build', async () => check(await ensureBuilt({ quiet: true })));
  const browser = await step('browser', async () => check(await ensureBrowser()));
  if (built && browser) await step('browser tests', () => vitest('browser'));
  else console.error('The browser tests did not run.');
}

if (didNotRun.length > 0) {
  const rule = '!'.repeat(100);
  console.error(`\n${rule}\n${didNotRun.join('\n')}\n${rule}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
