import { describe, expect, it } from 'vitest';
import type { Figure } from '../figure';
import { ACTIONS } from './action-items';
import { figures as ofActions } from './action-items.figures';
import { BLAME } from './blame';
import { hitsOf, figures as ofBlame } from './blame.figures';
import { DURATIONS } from './durations';
import { figures as ofDurations } from './durations.figures';
import { TIMES } from './times';
import { figures as ofTimes } from './times.figures';

/** On a whole set; and on the rows that the grammar never saw, where a single slip weighs more. */
const FLOORS = { all: { precision: 0.95, recall: 0.9 }, heldOut: { precision: 0.85, recall: 0.85 } };

const SETS: readonly [
  string,
  () => readonly Figure[],
  readonly { readonly text: string; readonly heldOut?: true }[],
  number,
][] = [
  ['blame', ofBlame, BLAME, 90],
  ['action items', ofActions, ACTIONS, 30],
  ['durations', ofDurations, DURATIONS, 60],
  ['times', ofTimes, TIMES, 50],
];

describe.each(SETS)('the labelled %s', (set, figures, rows, least) => {
  it('are found as a careful reader finds them', () => {
    const [all, , heldOut] = figures();
    expect(all?.set).toBe(set);
    expect(all?.precision).toBeGreaterThanOrEqual(FLOORS.all.precision);
    expect(all?.recall).toBeGreaterThanOrEqual(FLOORS.all.recall);
    expect(heldOut?.precision).toBeGreaterThanOrEqual(FLOORS.heldOut.precision);
    expect(heldOut?.recall).toBeGreaterThanOrEqual(FLOORS.heldOut.recall);
  });

  it('are many, all different, and a third of them was never used for the grammar', () => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
    expect(new Set(rows.map((r) => r.text)).size).toBe(rows.length);
    expect(rows.filter((r) => r.heldOut).length).toBeGreaterThanOrEqual(Math.floor(rows.length / 3));
  });
});

describe('the labelled sentences about blame', () => {
  it('are no blame in two of five, and still look like it', () => {
    const innocent = BLAME.filter((r) => r.expect.length === 0);
    expect(innocent.length / BLAME.length).toBeGreaterThanOrEqual(0.4);
  });

  it('are as strong or mild as they are labelled', () => {
    const wrong = BLAME.filter((r) => {
      const [first] = hitsOf(r);
      return r.severity !== undefined && first !== undefined && first.severity !== r.severity;
    });
    expect(wrong.map((r) => r.text)).toEqual([]);
  });
});
