import type { ShellPort } from './port';

/** Where the checkout lies. */
export const HOME = '/home/responder';
export const REPO = `${HOME}/vyberology`;
export const FLAGS_FILE = `${REPO}/apps/web/src/lib/featureFlags.ts`;

/** The feature flags as the web app keeps them: one boolean a feature, for production. */
export function flagsFile(port: ShellPort): string {
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

/** The files of a fresh terminal: a checkout of the repository, as far as this scenario has written it. */
export function initialFiles(port: ShellPort): Record<string, string> {
  const files: Record<string, string> = {
    [FLAGS_FILE]: flagsFile(port),
    [`${REPO}/README.md`]: `# ${port.scenario.exhibits.repository.name}\n\nWeb app in apps/web, Edge Functions in supabase/functions. This is an EXERCISE checkout.\n`,
  };
  for (const f of port.scenario.exhibits.functions) {
    if (f.source !== undefined) files[`${REPO}/${f.source.path}`] = f.source.text;
  }
  return files;
}
