import { describe, expect, it } from 'vitest';
import { commandAt, type MinuteStep, tinyRun } from '../../test/support/tiny-run';
import type { Scenario } from '../scenario/schema';
import { type Outcome, outcomeOf } from './simulate-outcome';

type Options = Parameters<typeof tinyRun>[1];

const ended = (steps: readonly MinuteStep[], options: Options = {}): Outcome => {
  const { input, card } = tinyRun(steps, options);
  return outcomeOf(input, card);
};

const declare: MinuteStep = [3, { type: 'declare', severity: 'SEV2', summary: 's', impact: 'i' }];
const mend = commandAt(5, { type: 'flag.set', name: 'x', environment: 'production', value: false });
const resolveAt = (minute: number): MinuteStep => [
  minute,
  { type: 'resolve', summary: 's', rootCause: 'the flag', criteria: [] },
];
const deletes = commandAt(20, { type: 'logs.deleted', stream: 'fn', rows: 1 });

describe('how a simulated drill ended', () => {
  it('is good when it was declared, mended, and resolved after the quiet time', () => {
    expect(ended([declare, ...mend, resolveAt(40)])).toBe('good');
  });

  it('is early when people had been affected within the quiet time, or the cause was still there', () => {
    expect(ended([declare, ...mend, resolveAt(20)])).toBe('resolved-early');
    expect(ended([declare, resolveAt(40)])).toBe('resolved-early');
    expect(ended([declare, ...mend, resolveAt(40), [45, { type: 'incident.reopen', reason: 'r' }]])).toBe(
      'resolved-early',
    );
  });

  it('is early when the trouble comes back after it was resolved', () => {
    // The fixed state falls apart again by itself.
    const relapse = (s: Scenario): Scenario => {
      const service = structuredClone(s.incident.regions.service);
      const recovered = service?.states.recovered;
      if (service === undefined || recovered === undefined) throw new Error('the tiny scenario has changed');
      const way = { delay: [36 * 60_000, 36 * 60_000] as const, to: 'failing' };
      return {
        ...s,
        incident: {
          ...s.incident,
          regions: {
            ...s.incident.regions,
            service: { ...service, states: { ...service.states, recovered: { ...recovered, after: [way] } } },
          },
        },
      };
    };
    expect(ended([declare, ...mend, resolveAt(40)], { change: relapse })).toBe('resolved-early');
  });

  it('tells what was left undone: the resolution, the mending, the declaration', () => {
    expect(ended([declare, ...mend])).toBe('unresolved');
    expect(ended([declare])).toBe('unmended');
    expect(ended([declare, ...mend], { variant: 'deploy' })).toBe('unmended');
    expect(ended([...mend])).toBe('undeclared');
    expect(ended([])).toBe('undeclared');
  });

  it('is harmed when it would be good but for something that may never be done', () => {
    const change = (s: Scenario): Scenario => ({
      ...s,
      truth: { ...s.truth, never: [{ fact: 'logs.deleted', clause: 'sec.never', text: 'Log lines were deleted' }] },
    });
    expect(ended([declare, ...mend, ...deletes, resolveAt(40)], { change })).toBe('harmed');
    expect(ended([declare, ...mend, ...deletes], { change })).toBe('unresolved');
  });
});

describe('what is no incident', () => {
  const change = (s: Scenario): Scenario => ({
    ...s,
    truth: { ...s.truth, severity: [{ when: { variant: 'neither' }, is: 'SEV3', clause: 'sev.3' }] },
  });
  const slight = (s: Scenario): Scenario => ({
    ...s,
    truth: { ...s.truth, severity: [{ when: { variant: 'flag' }, is: 'SEV4', clause: 'sev.4' }] },
  });
  const judge: MinuteStep = [4, { type: 'assess', verdict: 'not-incident', reason: 'r' }];
  const bug: MinuteStep = [5, { type: 'bug.open', title: 't', body: 'b' }];
  const watch: MinuteStep = [20, { type: 'look', console: 'metrics', query: 'failed', evidence: [] }];

  it.each([change, slight])('ends well with a ticket and a look later on', (how) => {
    expect(ended([judge, bug, watch], { change: how })).toBe('good');
  });

  it.each([change, slight])('is left unwatched without a ticket, or when nobody looks again', (how) => {
    expect(ended([judge, watch], { change: how })).toBe('unwatched');
    expect(ended([judge, bug], { change: how })).toBe('unwatched');
    expect(ended([judge, bug, [2, watch[1]]], { change: how })).toBe('unwatched');
    expect(ended([], { change: how })).toBe('unwatched');
  });

  it('is over-called when something graver than the truth is declared', () => {
    expect(ended([declare, judge, bug, watch], { change })).toBe('over-called');
    expect(ended([declare, judge, bug, watch], { change: slight })).toBe('over-called');
    const low: MinuteStep = [3, { type: 'declare', severity: 'SEV4', summary: 's', impact: 'i' }];
    expect(ended([low, judge, bug, watch], { change: slight })).toBe('good');
  });
});
