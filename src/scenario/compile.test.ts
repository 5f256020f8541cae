import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileIncident, type IncidentStep, initialIncident, stepDelayed, stepFact } from './compile';
import { type Fact, factMatches } from './facts';
import type { GuardContext } from './guard';
import type { IncidentRegion, Scenario } from './schema';

const state = (part: Partial<IncidentRegion['states'][string]>): IncidentRegion['states'][string] => ({
  after: [],
  on: [],
  always: [],
  ...part,
});

const regions: Record<string, IncidentRegion> = {
  service: {
    initial: 'healthy',
    states: {
      healthy: state({
        after: [
          { to: 'failing', delay: [60_000, 600_000], when: { variant: 'a' } },
          { to: 'failing', delay: [1_000, 1_000], when: { variant: 'b' } },
        ],
      }),
      failing: state({ always: [{ to: 'healthy', when: { state: 'cause.gone' } }] }),
    },
  },
  cause: {
    initial: 'present',
    states: {
      present: state({
        on: [
          { fact: 'secret.set', where: { name: 'KEY', value: 'backup' }, to: 'gone' },
          { fact: 'flag.set', to: 'present' },
        ],
        after: [{ to: 'ended.by-itself', delay: [5_000, 5_000], when: { fact: 'pool.resized' } }],
      }),
      gone: state({}),
      'ended.by-itself': state({ on: [{ fact: 'secret.unset', to: 'present' }] }),
    },
  },
  echo: {
    initial: 'off',
    states: {
      off: state({ always: [{ to: 'on', when: { state: 'users.hurt' } }] }),
      on: state({ always: [{ to: 'off', when: { not: { state: 'users.hurt' } } }] }),
    },
  },
  users: {
    initial: 'fine',
    states: {
      fine: state({ always: [{ to: 'hurt', when: { state: 'service.failing' } }] }),
      hurt: state({
        always: [{ to: 'fine', when: { all: [{ state: 'service.healthy' }, { not: { done: 'declare' } }] } }],
      }),
    },
  },
};
const scenario = { incident: { startsAt: -1_200_000, regions } } as unknown as Scenario;

/** The facts so far, as the drill answers for them. */
const knowing = (facts: readonly Fact[]): GuardContext => ({
  variant: 'a',
  inState: () => false,
  fact: (type, where) => facts.some((f) => factMatches(f, type, where)),
  done: () => false,
  roleHeld: () => false,
});
const backup: Fact = { type: 'secret.set', name: 'KEY', value: 'backup' };
const flag: Fact = { type: 'flag.set', name: 'f', environment: 'production', value: false };
const pool: Fact = { type: 'pool.resized', size: 90 };
const unset: Fact = { type: 'secret.unset', name: 'KEY' };
const called: Fact = { type: 'function.called', name: 'f', status: 500 };

const fire = (
  machine: ReturnType<typeof compileIncident>,
  step: IncidentStep,
  index: number,
  facts: readonly Fact[] = [],
) => stepDelayed(machine, step.snapshot, step.schedule[index]?.event ?? '', knowing(facts));

