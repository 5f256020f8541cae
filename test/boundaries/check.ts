import { posix } from 'node:path';
import { type ImportFound, readSource } from './read-source';
import { DIVIDED_ROOMS, MAKERS, ROOMS, type RoomRule, TEST_PACKAGES } from './rooms';

/** The files of src/, by their path below it, with their text. Folders are read off the paths. */
export type Sources = ReadonlyMap<string, string>;

const CODE = /\.(ts|tsx|mjs)$/;
const TEST = /\.test\.tsx?$/;

/** Everything in src/ that breaks the rules of the house, one sentence each. */
export function findViolations(sources: Sources): string[] {
  const violations: string[] = [];
  for (const room of topFolders(sources)) {
    const known = room in ROOMS || room in DIVIDED_ROOMS;
    if (!known) violations.push(`src/${room} is no room of the house: give it a rule in test/boundaries/rooms.ts`);
    if (!sources.has(`${room}/README.md`)) violations.push(`src/${room} has no README.md`);
  }
  for (const [path, text] of sources) {
    if (CODE.test(path)) violations.push(...checkFile(path, text, sources));
  }
  return violations;
}

function topFolders(sources: Sources): string[] {
  const folders = new Set<string>();
  for (const path of sources.keys()) if (path.includes('/')) folders.add(path.slice(0, path.indexOf('/')));
  return [...folders].sort();
}

function checkFile(path: string, text: string, sources: Sources): string[] {
  if (path.endsWith('.d.ts')) return [];
  if (!path.includes('/')) return [`src/${path} belongs to no room`];
  const zone = zoneOf(path);
  const rule = zone === undefined ? undefined : ROOMS[zone];
  if (zone === undefined || rule === undefined) {
    return [`src/${path} is in a part of a room that has no rule in test/boundaries/rooms.ts`];
  }
  const facts = readSource(path, text);
  const violations: string[] = [];
  const isTest = TEST.test(path);
  const isMaker = path in MAKERS;
  for (const found of facts.imports) {
    const wrong = checkImport(path, zone, rule, found, sources, isTest);
    if (wrong !== undefined) violations.push(`src/${path}:${found.line} ${wrong}`);
  }
  if (rule.pure && !isTest && !isMaker) {
    for (const use of facts.impure) violations.push(`src/${path}:${use.line} uses ${use.what}, and ${zone} is pure`);
  }
  if (facts.isBarrel) violations.push(`src/${path} only hands on other files: import the file that defines the thing`);
  return violations;
}

/** The part of the house that a path belongs to: its room, or the named part of a divided room. */
export function zoneOf(path: string): string | undefined {
  const [room = '', part = ''] = path.split('/');
  const parts = DIVIDED_ROOMS[room];
  if (parts === undefined) return room;
  return parts.includes(part) ? `${room}/${part}` : undefined;
}

function checkImport(
  path: string,
  zone: string,
  rule: RoomRule,
  found: ImportFound,
  sources: Sources,
  isTest: boolean,
): string | undefined {
  const { specifier } = found;
  if (specifier === '(computed)') return 'imports a computed path, which no rule can check';
  if (specifier.startsWith('virtual:')) {
    return zone === 'app' ? undefined : `imports ${specifier}: only app may import what the build makes up`;
  }
  if (!specifier.startsWith('.')) return checkPackage(path, zone, rule, specifier, isTest);
  const target = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
  if (target.startsWith('../')) return checkOutside(zone, rule, target, isTest);
  return checkInside(path, zone, rule, found, target, sources);
}

function checkPackage(
  path: string,
  zone: string,
  rule: RoomRule,
  specifier: string,
  isTest: boolean,
): string | undefined {
  if (specifier.startsWith('node:')) {
    return rule.node === true || isTest || path in MAKERS
      ? undefined
      : `imports ${specifier}: ${zone} may not use Node`;
  }
  const allowed = [...rule.packages, ...(isTest ? TEST_PACKAGES : []), ...(MAKERS[path] ?? [])];
  const isAllowed = allowed.some((name) =>
    name.endsWith('/') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
  return isAllowed ? undefined : `imports ${specifier}: ${zone} may import the packages ${list(rule.packages)}`;
}

function checkOutside(zone: string, rule: RoomRule, target: string, isTest: boolean): string | undefined {
  if (target.startsWith('../scenarios/') && (rule.scenarios === true || isTest)) return undefined;
  if (target.startsWith('../test/support/') && (isTest || zone === 'cli')) return undefined;
  return `imports ${target.slice(3)}, which is outside of what ${zone} may import`;
}

function checkInside(
  path: string,
  zone: string,
  rule: RoomRule,
  found: ImportFound,
  target: string,
  sources: Sources,
): string | undefined {
  const file = resolve(target, sources);
  if (file === undefined) return `imports ${found.specifier}, which is not there`;
  if (/\/index\.tsx?$/.test(file)) return `imports the barrel ${file}: import the file that defines the thing`;
  if (/\.tsx?$/.test(found.specifier)) return `imports ${found.specifier}: leave out the extension`;
  if (file in MAKERS && !TEST.test(path)) return `imports ${file}, a script that only makes data`;
  if (TEST.test(file)) return `imports a test: ${file}`;
  const other = zoneOf(file);
  if (other === zone) return zone === 'screens' ? checkScreens(path, file) : undefined;
  if (other !== undefined && rule.rooms.includes(other)) return undefined;
  if (rule.files?.includes(file) === true) return undefined;
  const typesOf = rule.typesOf ?? [];
  if (other !== undefined && typesOf.includes(other)) {
    return found.typesOnly ? undefined : `imports ${file}: ${zone} may import only types of ${other}`;
  }
  const types = typesOf.length > 0 ? ` and types of ${list(typesOf)}` : '';
  return `imports ${file}: ${zone} may import ${list(rule.rooms)}${types}`;
}

/** Screens never meet: the app's routes wire them. What several of them show is in `parts`, which knows none of them. */
function checkScreens(path: string, file: string): string | undefined {
  const [, own] = path.split('/');
  const [, other] = file.split('/');
  return own === other || other === 'parts' ? undefined : `imports ${file}: screens never import each other`;
}

function resolve(target: string, sources: Sources): string | undefined {
  const base = target.replace(/\/$/, '');
  return [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`, `${base}/index.ts`, `${base}/index.tsx`].find(
    (candidate) => sources.has(candidate),
  );
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}
