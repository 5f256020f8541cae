import { describe, expect, it } from 'vitest';
import { commandAt, type MinuteStep, tinyRun } from '../../test/support/tiny-run';
import { tinyScenario } from '../../test/support/tiny-scenario';
import type { Scenario } from '../scenario/schema';
import { addCoverage, COVERED, coverable, coverageOf } from './coverage';
import { branchesOf, takenBranches } from './coverage-branches';

const declare: MinuteStep = [3, { type: 'declare', severity: 'SEV2', summary: 's', impact: 'i' }];
const off = { type: 'flag.set', name: 'x', environment: 'production', value: false } as const;
const look: MinuteStep = [4, { type: 'look', console: 'logs', query: 'fn errors', evidence: ['errors'] }];

const taken = (...args: Parameters<typeof tinyRun>): readonly string[] => {
  const { input } = tinyRun(...args);
  return [...takenBranches(input.bundle.scenario, input.state)].sort();
};

describe('branches', () => {
  it('are all ways of the statechart, each with a name of its own', () => {
    const ids = branchesOf(tinyScenario).map((b) => b.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('service.failing -> recovering (flag.set)');
    expect(ids).toContain('service.failing -> recovering (function.deployed)');
    expect(ids).toHaveLength(8);
  });

  it('are taken by delay, by fact, and by reaction to another region', () => {
    expect(taken([])).toEqual([
      'outage.none -> short (always)',
      'outage.short -> long (after)',
      'service.healthy -> failing (after)',
    ]);
    expect(taken(commandAt(5, off))).toEqual([
      'outage.none -> short (always)',
      'outage.short -> over (always)',
      'service.failing -> recovering (flag.set)',
      'service.healthy -> failing (after)',
      'service.recovering -> recovered (after)',
    ]);
    expect(taken(commandAt(45, off))).toContain('outage.long -> over (always)');
  });

  it('are not taken by a fact that mends another variant', () => {
    expect(taken(commandAt(5, off), { variant: 'deploy' })).not.toContain('service.failing -> recovering (flag.set)');
    const deployed = { type: 'function.deployed', name: 'f', version: 'v1' } as const;
    expect(taken(commandAt(5, deployed), { variant: 'deploy' })).toContain(
      'service.failing -> recovering (function.deployed)',
    );
  });

  it('are seen when they lead back to the same state, or through a state within one moment', () => {
    const change = (s: Scenario): Scenario => {
      const service = s.incident.regions.service;
      const failing = service?.states.failing;
      const recovered = service?.states.recovered;
      if (service === undefined || failing === undefined || recovered === undefined) throw new Error('changed');
      const states = {
        ...service.states,
        failing: {
          ...failing,
          on: [...failing.on, { fact: 'service.restarted', to: 'failing' }, { fact: 'quota.raised', to: 'hub' }],
        },
        hub: { ...recovered, always: [{ to: 'recovered' }] },
      };
      return { ...s, incident: { ...s.incident, regions: { ...s.incident.regions, service: { ...service, states } } } };
    };
    const restarted = taken(commandAt(5, { type: 'service.restarted', name: 'f' }), { change });
    expect(restarted).toContain('service.failing -> failing (service.restarted)');
    const raised = taken(commandAt(5, { type: 'quota.raised', vendor: 'v' }), { change });
    expect(raised).toContain('service.failing -> hub (quota.raised)');
    expect(raised).toContain('service.hub -> recovered (always)');
    expect(raised).not.toContain('service.failing -> failing (service.restarted)');
  });
});

describe('coverage', () => {
  const idle = coverageOf(tinyRun([]).input);
  const busy = coverageOf(tinyRun([declare, look, ...commandAt(5, off)]).input);

  it('tells what a drill has reached', () => {
    expect(busy.injects).toEqual(['alert', 'nag', 'ask']);
    expect(busy.states).toEqual(expect.arrayContaining(['service.recovered', 'outage.over']));
    expect(busy.consoles).toEqual(['logs:fn', 'terminal']);
    expect(busy.evidence).toEqual(['errors']);
    expect(busy.remedies).toEqual(['off']);
    expect(idle.consoles).toEqual([]);
    expect(idle.remedies).toEqual([]);
  });

  it('names nothing that the scenario does not have', () => {
    const ids = coverable(tinyScenario);
    for (const kind of COVERED) expect(ids[kind]).toEqual(expect.arrayContaining([...busy[kind]]));
  });

  it('adds up by drill, in any order, and says what none has reached', () => {
    const sum = addCoverage(tinyScenario, [idle, busy, busy]);
    expect(sum.runs).toBe(3);
    expect(sum.injects.reached).toEqual({ alert: 3, ask: 2, nag: 3, leave: 0 });
    expect(sum.injects.never).toEqual(['leave']);
    expect(sum.consoles.reached['logs:fn']).toBe(2);
    expect(sum.consoles.never).toContain('metrics:failed');
    expect(addCoverage(tinyScenario, [busy, idle, busy])).toEqual(sum);
    for (const kind of COVERED)
      expect(sum[kind].never).toEqual(coverable(tinyScenario)[kind].filter((id) => sum[kind].reached[id] === 0));
  });
});
