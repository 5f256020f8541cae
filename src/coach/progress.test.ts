import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../../test/support/tiny-scenario';
import { exercisesOf } from './exercises';
import { type FinishedDrill, progressOf, progressWords } from './progress';
import { type Playable, proposeNext } from './propose';

const drill = (
  at: number,
  percents: Readonly<Record<string, number | null>>,
  scenarioId = 'a',
  coaching: FinishedDrill['coaching'] = 'free',
): FinishedDrill => ({
  id: `d${at}`,
  scenarioId,
  at,
  coaching,
  dimensions: Object.entries(percents).map(([id, percent]) => ({
    id,
    title: id.toUpperCase(),
    percent: percent ?? 0,
    possible: percent === null ? 0 : 10,
  })),
});
const scenario = (id: string, exercises: Readonly<Record<string, number>>, difficulty = 2): Playable => ({
  id,
  title: id,
  difficulty,
  exercises,
});

describe('progress by dimension', () => {
  it('is nothing before there is a drill', () => expect(progressOf([])).toEqual([]));

  it('is in order of time, and leaves out what a drill had nothing to judge in', () => {
    const [roles] = progressOf([drill(3, { roles: 90 }), drill(1, { roles: 50 }), drill(2, { roles: null })]);
    expect(roles?.points.map((p) => p.percent)).toEqual([50, 90]);
    expect(roles?.recent).toBe(70);
  });

  it('is honest about few drills', () => {
    const words = (drills: readonly FinishedDrill[]) => progressOf(drills).map(progressWords)[0];
    expect(words([drill(1, { roles: 20 }), drill(2, { roles: 90 })])).toBe('2 drills: too few for a trend');
    expect(words([drill(1, { roles: 20 }, 'a', 'guided')])).toBe('1 drill, 1 of them guided: too few for a trend');
    const four = (...p: readonly number[]) => p.map((roles, i) => drill(i, { roles }));
    expect(words(four(20, 30, 80, 90))).toBe('4 drills: getting better');
    expect(words(four(90, 80, 30, 20))).toBe('4 drills: getting worse');
    expect(words(four(80, 82, 81, 83))).toBe('4 drills: about level');
  });
});

describe('the next drill', () => {
  const scenarios = [
    scenario('a', { roles: 3, communication: 1 }, 2),
    scenario('b', { roles: 5, communication: 4 }, 3),
    scenario('c', { roles: 0, communication: 9 }, 1),
  ];

  it('is the easiest before anything was played, and nothing when there is nothing', () => {
    expect(proposeNext([], scenarios)).toMatchObject({ scenarioId: 'c' });
    expect(proposeNext([], [])).toBeUndefined();
  });

  it('exercises the weakest dimension, played least first', () => {
    const weakRoles = [drill(1, { roles: 40, communication: 90 }, 'b')];
    expect(proposeNext(weakRoles, scenarios)).toMatchObject({ scenarioId: 'a', dimension: 'roles' });
    const both = [...weakRoles, drill(2, { roles: 40, communication: 90 }, 'a')];
    expect(proposeNext(both, scenarios)?.scenarioId).toBe('b');
    expect(proposeNext([drill(1, { roles: 90, communication: 10 }, 'a')], scenarios)?.scenarioId).toBe('c');
  });

  it('says why, in a sentence with the number', () => {
    const { reason } = proposeNext([drill(1, { roles: 40 }, 'b')], scenarios) ?? { reason: '' };
    expect(reason).toBe(
      'ROLES is the weakest so far (40 % in one drill). This one puts it to the test, and you have not played it yet.',
    );
  });

  it('never proposes a scenario without an occasion while there is one with', () => {
    const anyDrill = fc
      .record({
        at: fc.nat(1000),
        roles: fc.integer({ min: 0, max: 100 }),
        communication: fc.integer({ min: 0, max: 100 }),
      })
      .chain(({ at, ...p }) => fc.constantFrom('a', 'b', 'c').map((id) => drill(at, p, id)));
    fc.assert(
      fc.property(fc.array(anyDrill, { minLength: 1, maxLength: 12 }), (drills) => {
        const next = proposeNext(drills, scenarios);
        const chosen = scenarios.find((s) => s.id === next?.scenarioId);
        expect(chosen?.exercises[next?.dimension ?? ''] ?? 0).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what a scenario exercises', () => {
  it('counts its occasions', () => {
    const found = exercisesOf(tinyScenario);
    expect(found.roles).toBe(3);
    expect(found.communication).toBe(2);
    expect(found.declaration).toBe(2);
    expect(exercisesOf({ ...tinyScenario, truth: { ...tinyScenario.truth, notIncident: true } }).mitigation).toBe(0);
  });
});
