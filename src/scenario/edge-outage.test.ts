import { describe, expect, it } from 'vitest';
import { factOfRemedy, ProductionRun } from '../../test/support/production-run';
import { shipped } from '../../test/support/shipped';
import { MINUTE } from '../base/drill-time';
import type { Fact } from './facts';

const { scenario } = shipped('edge-outage').bundle;
const VARIANTS = scenario.variants.map((v) => v.id);
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'];

const remedies = (variant: string, verdict: string): readonly string[] =>
  scenario.truth.remedies.filter((r) => (r.verdict[variant] ?? r.verdict['*']) === verdict).map((r) => r.id);

const { truth } = scenario;

/** Harm that generating readings does not show at once: a backup that is missing, slow queries, rows to be measured. */
const HARM_ELSEWHERE: ReadonlySet<string> = new Set([
  'end-dump',
  'cancel-dump',
  'index-locking',
  'drop-index',
  'alter-table',
  'change-readings',
]);

describe.each(VARIANTS)('edge-outage, %s', (variant) => {
  it.each(SEEDS)('begins 6 to 11 minutes before StartEx, and is complete soon after (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, variant, seed);
    expect(run.severity()).toBeNull();
    run.to(5);
    const fault = run.since('service', 'degrading');
    expect(fault).toBeGreaterThanOrEqual(-11.1);
    expect(fault).toBeLessThanOrEqual(-6);
    expect(run.since('service', 'failing') - fault).toBeLessThanOrEqual(3);
    expect(run.states).toMatchObject({ service: 'failing', outage: 'running', users: 'insistent' });
    expect(run.severity()).toBe('SEV2');
    expect(run.is(truth.fault) && run.is(truth.impactWhile)).toBe(true);
    expect(run.is(truth.mitigatedWhen)).toBe(false);
  });

  it('is a SEV1 once it has been complete for 30 minutes, between the 18th and the 27th', () => {
    for (const seed of SEEDS) {
      const run = new ProductionRun(scenario, variant, seed).to(119);
      expect(run.since('outage', 'long')).toBeGreaterThan(18);
      expect(run.since('outage', 'long')).toBeLessThan(27);
      expect(run.severity()).toBe('SEV1');
      expect(run.states.service).toBe('failing');
      expect(run.is(truth.mitigatedWhen)).toBe(false);
    }
  });

  it.each(remedies(variant, 'right'))('is fixed for good by %s within 8 minutes', (id) => {
    for (const seed of SEEDS) {
      const run = new ProductionRun(scenario, variant, seed).to(12).cause(factOfRemedy(scenario, id)).to(20);
      expect(run.states).toMatchObject({ cause: 'gone', service: 'recovered', outage: 'ended' });
      expect(run.is(truth.mitigatedWhen) && run.is(truth.fixedWhen)).toBe(true);
      expect(run.is(truth.impactWhile)).toBe(false);
      const recovery = run.since('service', 'recovered') - run.since('service', 'recovering');
      expect(recovery).toBeGreaterThanOrEqual(1);
      expect(recovery).toBeLessThanOrEqual(4);
      expect(run.severity()).toBe('SEV2');
      expect(run.to(119).is(truth.fixedWhen)).toBe(true);
    }
  });

  it('stays a SEV1 after a right remedy that came late', () => {
    const run = new ProductionRun(scenario, variant, 'amber')
      .to(40)
      .cause(factOfRemedy(scenario, remedies(variant, 'right')[0] ?? ''))
      .to(50);
    expect(run.is(truth.fixedWhen)).toBe(true);
    expect(run.severity()).toBe('SEV1');
  });

  it.each(remedies(variant, 'useless'))('is not moved by %s', (id) => {
    const still = new ProductionRun(scenario, variant, 'birch').to(60);
    const run = new ProductionRun(scenario, variant, 'birch').to(12).cause(factOfRemedy(scenario, id)).to(60);
    const { digest, ...states } = run.states;
    const { digest: _digest, ...before } = still.states;
    expect(digest).toBeDefined();
    expect(states).toEqual(before);
    expect(run.severity()).toBe('SEV1');
  });

  it.each(remedies(variant, 'harmful').filter((id) => !id.endsWith('others') && !HARM_ELSEWHERE.has(id)))(
    'is not mended by %s, and needs it undone',
    (id) => {
      const run = new ProductionRun(scenario, variant, 'cedar')
        .to(12)
        .cause(factOfRemedy(scenario, remedies(variant, 'right')[0] ?? ''))
        .to(20)
        .cause(factOfRemedy(scenario, id))
        .to(34);
      expect(run.is(truth.fixedWhen)).toBe(false);
      expect(run.is(truth.impactWhile)).toBe(true);
    },
  );

  it('is not over while the feature flag is off: a notice is no reading', () => {
    const off = factOfRemedy(scenario, 'flag-off');
    const run = new ProductionRun(scenario, variant, 'dune').to(10).cause(off).to(40);
    expect(run.is(truth.impactWhile)).toBe(true);
    expect(run.is(truth.mitigatedWhen)).toBe(false);
    expect(run.severity()).toBe('SEV1');
    run.cause(factOfRemedy(scenario, remedies(variant, 'right')[0] ?? '')).to(50);
    expect(run.states.service).toBe('recovered');
    expect(run.is(truth.fixedWhen) || run.is(truth.mitigatedWhen)).toBe(false);
    run.cause(factOfRemedy(scenario, 'flag-on'));
    expect(run.is(truth.fixedWhen) && run.is(truth.mitigatedWhen)).toBe(true);
  });
});

