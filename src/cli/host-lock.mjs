import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that this process has. A number alone would not tell: in a container, a host has the same one every time. */
const held = new Set();

/**
 * Takes a data folder for this process. Two engines over the same rooms would damage them, and nats-server does not look.
 * @param {string} data
 * @returns {Promise<() => void>} gives it back
 * @throws {Error} when another process has it, with a sentence that says which
 */
export async function takeFolder(data) {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const lock = join(data, 'host.pid');
  const holder = readPid(lock);
  const elsewhere = holder !== undefined && holder !== process.pid && isAlive(holder);
  if (elsewhere || held.has(data)) {
    throw new Error(
      `${data} is in use by another host, process ${holder}. Stop that one, or give this one a folder of its own with --data. ` +
        `If process ${holder} is something else, remove ${lock}.`,
    );
  }
  // A host that was ended hard leaves its engine some seconds to put its files in order.
  const engine = leftEngine(join(data, 'ports'));
  for (let waited = 0; engine !== undefined && isAlive(engine.pid); waited += 100) {
    if (waited > 10_000) {
      throw new Error(`An engine still runs on ${data}, process ${engine.pid}. End it, or remove ${engine.file}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  writeFileSync(lock, `${process.pid}\n`);
  held.add(data);
  return () => {
    held.delete(data);
    if (readPid(lock) === process.pid) rmSync(lock, { force: true });
  };
}

/** @param {string} file */
function readPid(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The engine whose file of addresses still lies there: it removes that when it ends in order. @param {string} folder */
export function leftEngine(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return undefined;
  }
  const name = names.find((file) => file.endsWith('.ports'));
  const pid = Number(/_(\d+)\.ports$/.exec(name ?? '')?.[1]);
  return name === undefined || !(pid > 0) ? undefined : { pid, file: join(folder, name) };
}
