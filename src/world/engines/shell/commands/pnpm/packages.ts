import type { CommandContext } from 'just-bash/browser';
import { REPO } from '../../files';

/** A package of the workspace, as its `package.json` in the working tree has it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** In the file system. */
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
}

const FOLDERS = [REPO, `${REPO}/apps/web`];

/** Reads a `package.json`; nothing when there is none, `broken` when it is no JSON object. */
async function readPackage(ctx: CommandContext, folder: string): Promise<Package | 'broken' | undefined> {
  const text = await ctx.fs.readFile(`${folder}/package.json`).catch(() => undefined);
  if (text === undefined) return undefined;
  const value = parsed(text);
  if (value === undefined) return 'broken';
  const scripts = Object.entries(isObject(value.scripts) ? value.scripts : {}).flatMap(([name, command]) =>
    typeof command === 'string' ? [[name, command] as const] : [],
  );
  const name = typeof value.name === 'string' ? value.name : (folder.split('/').at(-1) ?? '');
  const version = typeof value.version === 'string' ? value.version : '';
  return { name, version, folder, scripts: Object.fromEntries(scripts) };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The packages of the workspace, the root first; a text says what is wrong with one. */
export async function workspace(ctx: CommandContext): Promise<readonly Package[] | string> {
  const found: Package[] = [];
  for (const folder of FOLDERS) {
    const read = await readPackage(ctx, folder);
    if (read === 'broken') return ` ERR_PNPM_JSON_PARSE  Unexpected token in ${folder}/package.json`;
    if (read !== undefined) found.push(read);
  }
  return found;
}

/** The package that a folder belongs to. */
export function packageAt(packages: readonly Package[], folder: string): Package | undefined {
  return packages.findLast((p) => folder === p.folder || folder.startsWith(`${p.folder}/`));
}

/** The packages that a filter names: by name, or by folder, which `resolve` makes a full path. */
export function matching(
  packages: readonly Package[],
  filter: string,
  resolve: (path: string) => string,
): readonly Package[] {
  const plain = filter.replace(/^\{(.*)\}$/, '$1').replace(/^\.\.\.|\.\.\.$/g, '');
  if (plain === '*') return packages;
  const folder = /[./]/.test(plain) ? resolve(plain).replace(/\/+$/, '') : undefined;
  return packages.filter((p) => p.name === plain || p.folder === folder);
}
