import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads before it can show the first screen: the page's scripts and all that they import statically. */
export interface FirstScreen {
  /** Script files, by their path below dist/. */
  readonly scripts: readonly string[];
  readonly scriptsGzipped: number;
  readonly stylesGzipped: number;
}

/**
 * Measures the first screen of a built app, in bytes.
 * @param dist folder of the build
 * @param alsoFrom chunks that the first screen imports at once, by the beginning of their file name (`library`)
 */
export function measureFirstScreen(dist: string, alsoFrom: readonly string[] = []): FirstScreen {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const linked = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => posix.normalize(match[1] ?? ''));
  const scripts = new Set<string>();
  const follow = (path: string): void => {
    if (scripts.has(path)) return;
    scripts.add(path);
    const text = readFileSync(join(dist, path), 'utf8');
    const beside = (specifier: string) => posix.normalize(posix.join(posix.dirname(path), specifier));
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)) follow(beside(match[1] ?? ''));
    for (const match of text.matchAll(/\bimport\(\s*[`"](\.[^`"]+\.js)[`"]\s*\)/g)) {
      const chunk = beside(match[1] ?? '');
      if (alsoFrom.some((name) => posix.basename(chunk).startsWith(`${name}-`))) follow(chunk);
    }
  };
  for (const path of linked(/<script[^>]* src="([^"]+\.js)"/g)) follow(path);
  const gzipped = (paths: Iterable<string>) => {
    let bytes = 0;
    for (const path of paths) bytes += gzipSync(readFileSync(join(dist, path))).length;
    return bytes;
  };
  return {
    scripts: [...scripts].sort(),
    scriptsGzipped: gzipped(scripts),
    stylesGzipped: gzipped(linked(/<link[^>]* rel="stylesheet"[^>]* href="([^"]+\.css)"/g)),
  };
}
