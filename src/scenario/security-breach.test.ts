import { describe, expect, it } from 'vitest';
import { factOfRemedy, ProductionRun } from '../../test/support/production-run';
import { shipped } from '../../test/support/shipped';
import type { Fact } from './facts';

const { scenario } = shipped('security-breach').bundle;
const { truth } = scenario;
const VARIANTS = scenario.variants.map((v) => v.id);
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'];

const renew = (name: string): Fact => ({ type: 'secret.set', name, value: 'rotated' });
const out = (whose: string): Fact => ({ type: 'sessions.revoked', whose });
const back: Fact = { type: 'function.deployed', name: 'ocr', version: 'v8' };
const JUN = out('jun.park@vyberology.example');
const SECOND = out('helpdesk@vyberology-care.example');
const SERVICE = renew('SUPABASE_SERVICE_ROLE_KEY');
const DATABASE = renew('DATABASE_URL');
const VENDOR = [renew('OPENAI_API_KEY'), renew('OPENAI_API_KEY_BACKUP')];

/** What shuts the first way in, the second, and all of it in the right order. */
const FIRST: Readonly<Record<string, readonly Fact[]>> = {
  'leaked-key': [SERVICE],
  'stolen-session': [JUN],
  'bad-dependency': [back, SERVICE],
};
const ALL: Readonly<Record<string, readonly Fact[]>> = {
  'leaked-key': [SERVICE, DATABASE],
  'stolen-session': [JUN, SECOND],
  'bad-dependency': [back, SERVICE, DATABASE, ...VENDOR],
};

const remedies = (variant: string, verdict: string): readonly string[] =>
  truth.remedies.filter((r) => (r.verdict[variant] ?? r.verdict['*']) === verdict).map((r) => r.id);

describe.each(VARIANTS)('security-breach, %s', (variant) => {
  const first = FIRST[variant] ?? [];
  const all = ALL[variant] ?? [];

  it.each(SEEDS)('has gone on for more than an hour at StartEx, by the first way in (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, variant, seed);
    expect(run.severity()).toBeNull();
    run.to(0);
    expect(run.since('attacker', 'reading')).toBeGreaterThanOrEqual(-95.1);
    expect(run.since('attacker', 'reading')).toBeLessThanOrEqual(-78);
    expect(run.states).toMatchObject({ attacker: 'reading', first: 'exposed', second: 'exposed' });
    expect(run.severity()).toBe('SEV1');
    expect(run.is(truth.fault) && run.is(truth.impactWhile)).toBe(true);
    expect(run.is(truth.mitigatedWhen) || run.is(truth.fixedWhen) || run.is(truth.contained)).toBe(false);
  });

  it.each(SEEDS)('is over for good when everything that was compromised is taken away (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, variant, seed)
      .to(8)
      .cause(...all)
      .to(20);
    expect(run.states).toMatchObject({ attacker: 'gone', first: 'revoked', second: 'revoked' });
    expect(run.is(truth.contained) && run.is(truth.mitigatedWhen) && run.is(truth.fixedWhen)).toBe(true);
    expect(run.is(truth.impactWhile)).toBe(false);
    expect(run.to(119).is(truth.fixedWhen)).toBe(true);
    expect(run.severity()).toBe('SEV1');
  });

  it.each(SEEDS)('looks over when only the first way in is shut, and is not (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, variant, seed)
      .to(8)
      .cause(...first)
      .to(9);
    expect(run.states).toMatchObject({ attacker: 'searching', comeback: 'pause' });
    expect(run.is(truth.impactWhile)).toBe(false);
    run.to(13);
    expect(run.states).toMatchObject({ attacker: 'second-way', comeback: 'back' });
    expect(run.is(truth.impactWhile)).toBe(true);
    expect(run.is(truth.mitigatedWhen) || run.is(truth.contained)).toBe(false);
    run.cause(...all).to(30);
    expect(run.is(truth.fixedWhen)).toBe(true);
  });

  it('is not moved by what is useless', () => {
    for (const id of remedies(variant, 'useless')) {
      // Keys and flags of our own may change; what the stranger does may not.
      const still = new ProductionRun(scenario, variant, 'birch').to(60);
      const run = new ProductionRun(scenario, variant, 'birch').to(12).cause(factOfRemedy(scenario, id)).to(60);
      for (const region of ['attacker', 'first', 'second', 'source', 'vendor-key'])
        expect([id, region, run.states[region]]).toEqual([id, region, still.states[region]]);
    }
  });

  it('can be brought to an end after everything else that was done, in any order', () => {
    const others = truth.remedies.map((r) => r.id).filter((id) => !/drop|recreate|index|alter/.test(id));
    const mend: readonly Fact[] = [
      ...all,
      ...(variant === 'bad-dependency' ? [] : [SERVICE, DATABASE]),
      { type: 'function.deployed', name: 'ocr', version: 'v8' },
      { type: 'function.deployed', name: 'generate-reading', version: 'v41' },
      { type: 'flag.set', name: 'capture.ocr', environment: 'production', value: true },
      { type: 'flag.set', name: 'reading.generate', environment: 'production', value: true },
      { type: 'secret.set', name: 'OPENAI_API_KEY', value: 'rotated' },
    ];
    for (const id of others) {
      const run = new ProductionRun(scenario, variant, 'cedar').to(6).cause(factOfRemedy(scenario, id)).to(14);
      run.cause(...mend).to(40);
      expect([id, run.is(truth.fixedWhen)]).toEqual([id, true]);
    }
  });

  it('counts each credential as revoked once it is, and not before', () => {
    const own = (truth.credentials ?? []).filter((c) => c.variants?.includes(variant) ?? true);
    expect(own.length).toBeGreaterThanOrEqual(2);
    const run = new ProductionRun(scenario, variant, 'dune').to(8);
    expect(own.filter((c) => run.is(c.revoked))).toEqual([]);
    run.cause(...all).to(10);
    expect(own.every((c) => run.is(c.revoked))).toBe(true);
  });
});