describe('edge-outage, relief without a cure', () => {
  it.each([
    ['resize-pool', 20, 29],
    ['restart-pooler', 7, 10],
    ['restart-runtime', 7, 10],
    ['restart-others', 7, 10],
    ['end-digest', 7, 10],
  ])('%s helps for a while and then it comes back', (id, least, most) => {
    for (const seed of SEEDS) {
      const run = new ProductionRun(scenario, 'connection-limit', seed).to(12).cause(factOfRemedy(scenario, id)).to(17);
      expect(run.is(truth.mitigatedWhen)).toBe(true);
      expect(run.is(truth.fixedWhen)).toBe(false);
      run.to(60);
      const back = run.history.find((h) => h.at > 17 * MINUTE && h.states.service === 'degrading');
      expect((back?.at ?? 0) / MINUTE - 12).toBeGreaterThanOrEqual(least);
      expect((back?.at ?? 0) / MINUTE - 12).toBeLessThanOrEqual(most);
      expect(run.cause(factOfRemedy(scenario, 'rollback-digest')).to(70).is(truth.fixedWhen)).toBe(true);
    }
  });

  it('a removed function or key is mended by putting it back', () => {
    const run = new ProductionRun(scenario, 'key-exhausted', 'elm')
      .to(12)
      .cause(factOfRemedy(scenario, 'switch-key'))
      .to(20)
      .cause(factOfRemedy(scenario, 'delete-generate'))
      .to(25);
    expect(run.is(truth.impactWhile)).toBe(true);
    expect(run.cause(factOfRemedy(scenario, 'rollback-generate')).to(30).is(truth.fixedWhen)).toBe(true);
    expect(run.cause(factOfRemedy(scenario, 'unset-key')).to(33).is(truth.fixedWhen)).toBe(false);
    expect(run.cause(factOfRemedy(scenario, 'switch-key')).to(40).is(truth.fixedWhen)).toBe(true);
  });
});

