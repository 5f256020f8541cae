import type { Harvest, ShellPort } from './port';
import type { Tree } from './repository/diffs';

/** Where the checkout lies. */
export const HOME = '/home/responder';
export const REPO = `${HOME}/vyberology`;
/** The flags file, within the checkout and in the file system. */
export const FLAGS_PATH = 'apps/web/src/lib/featureFlags.ts';
export const FLAGS_FILE = `${REPO}/${FLAGS_PATH}`;

/** The feature flags as the web app keeps them: one boolean a feature, for production. */
export function flagsFile(port: Pick<ShellPort, 'perform'>): string {
  const flags = port.perform({ op: 'flags.list' });
  const rows = flags.ok ? flags.value.rows : [];
  const lines = rows.map((f) => `  // ${f.title}\n  '${f.name}': ${String(f.environments.production ?? false)},`);
  return `// One boolean a feature; a deployment ships what stands here to production.\nexport const FEATURES = {\n${lines.join('\n')}\n};\n`;
}

/** Reads `'name': true|false` rows; what reads otherwise is passed over. */
export function readFlagsFile(text: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const row of text.matchAll(/^\s*'([^']{1,120})':\s*(true|false)\b/gm)) {
    if (row[1] !== undefined) found.set(row[1], row[2] === 'true');
  }
  return found;
}

/**
 * Deploys the web app with such a flags file: flags of it that differ from what is live are set in production. `only` leaves
 * others as they are live. What was set comes back, or why it did not work.
 */
export function shipFlags(
  h: Harvest,
  text: string,
  only: (name: string) => boolean = () => true,
):
  | { readonly ok: true; readonly changed: ReadonlyMap<string, boolean> }
  | { readonly ok: false; readonly message: string } {
  const wanted = readFlagsFile(text);
  const live = h.ask({ op: 'flags.list' });
  if (!live.ok) return { ok: false, message: live.error.message };
  const changed = new Map<string, boolean>();
  for (const flag of live.value.rows) {
    const value = wanted.get(flag.name);
    if (value === undefined || value === flag.environments.production || !only(flag.name)) continue;
    const done = h.ask({ op: 'flags.set', name: flag.name, environment: 'production', value });
    if (!done.ok) return { ok: false, message: done.error.message };
    changed.set(flag.name, value);
  }
  return { ok: true, changed };
}

/** The files of a fresh terminal, by their place in the file system: a checkout of main. */
export function initialFiles(tree: Tree): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, text]) => [`${REPO}/${path}`, text]));
}
