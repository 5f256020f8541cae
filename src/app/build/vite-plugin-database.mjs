import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const NAME = 'virtual:database';
const MAKER = fileURLToPath(new URL('pack-database.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What an empty database is made from: when none of it has changed, neither has the result. */
const INPUTS = [
  'scenarios/vyberology/database.sql',
  'src/world/engines/database/platform.ts',
  'src/world/engines/database/limits.ts',
  'src/world/engines/database/make.ts',
  'node_modules/@electric-sql/pglite/package.json',
];

/**
 * The empty database of the company, packed; made once and kept in `.cache` until something that it is made from changes.
 * @returns {Promise<string>} path of the file
 */
export async function packedDatabase() {
  const hash = createHash('sha256');
  for (const path of INPUTS) hash.update(readFileSync(join(root, path))).update('\0');
  // Not a `.gz`: some hosts would unpack it on the way, and the server wants it as it is.
  const file = join(root, '.cache', `database-${hash.digest('hex').slice(0, 16)}.bin`);
  if (existsSync(file)) return file;
  /** @type {{ module: typeof import('./pack-database') }} */
  const { module } = await runnerImport(MAKER);
  const packed = await module.packDatabase(readFileSync(join(root, INPUTS[0] ?? ''), 'utf8'));
  mkdirSync(dirname(file), { recursive: true });
  // Whoever looks meanwhile finds the whole file or none.
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, packed);
  renameSync(whole, file);
  return file;
}

/**
 * Gives the app `virtual:database`: where the packed database is served. Making it takes some seconds, once.
 * @returns {import('vite').Plugin}
 */
export function database() {
  const resolved = `\0${NAME}`;
  return {
    name: 'hotwash:database',
    resolveId: (id) => (id === NAME ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      return `export { default as packedDatabase } from ${JSON.stringify(`${await packedDatabase()}?url`)};`;
    },
  };
}
