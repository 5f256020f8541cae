import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../../test/support/tiny-scenario';
import type { Scenario } from '../scenario/schema';
import { possibleIn } from './possible';
import { deadEnds } from './recovery';

/** The tiny scenario with other regions, and with the flag `x` that its first variant turns on. */
function withRegions(regions: Scenario['incident']['regions']): Scenario {
  const flag = { name: 'x', title: 'X', environments: { production: true }, updatedAt: 0, by: 'Sam', shows: [] };
  return {
    ...tinyScenario,
    incident: { ...tinyScenario.incident, regions },
    exhibits: { ...tinyScenario.exhibits, flags: [flag] },
  };
}

const none = { after: [], on: [], always: [] };
const flagOff = { fact: 'flag.set', where: { name: 'x', value: false } };

const trap = withRegions({
  cause: {
    initial: 'present',
    states: {
      present: { ...none, on: [{ ...flagOff, to: 'gone' }], after: [{ delay: [1, 1], to: 'fixed-in-place' }] },
      'fixed-in-place': none,
      gone: none,
      elsewhere: none,
    },
  },
  service: {
    initial: 'failing',
    states: {
      failing: { ...none, always: [{ to: 'well', when: { state: 'cause.gone' } }] },
      well: none,
    },
  },
});

describe('what can come to pass', () => {
  it('follows delays, facts that a tool can cause, and reactions across regions', () => {
    const { states, mayHold, mayFail } = possibleIn(trap, 'flag');
    expect(states.has('service.well')).toBe(true);
    expect(states.has('cause.elsewhere')).toBe(false);
    expect(mayHold({ all: [{ state: 'service.well' }, { state: 'service.failing' }] })).toBe(false);
    expect(mayHold({ not: { variant: 'flag' } })).toBe(false);
    expect(mayFail({ state: 'service.failing' })).toBe(true);
    expect(mayHold({ done: 'declare' })).toBe(true);
  });

  it('takes nothing for possible that no tool can cause', () => {
    const without: Scenario = { ...trap, exhibits: { ...trap.exhibits, flags: [] } };
    expect(possibleIn(without, 'flag').states.has('service.well')).toBe(false);
  });

  it('lets no act move the production', () => {
    const acted = withRegions({
      service: {
        initial: 'failing',
        states: { failing: { ...none, always: [{ to: 'well', when: { done: 'declare' } }] }, well: none },
      },
    });
    expect(possibleIn(acted, 'flag').states.has('service.well')).toBe(false);
  });
});

describe('dead ends', () => {
  it('are the states from which the goal is out of reach, and no others', () => {
    expect(deadEnds(trap, 'flag', { state: 'service.well' })).toEqual(['cause.fixed-in-place']);
  });

  it('are all states where the goal can never hold', () => {
    const ends = deadEnds(trap, 'flag', { all: [{ state: 'service.well' }, { state: 'cause.elsewhere' }] });
    expect(ends).toContain('service.failing');
    expect(ends).toContain('cause.present');
  });

  it('take a reaction that must come at once before anything else', () => {
    // `passing` is left in the same step in which it is entered, so waiting in it is no way out.
    const passing = withRegions({
      service: {
        initial: 'failing',
        states: {
          failing: { ...none, after: [{ delay: [1, 1], to: 'passing' }] },
          passing: { ...none, always: [{ to: 'lost' }], after: [{ delay: [1, 1], to: 'well' }] },
          lost: none,
          well: none,
        },
      },
    });
    expect(deadEnds(passing, 'flag', { state: 'service.well' })).toEqual([
      'service.failing',
      'service.passing',
      'service.lost',
    ]);
  });
});
