import { describe, expect, it } from 'vitest';
import { factOfRemedy, ProductionRun } from '../../test/support/production-run';
import { shipped } from '../../test/support/shipped';
import { MINUTE } from '../base/drill-time';
import type { Fact } from './facts';

const { scenario } = shipped('db-degradation').bundle;
const { truth } = scenario;
const VARIANTS = scenario.variants.map((v) => v.id);
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'];

const fact = (id: string): Fact => factOfRemedy(scenario, id);
const run = (variant: string, seed = 'amber'): ProductionRun => new ProductionRun(scenario, variant, seed);
/** What a plain CREATE INDEX causes, on whichever column. */
const locking: Fact = {
  type: 'ddl.executed',
  kind: 'create-index',
  object: 'public.readings',
  columns: 'context',
  concurrently: false,
};
const remedies = (variant: string, verdict: string): readonly string[] =>
  truth.remedies.filter((r) => (r.verdict[variant] ?? r.verdict['*']) === verdict).map((r) => r.id);

/** What cures each variant for good; `end-report` stops the report only until it is asked for again. */
const CURES: Readonly<Record<string, readonly string[]>> = {
  'runaway-report': ['index-right', 'reports-off', 'revert-insights'],
  'idle-transaction': ['end-blocker', 'revert-migration'],
  'connection-leak': ['rollback-vybe', 'revert-vybe', 'vybe-off'],
};

describe.each(VARIANTS)('db-degradation, %s', (variant) => {
  const first = CURES[variant]?.[0] ?? '';

  it.each(SEEDS)('begins with slow lists, and generating follows within the first minutes (seed %s)', (seed) => {
    const it = run(variant, seed).to(1);
    expect(it.states).toMatchObject({ service: 'slowing', reach: 'history' });
    expect(it.severity()).toBe('SEV3');
    expect(it.since('service', 'slowing')).toBeGreaterThan(-9.1);
    expect(it.since('service', 'slowing')).toBeLessThan(-5.9);
    it.to(8);
    expect(it.states).toMatchObject({ service: 'slow', reach: 'generating' });
    expect(it.severity()).toBe('SEV2');
    expect(it.since('service', 'slow')).toBeGreaterThan(2.9);
    expect(it.is(truth.fault) && it.is(truth.impactWhile)).toBe(true);
    expect(it.is(truth.mitigatedWhen)).toBe(false);
    // It stays slow and never becomes an outage by itself.
    expect(it.to(119).severity()).toBe('SEV2');
  });

  it.each(CURES[variant] ?? [])('is cured for good by %s', (id) => {
    for (const seed of SEEDS) {
      const it = run(variant, seed).to(10).cause(fact(id)).to(20);
      expect(it.states).toMatchObject({ cause: 'gone', service: 'recovered', backend: 'sound' });
      expect(it.is(truth.mitigatedWhen) && it.is(truth.fixedWhen)).toBe(true);
      expect(it.is(truth.impactWhile)).toBe(false);
      expect(it.severity()).toBe('SEV2');
      expect(it.to(119).is(truth.fixedWhen)).toBe(true);
    }
  });

  it('stays a SEV3 when it is cured before generating is slow', () => {
    const it = run(variant).to(-2).cause(fact(first)).to(20);
    expect(it.states.reach).toBe('history');
    expect(it.severity()).toBe('SEV3');
  });

  it.each(remedies(variant, 'useless'))('is not moved by %s', (id) => {
    const { digest: _d, feature: _f, outage: _o, ...still } = run(variant, 'birch').to(60).states;
    const {
      digest: _,
      feature: __,
      outage: ___,
      ...states
    } = run(variant, 'birch').to(12).cause(fact(id)).to(60).states;
    expect(states).toEqual(still);
  });

  it('is made worse by an index that locks writers out, for some minutes', () => {
    const it = run(variant).to(10).cause(locking);
    expect(it.states).toMatchObject({ lockout: 'locked', service: 'slow' });
    it.cause(fact(first)).to(13);
    expect(it.is(truth.mitigatedWhen)).toBe(false);
    expect(it.to(24).is(truth.fixedWhen)).toBe(true);
    const early = run(variant).to(10).cause(locking, fact('cancel-index-build'));
    expect(early.states.lockout).toBe('none');
  });

  it('is down for about a minute when the database is restarted', () => {
    const it = run(variant).to(10).cause(fact('restart-database'));
    expect(it.states).toMatchObject({ server: 'starting', backend: 'struggling' });
    const down = it.to(12).history.filter((h) => h.states.server === 'up' && h.at > 10 * MINUTE)[0];
    expect((down?.at ?? 0) / MINUTE - 10).toBeGreaterThan(0.8);
    expect((down?.at ?? 0) / MINUTE - 10).toBeLessThan(1.5);
  });

  it('is slow for another reason once an index that pages need is dropped, until it is built again', () => {
    const dropped: Fact = { type: 'ddl.executed', kind: 'drop-index', object: 'public.readings', columns: 'user_id' };
    const it = run(variant).to(10).cause(fact(first)).to(20).cause(dropped).to(25);
    expect(it.states).toMatchObject({ cause: 'gone', plans: 'bad', service: 'slow' });
    expect(it.is(truth.fixedWhen)).toBe(false);
    expect(it.cause(fact('index-back')).to(32).is(truth.fixedWhen)).toBe(true);
  });

  it('is a SEV1 when nobody can get a reading for 30 minutes, by whatever means', () => {
    const it = run(variant).to(10).cause(fact('flag-off')).to(39);
    expect(it.severity()).toBe('SEV2');
    expect(it.to(41).severity()).toBe('SEV1');
    expect(it.cause(fact(first), fact('flag-on')).to(50).is(truth.fixedWhen)).toBe(true);
  });

  it('is mended from wherever harm has led', () => {
    const harm = ['restart-database', 'end-replication', 'delete-generate', 'unset-key'];
    const it = run(variant)
      .to(10)
      .cause(...harm.map(fact))
      .to(15);
    it.cause(
      { type: 'function.deployed', name: 'generate-reading', version: 'v41' },
      { type: 'secret.set', name: 'OPENAI_API_KEY', value: 'primary' },
      ...(CURES[variant] ?? []).map(fact),
    );
    expect(it.to(40).is(truth.fixedWhen)).toBe(true);
  });
});