describe('edge-outage, damage to what is stored', () => {
  const measured = (sound: boolean): Fact => ({
    type: 'data.measured',
    table: 'public.readings',
    corrupt: sound ? 0 : 812,
    lost: 0,
    sound,
  });

  it('is a SEV1 without the table of readings, until it is back', () => {
    const run = new ProductionRun(scenario, 'bad-deploy', 'fern')
      .to(12)
      .cause(factOfRemedy(scenario, 'rollback-generate'))
      .to(20);
    expect(run.severity()).toBe('SEV2');
    run.cause(factOfRemedy(scenario, 'drop-readings')).to(23);
    expect(run.states).toMatchObject({ table: 'dropped', backend: 'broken', service: 'failing' });
    expect(run.severity()).toBe('SEV1');
    run.cause(factOfRemedy(scenario, 'recreate-readings')).to(30);
    expect(run.states).toMatchObject({ table: 'there', service: 'recovered' });
    expect(run.severity()).toBe('SEV2');
  });

  it('is a SEV1 and not over while stored readings are wrong', () => {
    const run = new ProductionRun(scenario, 'key-exhausted', 'gorse')
      .to(12)
      .cause(factOfRemedy(scenario, 'switch-key'))
      .to(20)
      .cause(measured(false))
      .to(21);
    expect(run.severity()).toBe('SEV1');
    expect(run.is(truth.fixedWhen)).toBe(false);
    expect(run.is(truth.impactWhile)).toBe(true);
    run.cause(measured(true)).to(22);
    expect(run.severity()).toBe('SEV2');
    expect(run.is(truth.fixedWhen)).toBe(true);
  });

  it('is not seen in measurements of other tables', () => {
    const run = new ProductionRun(scenario, 'key-exhausted', 'hazel')
      .to(12)
      .cause({ ...measured(false), table: 'auth.users' } as Fact);
    expect(run.states.data).toBe('sound');
  });
});

describe('edge-outage, as a script', () => {
  it('shows every piece of evidence somewhere', () => {
    const shown = JSON.stringify([scenario.telemetry, scenario.exhibits, scenario.injects]);
    for (const { id } of truth.evidence) expect(shown, id).toContain(`"${id}"`);
  });

  it('moves every gauge and uses every outcome, stream and tracker issue', () => {
    const { telemetry, exhibits } = scenario;
    expect(telemetry.gauges.filter((g) => g.moves.length === 0)).toEqual([]);
    for (const traffic of telemetry.traffic) {
      const used = new Set(traffic.mix.flatMap((m) => Object.keys(m.weights)));
      expect(
        traffic.outcomes.filter((o) => !used.has(o.id)).map((o) => o.id),
        traffic.id,
      ).toEqual([]);
    }
    const outcomes = telemetry.traffic.flatMap((t) => t.outcomes);
    const lines = [...outcomes, ...telemetry.chatter].flatMap((o) => o.lines.map((l) => l.stream));
    expect(telemetry.streams.filter((s) => !lines.includes(s.id)).map((s) => s.id)).toEqual([]);
    expect(exhibits.tracker.filter((t) => !outcomes.some((o) => o.tracker === t.id)).map((t) => t.id)).toEqual([]);
  });

  it('names no cause before it is found', () => {
    const told = [
      scenario.title,
      scenario.summary,
      scenario.briefing,
      ...scenario.injects.filter((i) => i.purpose !== 'noise').map((i) => i.text),
    ];
    for (const text of told)
      expect(text).not.toMatch(/quota|429|TypeError|v4[0-9]|v1[0-9]|slots|connection|digest|api key|budget/i);
  });

  it('never writes what only one variant shows into a quiet production', () => {
    for (const traffic of scenario.telemetry.traffic) {
      const usual = traffic.mix.at(-1)?.weights ?? {};
      for (const id of ['quota', 'type-error', 'no-slot', 'no-slot-unlogged', 'own-client'])
        expect(usual[id] ?? 0).toBe(0);
    }
  });

  it('lets every commit be there before what was deployed from it', () => {
    const at = new Map(scenario.exhibits.commits.map((c) => [c.sha, c.at]));
    for (const { versions } of scenario.exhibits.functions) {
      for (const v of versions) expect(at.get(v.sha), v.version).toBeLessThan(v.at);
    }
    for (const d of scenario.exhibits.deployments) expect(at.get(d.sha), d.title).toBeLessThan(d.at);
  });
});