describe('security-breach, what is particular', () => {
  it('leaks again what is renewed while the dependency still sends it out', () => {
    for (const seed of SEEDS) {
      const run = new ProductionRun(scenario, 'bad-dependency', seed).to(5).cause(SERVICE, DATABASE).to(6);
      expect(run.states).toMatchObject({ first: 'renewed', second: 'renewed', attacker: 'searching' });
      run.to(12);
      expect(run.states).toMatchObject({ first: 'exposed', attacker: 'reading' });
      run.cause(back, SERVICE, DATABASE, ...VENDOR).to(30);
      expect(run.is(truth.fixedWhen)).toBe(true);
    }
  });

  it('stops leaking while photos are off, and leaks again when they come back on with the same version', () => {
    const photos = (value: boolean): Fact => ({
      type: 'flag.set',
      name: 'capture.ocr',
      environment: 'production',
      value,
    });
    const run = new ProductionRun(scenario, 'bad-dependency', 'elm')
      .to(5)
      .cause(photos(false), SERVICE, DATABASE)
      .to(15);
    expect(run.states).toMatchObject({ source: 'paused', first: 'revoked', second: 'revoked' });
    expect(run.is(truth.mitigatedWhen)).toBe(true);
    expect(run.is(truth.fixedWhen)).toBe(false);
    run.cause(photos(true));
    expect(run.states.source).toBe('leaking');
  });

  it('is contained by taking keys away, as the playbook has it, and functions then lack them', () => {
    const unset = (name: string): Fact => ({ type: 'secret.unset', name });
    const run = new ProductionRun(scenario, 'leaked-key', 'fern')
      .to(6)
      .cause(unset('SUPABASE_SERVICE_ROLE_KEY'), unset('DATABASE_URL'))
      .to(20);
    expect(run.is(truth.contained)).toBe(true);
    expect(run.states).toMatchObject({ attacker: 'gone', 'service-key': 'missing', 'database-url': 'missing' });
    expect(run.is(truth.impactWhile)).toBe(true);
    run.cause(SERVICE, DATABASE).to(21);
    expect(run.is(truth.fixedWhen)).toBe(true);
  });

  it('is open again when an old key is put back', () => {
    const run = new ProductionRun(scenario, 'leaked-key', 'amber').to(6).cause(SERVICE, DATABASE).to(30);
    run.cause({ type: 'secret.set', name: 'SUPABASE_SERVICE_ROLE_KEY', value: 'current' }).to(31);
    expect(run.states.attacker).toBe('reading');
    expect(run.is(truth.contained)).toBe(false);
  });

  it('is ended for a stolen session by ending all sign-ins, and by no key', () => {
    const keys = new ProductionRun(scenario, 'stolen-session', 'birch').to(6).cause(SERVICE, DATABASE).to(20);
    expect(keys.states.attacker).toBe('reading');
    expect(keys.cause(out('all')).to(40).is(truth.fixedWhen)).toBe(true);
  });
});
