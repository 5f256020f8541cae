import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, whatever the working directory is. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const BUILD_INPUTS = [
  'src',
  'scenarios',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = join(root, '.cache', 'build.stamp');

/**
 * Runs a program in the project's folder with its output shown.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<number>} exit code; 1 when it was ended by a signal, 127 when it could not be started
 */
export function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} path of a lock file
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>}
 */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

/** True when every package of the lock file is installed in the version that it names. */
export function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = lockedPackages(record);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version,
  );
}

/**
 * Installs the packages of the lock file when they are missing or older than it.
 * @returns {Promise<number>} exit code
 */
export async function ensureInstalled() {
  if (isInstalled()) return 0;
  console.log('Installing packages (once, a minute or so)');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code === 0) return 0;
  // Registries that lack packages for other platforms make `npm ci` refuse the lock file; this leaves those out.
  console.log('npm ci did not work; installing the same versions without replacing what is there');
  return run('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addToHash(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash(hash, `${path}/${name}`);
    return;
  }
  if (/\.test\.tsx?$|\.md$/.test(path) && path.startsWith('src/')) return;
  hash.update(path).update('\0').update(readFileSync(full)).update('\0');
}

/** A hash of everything that a build is made from: the sources, and the engines that its policy names. */
export function buildInputsHash() {
  const hash = createHash('sha256')
    .update(process.env.HOTWASH_ENGINES ?? '')
    .update('\0');
  for (const path of BUILD_INPUTS) addToHash(hash, path);
  return hash.digest('hex');
}

/** True when dist/ was built from the sources as they are now. */
export function isBuilt() {
  if (!existsSync(join(root, 'dist', 'index.html')) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === buildInputsHash();
}

/**
 * Builds dist/, unless it is up to date.
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<number>} exit code
 */
export async function ensureBuilt(options = {}) {
  if (isBuilt()) return 0;
  const before = buildInputsHash();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', ...(options.quiet === true ? ['--logLevel', 'warn'] : [])];
  // A test runner says NODE_ENV=test, with which vite would bundle the development version of React.
  const code = await run(process.execPath, args, { NODE_ENV: 'production' });
  if (code === 0) {
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, before);
  }
  return code;
}

/**
 * What `npm start` and `npm run host` do before anything else: they look at Node, install what is missing, and build
 * what changed. Says what it does, and what went wrong.
 * @returns {Promise<number>} exit code; 0 when the app is ready to be served
 */
export async function ensureReady() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Hotwash needs Node 20.19 or newer; this is ${process.versions.node}.`);
    return 1;
  }
  const installed = await ensureInstalled();
  if (installed !== 0) {
    console.error('The packages could not be installed; what npm said stands above.');
    return installed;
  }
  if (isBuilt()) return 0;
  console.log('Building (some seconds, only when something changed)');
  const built = await ensureBuilt();
  if (built !== 0) console.error('The build failed; the reason stands above.');
  return built;
}
