import { describe, expect, it } from 'vitest';
import { factOfRemedy, ProductionRun } from '../../test/support/production-run';
import { shipped } from '../../test/support/shipped';

const { scenario } = shipped('not-an-incident').bundle;
const { truth } = scenario;
const VARIANTS = scenario.variants.map((v) => v.id);
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'];
const BREAKS: readonly string[] = ['flag-off', 'drop-readings'];

describe.each(VARIANTS)('not-an-incident, %s', (variant) => {
  it.each(SEEDS)('has a failing check when it begins, and nobody is kept from anything (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, variant, seed).to(1);
    expect(run.states).toMatchObject({ check: 'failing', service: 'healthy' });
    expect(run.is(truth.impactWhile)).toBe(false);
    for (let minute = 5; minute <= 85; minute += 5) {
      run.to(minute);
      expect(run.states.service).toBe('healthy');
      expect([null, 'SEV4']).toContain(run.severity());
    }
  });

  it('is worth a SEV4 at most, and only where something of ours looks wrong', () => {
    const run = new ProductionRun(scenario, variant, 'amber').to(10);
    expect(run.severity()).toBe(variant === 'cosmetic-bug' ? 'SEV4' : null);
  });

  it.each(BREAKS)('becomes an outage of our own making by %s', (remedy) => {
    const run = new ProductionRun(scenario, variant, 'amber').to(10).cause(factOfRemedy(scenario, remedy));
    expect(run.states.service).toBe('broken');
    expect(run.is(truth.impactWhile)).toBe(true);
    expect(['SEV1', 'SEV2']).toContain(run.severity());
  });

  it('is mended by undoing what broke it', () => {
    const run = new ProductionRun(scenario, variant, 'amber').to(10).cause(factOfRemedy(scenario, 'flag-off'));
    run.to(20).cause(factOfRemedy(scenario, 'flag-on'));
    expect(run.states.service).toBe('mended');
    expect(run.is(truth.mitigatedWhen)).toBe(true);
  });

  it('has no remedy that is called right: nothing need be done to production', () => {
    expect(truth.remedies.filter((r) => (r.verdict[variant] ?? r.verdict['*']) === 'right')).toEqual([]);
  });
});

describe('not-an-incident, by cause', () => {
  it.each(SEEDS)('a lossy location fails, passes, fails again, and is replaced in the end (seed %s)', (seed) => {
    const run = new ProductionRun(scenario, 'flapping-monitor', seed).to(89);
    const times = ['easing', 'lossy-again', 'easing-again', 'lossy-still', 'replaced'].map((s) => run.since('node', s));
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times[0]).toBeGreaterThan(0);
    expect(times.at(-1)).toBeLessThan(60);
    expect(run.states.check).toBe('passing');
  });

  it('a button without its text gets it back by taking the web version back, after the pipeline', () => {
    const run = new ProductionRun(scenario, 'cosmetic-bug', 'amber').to(10);
    run.cause(factOfRemedy(scenario, 'revert-texts-bad'));
    expect(run.states.label).toBe('mending');
    run.to(13);
    expect(run.states).toMatchObject({ label: 'mended', check: 'passing' });
  });

  it('a blocked building is opened by its own administrators, and by nothing that responders do', () => {
    const run = new ProductionRun(scenario, 'customer-network', 'amber').to(10);
    const harmless = truth.remedies.filter((r) => (r.verdict['customer-network'] ?? r.verdict['*']) === 'useless');
    for (const remedy of harmless) run.cause(factOfRemedy(scenario, remedy.id));
    expect(run.states.partner).toBe('blocked');
    run.to(60);
    expect(run.states.partner).toBe('reopened');
  });
});
