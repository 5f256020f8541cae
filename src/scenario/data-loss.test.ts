import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProductionRun } from '../../test/support/production-run';
import type { Fact } from './facts';
import { parseScenario } from './parse';
import type { Scenario } from './schema';

function shipped(): Scenario {
  const file = (name: string) => readFileSync(new URL(`../../scenarios/vyberology/${name}`, import.meta.url), 'utf8');
  const result = parseScenario(file('data-loss/scenario.yaml'), 'scenario.yaml', { text: file('company.yaml') });
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}
const scenario = shipped();
const { truth } = scenario;
const VARIANTS = scenario.variants.map((v) => v.id);
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'];
const run = (variant: string, seed = 'amber') => new ProductionRun(scenario, variant, seed);

const flag = (name: string, value: boolean): Fact => ({ type: 'flag.set', name, environment: 'production', value });
const table = 'public.readings';
const putBack: readonly Fact[] = [
  { type: 'rows.changed', table, inserted: 0, updated: 12, deleted: 0 },
  { type: 'data.measured', table, corrupt: 0, lost: 0, sound: true },
];
/** What ends the damage for good, by variant. */
const STOPS: Readonly<Record<string, readonly (readonly Fact[])[]>> = {
  migration: [[flag('reading.generate', false)]],
  purge: [[{ type: 'job.stopped', name: 'readings-retention' }]],
  overwrite: [
    [flag('web.list-at-once', false)],
    [
      { type: 'commit.reverted', sha: 'e81d6f02b5' },
      { type: 'web.deployed', sha: 'e81d6f02b5' },
    ],
  ],
};

describe.each(VARIANTS)('data-loss, %s', (variant) => {
  it.each(SEEDS)('begins 11 to 25 minutes before StartEx and is a SEV1 from the first moment (seed %s)', (seed) => {
    const drill = run(variant, seed);
    expect(drill.severity()).toBeNull();
    drill.to(0);
    const began = drill.since('data', 'damaged');
    expect(began).toBeGreaterThanOrEqual(-25);
    expect(began).toBeLessThanOrEqual(-11);
    expect(drill.states).toMatchObject({ service: 'failing', repair: 'untouched' });
    expect(drill.severity()).toBe('SEV1');
    expect(drill.is(truth.fault) && drill.is(truth.impactWhile)).toBe(true);
    expect(drill.is(truth.mitigatedWhen) || drill.is(truth.fixedWhen)).toBe(false);
  });

  it.each(STOPS[variant] ?? [])('is mended by what stops it and by putting the rows back (%#)', (...facts) => {
    for (const seed of SEEDS) {
      const drill = run(variant, seed)
        .to(6)
        .cause(...facts)
        .to(12);
      expect(drill.is(truth.stops)).toBe(true);
      expect(drill.states.data).toBe('damaged');
      drill.cause(...putBack);
      expect(drill.states).toMatchObject({ cause: 'gone', data: 'sound', repair: 'begun' });
      expect(drill.is(truth.mitigatedWhen)).toBe(true);
      drill.cause(flag('reading.generate', true)).to(20);
      expect(drill.states.service).toBe('recovered');
      expect(drill.is(truth.fixedWhen)).toBe(true);
      expect(drill.is(truth.impactWhile)).toBe(false);
      drill.to(100);
      expect(drill.is(truth.fixedWhen)).toBe(true);
    }
  });

  it('is damaged again at once when rows are put back while something still writes', () => {
    const drill = run(variant)
      .to(8)
      .cause(...putBack);
    expect(drill.states.data).toBe(variant === 'migration' ? 'sound' : 'damaged');
    expect(drill.is(truth.mitigatedWhen)).toBe(variant === 'migration');
  });

  it('lasts however long nobody does anything, and whatever is tried that does not help', () => {
    const useless: readonly Fact[] = [
      { type: 'commit.reverted', sha: variant === 'migration' ? 'b3c70e91d4' : '4d8f15a2c7' },
      { type: 'commit.reverted', sha: variant === 'purge' ? '19be4c70fd' : 'a05d7e3392' },
      { type: 'service.restarted', name: 'pooler' },
      { type: 'function.deployed', name: 'read', version: 'v28' },
      { type: 'job.stopped', name: 'error-logs-retention' },
      { type: 'backup.taken', backup: 'emergency' },
      { type: 'backup.restored', backup: 'nightly_20251112', into: 'restore_nightly' },
    ];
    const drill = run(variant)
      .to(10)
      .cause(...useless)
      .to(140);
    expect(drill.states).toMatchObject({ data: 'damaged', service: 'failing' });
    expect(drill.states.cause).toBe(variant === 'migration' ? 'gone' : 'present');
    expect(drill.severity()).toBe('SEV1');
  });

  it('is a loss of its own when the whole table is replaced: sound is only what was measured to be', () => {
    const drill = run(variant)
      .to(9)
      .cause(flag('reading.generate', false), ...(STOPS[variant]?.[0] ?? []))
      .cause(
        { type: 'rows.changed', table, inserted: 0, updated: 900, deleted: 1_900 },
        { type: 'data.measured', table, corrupt: 0, lost: 1_900, sound: false },
      )
      .to(60);
    expect(drill.states.data).toBe('damaged');
    expect(drill.is(truth.fixedWhen)).toBe(false);
    // And there is a way back from it.
    drill
      .cause({ type: 'data.measured', table, corrupt: 0, lost: 0, sound: true }, flag('reading.generate', true))
      .to(70);
    expect(drill.is(truth.fixedWhen)).toBe(true);
  });

  it('breaks in another way when the table is dropped or the function removed, and both can be undone', () => {
    const drill = run(variant).to(5).cause({ type: 'ddl.executed', kind: 'drop-table', object: table }).to(8);
    expect(drill.states.table).toBe('dropped');
    expect(drill.is(truth.impactWhile)).toBe(true);
    drill.cause(
      { type: 'ddl.executed', kind: 'create-table', object: table },
      { type: 'function.deleted', name: 'generate-reading' },
    );
    expect(drill.states).toMatchObject({ table: 'there', harm: 'removed' });
    drill.cause({ type: 'function.deployed', name: 'generate-reading', version: 'v41' });
    expect(drill.states.harm).toBe('none');
  });
});

it('overwriting is only held while nothing new is written, and goes on afterwards', () => {
  const drill = run('overwrite').to(4).cause(flag('reading.generate', false)).to(10);
  expect(drill.states.cause).toBe('held');
  expect(drill.is(truth.stops)).toBe(true);
  drill.cause(...putBack);
  expect(drill.is(truth.mitigatedWhen)).toBe(true);
  expect(drill.is(truth.fixedWhen)).toBe(false);
  drill.cause(flag('reading.generate', true));
  expect(drill.states).toMatchObject({ cause: 'present', data: 'damaged' });
});

it('the purge goes on with the flag off, and begins anew when somebody starts the job again', () => {
  const drill = run('purge').to(4).cause(flag('reading.generate', false)).to(10);
  expect(drill.states.cause).toBe('present');
  expect(drill.is(truth.stops)).toBe(false);
  drill.cause({ type: 'job.stopped', name: 'readings-retention' }, ...putBack).to(20);
  expect(drill.states).toMatchObject({ cause: 'gone', data: 'sound' });
  drill.cause({ type: 'job.started', name: 'readings-retention' });
  expect(drill.states).toMatchObject({ cause: 'present', data: 'damaged' });
});