describe('compileIncident', () => {
  it('draws a span by seed and key, and takes a single time as it is', () => {
    const delays = [...Array(40).keys()].map(
      (n) => initialIncident(compileIncident(scenario, `seed-${n}`, 'a')).schedule,
    );
    for (const schedule of delays) {
      expect(schedule[0]?.delay).toBeGreaterThanOrEqual(60_000);
      expect(schedule[0]?.delay).toBeLessThanOrEqual(600_000);
      expect(schedule[1]?.delay).toBe(1_000);
    }
    expect(new Set(delays.map((s) => s[0]?.delay)).size).toBeGreaterThan(30);
    expect(initialIncident(compileIncident(scenario, 's', 'a'))).toEqual(
      initialIncident(compileIncident(scenario, 's', 'a')),
    );
  });

  it('lets a delayed event pass only when its guard holds', () => {
    const a = compileIncident(scenario, 's', 'a');
    expect(fire(a, initialIncident(a), 1).states.service).toBe('healthy');
    const step = fire(a, initialIncident(a), 0);
    expect(step.states).toEqual({ service: 'failing', cause: 'present', echo: 'on', users: 'hurt' });
    expect(step.cancel).toEqual(
      initialIncident(a)
        .schedule.slice(0, 2)
        .map((d) => d.event),
    );
    const b = compileIncident(scenario, 's', 'b');
    expect(fire(b, initialIncident(b), 1).states.service).toBe('failing');
  });

  it('settles reactions across regions, in whatever order they stand, within one step', () => {
    const machine = compileIncident(scenario, 's', 'a');
    const failing = fire(machine, initialIncident(machine), 0);
    const mended = stepFact(machine, failing.snapshot, backup, knowing([backup]));
    // `users` stays hurt: a guard on an act never holds for the production, so its negation always does.
    expect(mended.states).toEqual({ service: 'healthy', cause: 'gone', echo: 'off', users: 'fine' });
    expect(mended.schedule.map((d) => d.event)).toEqual(
      initialIncident(machine)
        .schedule.slice(0, 2)
        .map((d) => d.event),
    );
  });

  it('starts delays anew on coming back to the same state, and ignores what it does not await', () => {
    const machine = compileIncident(scenario, 's', 'a');
    const first = initialIncident(machine);
    const again = stepFact(machine, first.snapshot, flag, knowing([flag]));
    expect(again.states).toEqual(first.states);
    expect(again.cancel).toHaveLength(1);
    expect(again.schedule).toEqual([{ event: again.cancel[0], delay: 5_000 }]);
    for (const event of ['', 'fact', 'xstate.init', 'xstate.stop', 'xstate.after.elsewhere']) {
      expect(stepDelayed(machine, first.snapshot, event, knowing([]))).toEqual({ ...first, schedule: [], cancel: [] });
    }
    expect(stepFact(machine, first.snapshot, called, knowing([called])).schedule).toEqual([]);
  });

  it('knows facts of long ago, and names with dots', () => {
    const machine = compileIncident(scenario, 's', 'a');
    const first = initialIncident(machine);
    const own = first.schedule.find((d) => d.delay === 5_000)?.event ?? '';
    expect(stepDelayed(machine, first.snapshot, own, knowing([])).states.cause).toBe('present');
    const ended = stepDelayed(machine, first.snapshot, own, knowing([pool, called]));
    expect(ended.states.cause).toBe('ended.by-itself');
    expect(stepFact(machine, ended.snapshot, unset, knowing([pool, unset])).states.cause).toBe('present');
  });

  it('stays as it was when reactions chase each other for ever', () => {
    const spin = (to: string): IncidentRegion['states'][string] =>
      state({ always: [{ to, when: { fact: 'flag.set' } }] });
    const chase = {
      incident: { startsAt: 0, regions: { r: { initial: 'a', states: { a: spin('b'), b: spin('a') } } } },
    };
    const machine = compileIncident(chase as unknown as Scenario, 's', 'a');
    const first = initialIncident(machine);
    expect(stepFact(machine, first.snapshot, flag, knowing([flag]))).toEqual(first);
  });

  it('steps the same from a snapshot that went through JSON, and never throws', () => {
    const acts = fc.array(fc.oneof(fc.constantFrom<Fact>(backup, flag, pool, unset, called), fc.nat({ max: 5 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.constantFrom('a', 'b', 'neither'), acts, (seed, variant, list) => {
        const machine = compileIncident(scenario, seed, variant);
        let live = initialIncident(machine);
        let pending = new Map(live.schedule.map((d) => [d.event, d.delay]));
        const facts: Fact[] = [];
        for (const item of list) {
          const copy: unknown = JSON.parse(JSON.stringify(live.snapshot));
          const before = live;
          if (typeof item === 'number') {
            const event = [...pending.keys()].sort()[item % Math.max(1, pending.size)] ?? 'xstate.after.none';
            pending.delete(event);
            live = stepDelayed(machine, before.snapshot, event, knowing(facts));
            expect(stepDelayed(machine, copy, event, knowing(facts))).toEqual(live);
          } else {
            facts.push(item);
            live = stepFact(machine, before.snapshot, item, knowing(facts));
            expect(stepFact(machine, copy, item, knowing(facts))).toEqual(live);
          }
          pending = new Map([...pending].filter(([event]) => !live.cancel.includes(event)));
          for (const d of live.schedule) pending.set(d.event, d.delay);
          for (const region of machine.regions)
            expect(regions[region]?.states).toHaveProperty([live.states[region] ?? '']);
        }
      }),
      { numRuns: 200 },
    );
  });
});
