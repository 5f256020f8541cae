import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import type { AuthoredText } from '../authoring/lint';
import type { AuthoredFiles, FindBase } from '../authoring/lint-files';
import { scenariosFolder } from './load';

/** Files of a folder that authors write; everything else in it is left alone. */
const AUTHORED = /\.(?:ya?ml|md)$|(?:^|\/)par\.json$/;

const posix = (path: string): string => path.split(sep).join('/');

function below(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : AUTHORED.test(posix(path)) ? [path] : [];
  });
}

/** Reads authored files and folders from the disk, by the paths as they were given. Unreadable paths are for the caller to check. */
export function readAuthored(paths: readonly string[]): { readonly files: AuthoredFiles; readonly whole: boolean } {
  const found = paths.flatMap((path) => (statSync(path).isDirectory() ? below(path) : [path]));
  return {
    files: new Map(found.map((path) => [posix(path), readFileSync(path, 'utf8')])),
    whole: paths.some((path) => statSync(path).isDirectory()),
  };
}

const readable = (path: string): AuthoredText | undefined =>
  existsSync(path) ? { file: posix(path), text: readFileSync(path, 'utf8') } : undefined;

/** Playbook and company beside a scenario's folder on the disk, or else those that ship under the id that it names. */
export const findOnDisk: FindBase = (kind, id, folder) => {
  const here = folder === '' ? '.' : folder;
  for (const home of [here, join(here, '..')]) {
    const there = readable(join(home, `${kind}.yaml`));
    if (there !== undefined) return there;
  }
  const shipped = readdirSync(scenariosFolder).find((name) => {
    const text = readable(join(scenariosFolder, name, `${kind}.yaml`))?.text ?? '';
    return new RegExp(`^id:\\s*['"]?${id.replace(/[^A-Za-z0-9_-]/g, '')}['"]?\\s*$`, 'm').test(text);
  });
  return shipped === undefined ? undefined : readable(join(scenariosFolder, shipped, `${kind}.yaml`));
};

/** The folder that a path stands for: itself, or the one that the file is in. */
export function folderFor(path: string): string {
  const full = resolve(path);
  return statSync(full).isDirectory() ? full : full.slice(0, -basename(full).length - 1);
}
