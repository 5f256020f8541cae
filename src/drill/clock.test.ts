import { describe, expect, it } from 'vitest';
import { entriesOf, given, type Step, WALL_ZERO } from '../../test/support/given';
import { headerFor, tinyBundle } from '../../test/support/tiny-scenario';
import { DAY, isoUtc, MINUTE, minutes, SECOND } from '../base/drill-time';
import type { Bundle } from './bundle';
import { clockAt } from './clock';
import { createDrill } from './drill';
import { applyEntry, foldEntries, initialState, stateAt } from './fold';
import { stateHash } from './replay';

const start: Step = [0, 'codex', { type: 'drill.start' }];
const run = (runId: string) => ({ type: 'tool.run', runId, tool: 'shell', command: 'x' }) as const;

describe('the drill at an earlier or later time', () => {
  const { drill } = given([]);

  it('shows a moment within a skip as it was passed through, not where the skip landed', () => {
    const entries = entriesOf([start, [MINUTE, 'codex', { type: 'drill.skip', to: minutes(7) }]]);
    const within = stateAt(drill, entries, minutes(4));
    expect(within.t).toBe(minutes(4));
    expect(within.messages).toEqual([]);
    expect(stateAt(drill, entries, minutes(7)).messages.some((m) => m.injectId === 'nag')).toBe(true);
  });

  it('lets nothing happen after the end, nor in a pause', () => {
    for (const type of ['drill.end', 'drill.stop-real'] as const) {
      const ended = stateAt(drill, entriesOf([start, [minutes(5), 'codex', { type }]]), minutes(40));
      expect(ended.t).toBe(minutes(5));
      expect(ended.world.states.outage).toBe('short');
    }
    const paused = entriesOf([start, [minutes(5), 'codex', { type: 'drill.pause', reason: 'player' }]]);
    expect(stateAt(drill, paused, minutes(40)).messages).toEqual([]);
    expect(stateAt(drill, [], minutes(40)).t).toBe(0);
  });

  it('is the folded drill at the time of its last entry', () => {
    const entries = entriesOf([start, [minutes(2), 'codex', { type: 'assess', verdict: 'incident' }]]);
    expect(stateHash(stateAt(drill, entries, minutes(2)))).toBe(stateHash(foldEntries(drill, entries)));
  });
});

describe('what an act triggers at once', () => {
  const at = (delay: [number, number] | undefined): Bundle => ({
    ...tinyBundle,
    scenario: {
      ...tinyBundle.scenario,
      injects: tinyBundle.scenario.injects.map((i) =>
        i.id === 'ask' ? { ...i, trigger: { when: { done: 'declare' }, ...(delay ? { delay } : {}) } } : i,
      ),
    },
  });

  it('has happened when the entry is folded, before the next entry of the same moment', () => {
    const bundle = at(undefined);
    const drill = createDrill(bundle, headerFor(bundle));
    const declare = { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' } as const;
    const state = foldEntries(drill, entriesOf([start, [minutes(2), 'codex', declare]]));
    expect(state.messages.filter((m) => m.injectId === 'ask')).toMatchObject([{ at: minutes(2) }]);
    expect(state.agenda.every((item) => item.at > state.t)).toBe(true);
  });
});

describe('strange clocks', () => {
  it('never counts beyond what a date can hold', () => {
    const steps: Step[] = [start, [MINUTE, 'codex', { type: 'drill.pace', pace: 20 }]];
    const { drill } = given([]);
    const late = {
      seq: 3,
      at: Number.MAX_SAFE_INTEGER,
      id: 'late',
      by: 'codex',
      act: { type: 'bridge.join' },
    } as const;
    const state = foldEntries(drill, [...entriesOf(steps), late]);
    expect(state.t).toBe(100 * DAY);
    expect(isoUtc(drill.startEpoch + state.t)).toMatch(/^2026-/);
    const again = foldEntries(
      drill,
      [{ ...late, seq: 4, id: 'again', act: { type: 'drill.skip', to: 100 * DAY } }],
      state,
    );
    expect(again.refusals.map((r) => r.code)).toContain('clock');
  });

  it('dates back a pause only for the system, which alone knows of the last sign of life', () => {
    const pause = { type: 'drill.pause', asOf: WALL_ZERO + minutes(2), reason: 'away' } as const;
    const base = given([]);
    expect(base.when(minutes(6), 'codex', pause).after.t).toBe(minutes(6));
    expect(base.when(minutes(6), 'system', { ...pause, reason: 'player' }).after.t).toBe(minutes(6));
    expect(base.when(minutes(6), 'system', pause).after.t).toBe(minutes(2));
  });

  it('forgets a tool that never came back once its hold has run out', () => {
    const state = given([
      [MINUTE, 'codex', run('lost')],
      [minutes(2), 'codex', run('next')],
    ]).before;
    expect(Object.keys(state.clock.holds)).toEqual(['next']);
  });

  it('holds for two tools at once until both are back', () => {
    const done = (runId: string) =>
      ({ type: 'tool.done', runId, output: '', exitCode: 0, facts: [], evidence: [] }) as const;
    const base = given([
      [MINUTE, 'codex', run('a')],
      [MINUTE + 2 * SECOND, 'claude', run('b')],
      [MINUTE + 3 * SECOND, 'codex', { ...done('a'), facts: [], evidence: [] }],
    ]);
    expect(clockAt(base.before.clock, WALL_ZERO + MINUTE + 8 * SECOND)).toBe(MINUTE);
    const { after } = base.when(MINUTE + 8 * SECOND, 'claude', { ...done('b'), facts: [], evidence: [] });
    expect(after.t).toBe(MINUTE);
    expect(clockAt(after.clock, WALL_ZERO + MINUTE + 9 * SECOND)).toBe(MINUTE + SECOND);
  });

  it('ends a production that goes round without taking time', () => {
    const service = {
      initial: 'a',
      states: Object.fromEntries(
        [
          ['a', 'b'],
          ['b', 'a'],
        ].map(([from, to]) => [from, { after: [{ delay: [0, 0], to }], on: [], always: [] }]),
      ),
    };
    const scenario = { ...tinyBundle.scenario, incident: { ...tinyBundle.scenario.incident, regions: { service } } };
    const bundle = { ...tinyBundle, scenario: scenario as unknown as Bundle['scenario'] };
    const drill = createDrill(bundle, headerFor(bundle));
    const state = foldEntries(drill, entriesOf([start, [MINUTE, 'codex', { type: 'bridge.join' }]]));
    expect(state.t).toBe(MINUTE);
  });
});

describe('folding', () => {
  it('in steps, with or without looking at the drill in between, is folding at once', () => {
    const entries = entriesOf([
      start,
      [minutes(1), 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(3), 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' }],
      [minutes(30), 'claude', { type: 'drill.skip', to: minutes(50) }],
    ]);
    const { drill } = given([]);
    let state = initialState(drill);
    for (const entry of entries) {
      for (const wall of [entry.at - 10, entry.at]) stateAt(drill, entries, wall - WALL_ZERO);
      state = applyEntry(drill, state, entry);
    }
    expect(stateHash(state)).toBe(stateHash(foldEntries(drill, entries)));
  });
});