describe('db-degradation, relief without a cure', () => {
  it.each([
    ['runaway-report', 'end-report', 10.9, 14.1],
    ['runaway-report', 'end-helper', 1.2, 2.3],
    ['runaway-report', 'cancel-report', 1.2, 2.3],
    ['idle-transaction', 'end-migration', 1.2, 2.3],
    ['idle-transaction', 'cancel-migration', 1.2, 2.3],
    ['connection-leak', 'end-vybe', 7, 9],
    ['connection-leak', 'restart-pooler', 7, 9],
    ['connection-leak', 'restart-runtime', 7, 9],
    ['connection-leak', 'resize-pool', 21.9, 27.1],
  ])('%s: %s helps for %d to %d minutes, and then it comes back', (variant, id, least, most) => {
    for (const seed of SEEDS) {
      const it = run(variant, seed).to(10).cause(fact(id));
      expect(it.is(truth.mitigatedWhen)).toBe(true);
      expect(it.is(truth.fixedWhen)).toBe(false);
      it.to(60);
      const back = it.history.find((h) => h.at > 10 * MINUTE && h.states.fault === 'active');
      expect((back?.at ?? 0) / MINUTE - 10).toBeGreaterThanOrEqual(least);
      expect((back?.at ?? 0) / MINUTE - 10).toBeLessThanOrEqual(most);
      expect(it.states.service).toBe('slow');
    }
  });

  it('is cured while it lasts: the report that was ended meets an index when it is asked for again', () => {
    const it = run('runaway-report').to(10).cause(fact('end-report')).to(13).cause(fact('index-right')).to(60);
    expect(it.is(truth.fixedWhen)).toBe(true);
  });

  it('an index that is built while the report runs helps when it is there, or as soon as the report is ended', () => {
    const waiting = run('runaway-report').to(10).cause(fact('index-right')).to(12);
    expect(waiting.states).toMatchObject({ cause: 'indexing', fault: 'active' });
    expect(waiting.to(14).states.cause).toBe('gone');
    const ended = run('runaway-report').to(10).cause(fact('index-right')).to(11).cause(fact('end-report'));
    expect(ended.states.cause).toBe('gone');
  });

  it('an index on another column is none for the report', () => {
    const other: Fact = {
      type: 'ddl.executed',
      kind: 'create-index',
      object: 'public.readings',
      columns: 'entry_no',
      concurrently: true,
    };
    expect(run('runaway-report').to(10).cause(other).to(20).states.cause).toBe('present');
  });

  it.each([
    ['runaway-report', 'reports-off', 'reports-on'],
    ['connection-leak', 'vybe-off', 'vybe-on'],
  ])('%s is back when %s is taken back without anything else having been done', (variant, off, on) => {
    const it = run(variant).to(10).cause(fact(off)).to(20).cause(fact(on)).to(35);
    expect(it.states.service).toBe('slow');
  });

  it('a leaking version that is deployed again leaks again', () => {
    const it = run('connection-leak').to(10).cause(fact('rollback-vybe')).to(20).cause(fact('redeploy-leak')).to(35);
    expect(it.states).toMatchObject({ cause: 'present', service: 'slow' });
  });
});
