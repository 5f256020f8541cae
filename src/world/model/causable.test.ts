import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shipped } from '../../../test/support/shipped';
import { factTypes } from '../../scenario/facts';
import { canCause, FACTS_OF_OPERATIONS, FACTS_OF_SQL } from './causable';

/** Kinds of facts that the sources of a folder write down as `type: '...'`. */
function writtenIn(folder: string): readonly string[] {
  const kinds: ReadonlySet<string> = new Set(factTypes);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory() || !/(?<!\.test)\.ts$/.test(entry.name) || entry.name.startsWith('small-')) return [];
    const text = readFileSync(join(folder, entry.name), 'utf8');
    // Only what is made, not what is asked about: `fact.type === '...'` stands in readers.
    return [...text.matchAll(/\btype: '([a-z.]+)'|= how === 'cancel' \? '([a-z.]+)' : '([a-z.]+)'/g)]
      .flatMap((m) => m.slice(1))
      .filter((type) => type !== undefined && kinds.has(type));
  });
}

describe('the table of facts that tools can cause', () => {
  it('has every fact that an operation of the model writes', () => {
    const known: readonly string[] = Object.values(FACTS_OF_OPERATIONS).flat();
    const written = [import.meta.dirname, join(import.meta.dirname, 'database')].flatMap(writtenIn);
    expect(written.length).toBeGreaterThan(10);
    for (const type of new Set(written)) expect(known).toContain(type);
  });

  it('has every fact that the live database measures', () => {
    const written = writtenIn(join(import.meta.dirname, '../engines/database'));
    expect(written.length).toBeGreaterThan(5);
    for (const type of new Set(written)) expect(FACTS_OF_SQL).toContain(type);
  });

  it('has no kind of fact that is not there', () => {
    for (const type of [...Object.values(FACTS_OF_OPERATIONS).flat(), ...FACTS_OF_SQL])
      expect(factTypes).toContain(type);
  });
});

describe('whether a tool of a scenario can cause a fact', () => {
  const { scenario } = shipped().bundle;
  const can = (fact: string, where?: Record<string, unknown>): boolean => canCause(scenario, fact, where);

  it('follows what the exhibits offer', () => {
    expect(can('quota.raised', { vendor: 'openai' })).toBe(true);
    expect(can('quota.raised', { vendor: 'nobody' })).toBe(false);
    expect(can('secret.set', { name: 'OPENAI_API_KEY', value: 'backup' })).toBe(true);
    expect(can('secret.set', { name: 'OPENAI_API_KEY', value: 'third' })).toBe(false);
    expect(can('function.deployed', { name: 'generate-reading', version: ['v99', 'v41'] })).toBe(true);
    expect(can('function.deployed', { name: 'error-digest', version: 'v41' })).toBe(false);
    expect(can('flag.set', { name: 'reading.generate', environment: 'production' })).toBe(true);
    expect(can('flag.set', { name: 'reading.generate', environment: 'moon' })).toBe(false);
    expect(can('service.restarted', { name: 'pooler' })).toBe(true);
    expect(can('service.restarted', { name: 'fridge' })).toBe(false);
  });

  it('knows no fact by another name', () => {
    expect(can('something.happened')).toBe(false);
  });
});
