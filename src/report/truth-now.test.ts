import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import { truthNow } from './truth-now';

const flagOff: readonly Step[] = [
  [minutes(4), 'codex', { type: 'tool.run', runId: 'r1', tool: 'shell', command: 'flag' }],
  [
    minutes(5),
    'codex',
    {
      type: 'tool.done',
      runId: 'r1',
      output: '',
      exitCode: 0,
      facts: [{ type: 'flag.set', name: 'x', environment: 'production', value: false }],
      evidence: [],
    },
  ],
];
const truth = (steps: readonly Step[], at: number) => {
  const base = given(steps);
  return truthNow(base.drill, base.at(at));
};

describe('the truth now', () => {
  it('knows the cause at once, and the severity once it could be seen', () => {
    expect(truth([], 0)).toMatchObject({ severity: null, rootCause: 'The flag was on.', isMitigated: false });
    expect(truth([], MINUTE)).toMatchObject({ severity: 'SEV2', variant: { id: 'flag', title: 'A flag' } });
    expect(truth([], minutes(29))).toMatchObject({ severity: 'SEV1' });
  });

  it('follows the production: regions since when, mitigated, fixed', () => {
    const now = truth(flagOff, minutes(6));
    expect(now.regions.find((r) => r.region === 'service')).toEqual({
      region: 'service',
      state: 'recovering',
      title: 'recovering',
      // The clock held while the tool ran.
      since: minutes(4) + 50_000,
    });
    expect([now.isMitigated, now.isFixed]).toEqual([true, false]);
    expect(now.remedies).toMatchObject([{ title: 'Flag off', verdict: 'right', done: [{ by: 'codex' }] }]);
    expect(truth(flagOff, minutes(9))).toMatchObject({ isMitigated: true, isFixed: true });
  });

  it('is of the very moment: what comes about now is in it', () => {
    const done = flagOff[1]?.[0] ?? 0;
    const base = given(flagOff);
    expect(truthNow(base.drill, base.at(done)).isMitigated).toBe(true);
  });

  it('tells what comes, soonest first, and what is held', () => {
    const now = truth([[MINUTE, 'facilitator', { type: 'inject.hold', inject: 'nag' }]], minutes(2));
    expect(now.next.map((n) => [n.text, n.kind, n.isHeld])).toEqual([
      ['Inject 3 from monitoring', 'inject', true],
      ['Inject 4 from Ikenna Okafor', 'inject', false],
      ['outage: short turns into long', 'world', false],
    ]);
    expect(now.next.map((n) => n.at)).toEqual(now.next.map((n) => n.at).toSorted((a, b) => a - b));
  });
});
