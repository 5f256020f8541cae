import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findViolations } from './boundaries/check';
import { DIVIDED_ROOMS, ROOMS } from './boundaries/rooms';

const src = fileURLToPath(new URL('../src', import.meta.url));

function readSources(): Map<string, string> {
  const sources = new Map<string, string>();
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    sources.set(relative(src, full).split(sep).join('/'), readFileSync(full, 'utf8'));
  }
  return sources;
}

/** The violations of a made-up house: the given files beside the smallest one that is in order. */
function violationsOf(files: Record<string, string>): string[] {
  const sources = new Map(Object.entries(files));
  for (const path of Object.keys(files)) {
    const readme = `${path.split('/')[0]}/README.md`;
    if (path.includes('/') && !sources.has(readme)) sources.set(readme, '# room');
  }
  return findViolations(sources);
}

describe('the rooms of src/', () => {
  it('keep to their rules', () => {
    expect(findViolations(readSources())).toEqual([]);
  });

  it('compile without the DOM wherever they are pure', () => {
    const config = JSON.parse(readFileSync(join(src, 'tsconfig.pure.json'), 'utf8'));
    const pure = Object.entries(ROOMS).flatMap(([room, rule]) => (rule.pure ? [room] : []));
    expect([...config.include].sort()).toEqual(pure.sort());
  });

  it('have rules that name only rooms that have a rule', () => {
    const named = Object.values(ROOMS).flatMap((rule) => [...rule.rooms, ...(rule.typesOf ?? [])]);
    expect(named.filter((room) => !(room in ROOMS))).toEqual([]);
    const parts = Object.entries(DIVIDED_ROOMS).flatMap(([room, names]) => names.map((name) => `${room}/${name}`));
    expect(parts.filter((part) => !(part in ROOMS))).toEqual([]);
  });
});

