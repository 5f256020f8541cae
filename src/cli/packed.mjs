import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Kinds of files that become much smaller. Pictures and fonts are packed already. */
const WORTH_IT = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.txt']);

/**
 * @callback Packer
 * @param {string} file
 * @param {string} version changes when the file does
 * @param {string | string[] | undefined} accepted what the other side says it can unpack
 * @returns {Promise<Buffer | undefined>} undefined when the file goes as it is
 */

/**
 * Packs files for those who can unpack them: a team that opens the page at once over a wireless network waits for a third
 * as long. Each file is packed once and kept, some megabytes in all.
 * @returns {Packer}
 */
export function makePacker() {
  /** @type {Map<string, { version: string, packed: Promise<Buffer> }>} */
  const kept = new Map();
  return async (file, version, accepted) => {
    if (!WORTH_IT.has(extname(file)) || !/\bgzip\b/.test(String(accepted ?? ''))) return undefined;
    const known = kept.get(file);
    if (known?.version === version) return known.packed;
    const packed = readFile(file).then((bytes) => pack(bytes));
    kept.set(file, { version, packed });
    // What could not be read is tried again at the next request.
    packed.catch(() => kept.delete(file));
    return packed;
  };
}
