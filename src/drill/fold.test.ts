import { describe, expect, it } from 'vitest';
import { given, type Step, WALL_ZERO } from '../../test/support/given';
import { MINUTE, minutes, SECOND } from '../base/drill-time';
import { clockAt } from './clock';
import { initialState, stateAt } from './fold';
import { stateHash } from './replay';
import { viewFor } from './view';

describe('the world before and after StartEx', () => {
  it('has begun to fail before the first page', () => {
    const { drill } = given([]);
    const state = initialState(drill);
    const fault = state.world.history.find((c) => c.state === 'failing');
    expect(fault?.at).toBeGreaterThanOrEqual(minutes(-10));
    expect(fault?.at).toBeLessThanOrEqual(minutes(-6));
    expect(state.world.states).toEqual({ service: 'failing', outage: 'short' });
    expect(state.phase).toBe('briefing');
    expect(state.pages).toEqual([]);
  });

  it('passes thirty minutes of outage unless something is done', () => {
    const idle = given([]).at(minutes(40));
    expect(idle.world.states.outage).toBe('long');
  });

  it('recovers after the right fact and not after the wrong one', () => {
    const run = { type: 'tool.run', runId: 'r', tool: 'shell', command: 'x' } as const;
    const off = {
      type: 'tool.done',
      runId: 'r',
      output: '',
      exitCode: 0,
      evidence: [],
      facts: [{ type: 'flag.set', name: 'x', environment: 'production', value: false }],
    } as const;
    const wrong = {
      ...off,
      facts: [{ type: 'flag.set', name: 'y', environment: 'production', value: false }],
    } as const;
    const steps = (done: typeof off | typeof wrong): Step[] => [
      [minutes(3), 'codex', run],
      [minutes(3), 'codex', { ...done, facts: [...done.facts], evidence: [] }],
    ];
    expect(given(steps(off)).at(minutes(6)).world.states).toEqual({ service: 'recovered', outage: 'over' });
    expect(given(steps(wrong)).at(minutes(6)).world.states.service).toBe('failing');
  });
});

describe('injects', () => {
  it('delivers the first page within its span, to everybody', () => {
    const state = given([]).at(minutes(1));
    expect(state.pages).toHaveLength(1);
    expect(state.pages[0]?.at).toBeGreaterThanOrEqual(20 * SECOND);
    expect(state.pages[0]?.at).toBeLessThanOrEqual(40 * SECOND);
  });

  it('sends a contingency only when the expected act is missing', () => {
    const late = given([]).at(minutes(7));
    expect(late.messages.some((m) => m.injectId === 'nag')).toBe(true);
    const { before } = given([]);
    expect(before.pages).toHaveLength(0);
    const acked = given([[MINUTE, 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }]]).at(minutes(7));
    expect(acked.messages.some((m) => m.injectId === 'nag')).toBe(false);
    expect(acked.injects).toContainEqual({ injectId: 'nag', at: minutes(6), outcome: 'withheld' });
  });

  it('answers an act with a conditional inject, addressed to who holds the role', () => {
    const state = given([
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: 'all' }],
    ]).at(minutes(8));
    const asked = state.messages.find((m) => m.injectId === 'ask');
    expect(asked).toMatchObject({ at: minutes(7), channel: 'dm:codex', asks: 'eta' });
  });

  it('takes the role from who was called away, and bars them from it', () => {
    const base = given([[MINUTE, 'codex', { type: 'role.take', role: 'ic' }]]);
    const state = base.at(minutes(25));
    expect(state.gone).toEqual([{ person: 'codex', role: 'ic', at: minutes(24) }]);
    expect(viewFor(base.drill, state, 'claude').commanders).toEqual([]);
    expect(base.when(minutes(26), 'codex', { type: 'role.take', role: 'ic' }).refused).toBe('has-left');
  });
});

describe('the clock', () => {
  it('runs at its pace, stands in a pause, and leaps in a skip', () => {
    const state = given([
      [minutes(2), 'codex', { type: 'drill.pace', pace: 5 }],
      [minutes(3), 'codex', { type: 'drill.pause', reason: 'player' }],
      [minutes(9), 'codex', { type: 'drill.resume' }],
    ]).before;
    expect(state.t).toBe(minutes(7));
    expect(clockAt(state.clock, WALL_ZERO + minutes(10))).toBe(minutes(12));
    const skipped = given([]).when(MINUTE, 'codex', { type: 'drill.skip', to: minutes(7) }).after;
    expect(skipped.t).toBe(minutes(7));
    expect(skipped.messages.some((m) => m.injectId === 'nag')).toBe(true);
  });

  it('pauses at the last sign of life, however late that is noticed', () => {
    const { after } = given([[MINUTE, 'codex', { type: 'assess', verdict: 'incident' }]]).when(minutes(600), 'system', {
      type: 'drill.pause',
      asOf: WALL_ZERO + minutes(4),
      reason: 'away',
    });
    expect(after.t).toBe(minutes(4));
    expect(after.messages).toEqual([]);
  });

  it('never goes back, not even for a pause dated before the last entry', () => {
    const { after } = given([[minutes(5), 'codex', { type: 'assess', verdict: 'incident' }]]).when(
      minutes(6),
      'system',
      {
        type: 'drill.pause',
        asOf: WALL_ZERO,
        reason: 'away',
      },
    );
    expect(after.t).toBe(minutes(5));
  });

  it('holds while a tool runs, for ten seconds at most', () => {
    const run = { type: 'tool.run', runId: 'r', tool: 'shell', command: 'sleep' } as const;
    const done = { type: 'tool.done', runId: 'r', output: '', exitCode: 0, facts: [], evidence: [] } as const;
    const quick = given([[MINUTE, 'codex', run]]).when(MINUTE + 4 * SECOND, 'codex', {
      ...done,
      facts: [],
      evidence: [],
    }).after;
    expect(quick.t).toBe(MINUTE);
    expect(clockAt(quick.clock, WALL_ZERO + MINUTE + 5 * SECOND)).toBe(MINUTE + SECOND);
    const slow = given([[MINUTE, 'codex', run]]).when(MINUTE + 30 * SECOND, 'codex', {
      ...done,
      facts: [],
      evidence: [],
    }).after;
    expect(slow.t).toBe(MINUTE + 20 * SECOND);
  });
});

describe('replay', () => {
  it('shows the drill at any earlier time', () => {
    const steps = [
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(5), 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: 'all' }],
    ] as const;
    const { drill, before } = given([...steps]);
    const entries = before.happenings.map((h) => ({ seq: h.seq, at: h.wall, id: `e${h.seq}`, by: h.by, act: h.act }));
    const early = stateAt(drill, entries, minutes(4));
    expect(early.severities).toEqual([]);
    expect(early.t).toBe(minutes(4));
    expect(stateHash(stateAt(drill, entries, minutes(5)))).toBe(stateHash(before));
  });

  it('shows no spoilers to a player', () => {
    const { drill, before } = given([]);
    const text = JSON.stringify(viewFor(drill, before, 'codex'));
    for (const hidden of ['variant', 'waitingInjects', 'agenda', 'snapshot']) expect(text).not.toContain(`"${hidden}"`);
  });
});
