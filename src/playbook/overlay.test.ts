import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Base, parseYamlWith } from './diagnostics';

const item = z.strictObject({ id: z.string(), n: z.number().optional(), when: z.array(z.string()).optional() });
const schema = z.strictObject({
  use: z.string().optional(),
  title: z.string().optional(),
  items: z.array(item).optional(),
  order: z.array(z.string()).optional(),
  map: z.record(z.string(), z.number()).optional(),
});
const base = (text: string): Base => ({ text, file: 'base.yaml', key: 'shared', optIn: ['use', 'base'] });
const BASE = `
shared:
  title: ordinary
  items:
    - { id: a, n: 1, when: [late] }
    - { id: b, n: 2 }
  order: [last]
  map: { x: 1, y: 2 }
`;

const read = (text: string, of = BASE) => parseYamlWith(schema, text, 'own.yaml', undefined, base(of));

describe('a document laid over another', () => {
  it('says only what is different', () => {
    const got = read(
      'use: base\nitems:\n  - { id: b, n: 3 }\n  - { id: c }\n  - { id: a, when: [soon] }\norder: [first]\nmap: { y: 9 }\n',
    );
    expect(got.ok && got.value).toEqual({
      use: 'base',
      title: 'ordinary',
      items: [{ id: 'a', n: 1, when: ['soon', 'late'] }, { id: 'b', n: 3 }, { id: 'c' }],
      order: ['first', 'last'],
      map: { x: 1, y: 9 },
    });
  });

  it('stands alone without the word', () => {
    const got = read('title: own');
    expect(got.ok && got.value).toEqual({ title: 'own' });
  });

  it('shows a mistake where it stands: in the base, or in what is laid over it', () => {
    const bad = BASE.replace('n: 2', 'n: two');
    expect(read('use: base', bad)).toMatchObject({
      ok: false,
      error: [{ file: 'base.yaml', line: 6, path: 'items[1].n' }],
    });
    expect(read('use: base\nitems:\n  - { id: b, n: two }')).toMatchObject({
      ok: false,
      error: [{ file: 'own.yaml', line: 3, path: 'items[1].n' }],
    });
  });

  it('says so when there is no base', () => {
    expect(read('use: base', 'other: 1')).toMatchObject({
      ok: false,
      error: [{ code: 'yaml.no-base', file: 'own.yaml', line: 1 }],
    });
  });

  it('leaves what is written as an alias alone, and keeps items without a name', () => {
    const got = read('use: base\nmap: &m { z: 3 }\nitems: [{ id: q }]\norder: []\n');
    expect(got.ok && got.value.map).toEqual({ z: 3, x: 1, y: 2 });
    expect(got.ok && got.value.items?.map((i) => i.id)).toEqual(['a', 'b', 'q']);
  });
});