describe('the boundary check', () => {
  const target = { 'base/time.ts': 'export const a = 1;', 'drill/fold.ts': 'export const b = 1;' };

  it('finds nothing where all is in order', () => {
    expect(
      violationsOf({ ...target, 'score/card.ts': "import { a } from '../base/time';\nexport const c = a;" }),
    ).toEqual([]);
  });

  it('names what a room may import when it reaches up', () => {
    expect(
      violationsOf({ ...target, 'playbook/x.ts': "import { b } from '../drill/fold';\nexport const c = b;" }),
    ).toEqual(['src/playbook/x.ts:1 imports drill/fold.ts: playbook may import base']);
  });

  it('sees re-exports, dynamic imports and types as imports', () => {
    const reached = [
      "export { b } from '../drill/fold';\nexport const x = 1;",
      "export const x = () => import('../drill/fold');",
      "import type { b } from '../drill/fold';\nexport const x = 1;",
      "export type X = import('../drill/fold').B;",
    ];
    for (const text of reached) expect(violationsOf({ ...target, 'base/x.ts': text })).toHaveLength(1);
  });

  it('denies a room that has no rule, and a part of a divided room that has none', () => {
    expect(violationsOf({ 'attic/x.ts': 'export const a = 1;' })[0]).toContain('src/attic is no room of the house');
    expect(violationsOf({ 'world/other/x.ts': 'export const a = 1;' })).toHaveLength(1);
    expect(violationsOf({ 'stray.ts': 'export const a = 1;' })).toEqual(['src/stray.ts belongs to no room']);
  });

  it('asks every room for its README', () => {
    expect(findViolations(new Map([['base/x.ts', 'export const a = 1;']]))).toEqual(['src/base has no README.md']);
  });

  it('keeps bots from the truth and from the score', () => {
    const files = { 'scenario/schema.ts': 'export const t = 1;', 'score/card.ts': 'export const s = 1;' };
    const bot = "import { t } from '../scenario/schema';\nimport { s } from '../score/card';\nexport const c = t + s;";
    expect(violationsOf({ ...files, 'bots/a.ts': bot })).toHaveLength(2);
  });

  it('keeps screens from each other, the archive and sync', () => {
    const files = {
      'archive/db.ts': 'export const d = 1;',
      'sync/port.ts': 'export const p = 1;',
      'screens/floor/floor.tsx': 'export const f = 1;',
    };
    const screen = (from: string) => ({ ...files, 'screens/library/library.tsx': `import { x } from '${from}';\nx;` });
    expect(violationsOf(screen('../floor/floor'))[0]).toContain('screens never import each other');
    expect(violationsOf(screen('../../archive/db'))[0]).toContain('screens may import');
    expect(violationsOf(screen('../../sync/port'))[0]).toContain('screens may import');
  });

  it('lets screens share parts, which know none of them', () => {
    const files = {
      'screens/parts/rules.tsx': 'export const r = 1;',
      'screens/floor/floor.tsx': "import { r } from '../parts/rules';\nexport const f = r;",
    };
    expect(violationsOf(files)).toEqual([]);
    const up = { ...files, 'screens/parts/more.tsx': "import { f } from '../floor/floor';\nf;" };
    expect(violationsOf(up)[0]).toContain('screens never import each other');
  });

  it('refuses packages and Node where they are not named', () => {
    expect(violationsOf({ 'drill/x.ts': "import 'react';" })).toEqual([
      'src/drill/x.ts:1 imports react: drill may import the packages zod, xstate',
    ]);
    expect(violationsOf({ 'drill/x.ts': "import 'node:fs';" })).toHaveLength(1);
    expect(violationsOf({ 'drill/x.test.ts': "import 'node:fs';\nimport 'vitest';" })).toEqual([]);
    expect(violationsOf({ 'drill/x.ts': "import 'zodiac';" })).toHaveLength(1);
  });

  it('refuses what lies outside of src/, what is not there, and computed paths', () => {
    expect(violationsOf({ 'drill/x.ts': "import '../../scenarios/a.yaml?raw';" })).toHaveLength(1);
    expect(violationsOf({ 'app/x.ts': "import '../../scenarios/a.yaml?raw';" })).toEqual([]);
    expect(violationsOf({ 'drill/x.ts': "import './gone';" })).toHaveLength(1);
    expect(violationsOf({ 'app/x.ts': 'export const l = (n: string) => import(n);' })).toHaveLength(1);
  });

  it('refuses barrels', () => {
    const files = { 'base/index.ts': "export { a } from './a';", 'base/a.ts': 'export const a = 1;' };
    expect(violationsOf(files)).toHaveLength(1);
    expect(violationsOf({ ...files, 'drill/x.ts': "import { a } from '../base';\na;" })).toHaveLength(2);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date(2026, 1, 1)',
    'Math.random()',
    'Math.sin(1)',
    'Math.pow(2, 3)',
    'x ** 2',
    "'a'.localeCompare('b')",
    '(1).toLocaleString()',
    'new Date(0).getHours()',
    'new Intl.NumberFormat()',
    'document.title',
    'fetch("x")',
    'crypto.randomUUID()',
    'setTimeout(() => 1, 1)',
    'console.log(1)',
    'globalThis.x',
    '({ performance })',
  ])('refuses %s in a pure room', (expression) => {
    const text = `declare const x: number;\nexport const f = () => ${expression};`;
    expect(violationsOf({ 'drill/x.ts': text })).toHaveLength(1);
    expect(violationsOf({ 'session/x.ts': text })).toEqual([]);
  });

  it.each([
    'new Date(0).toISOString()',
    'Date.UTC(2026, 0, 1)',
    'Math.floor(1.5)',
    '2 ** 32',
    '({ window: 5, performance: 1 })',
    '((window: number) => window + 1)(1)',
    '((state: { history: number }) => state.history)({ history: 1 })',
  ])('allows %s in a pure room', (expression) => {
    expect(violationsOf({ 'drill/x.ts': `export const f = () => ${expression};` })).toEqual([]);
  });
});
