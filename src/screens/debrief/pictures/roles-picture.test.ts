import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../../../../test/support/tiny-scenario';
import { minutes } from '../../../base/drill-time';
import { defaultChart } from './metrics-picture';
import { stackedLane } from './roles-picture';

const bar = (value: string, from: number, to: number) => ({ role: 'ic', value, from: minutes(from), to: minutes(to) });

describe('a role with two holders', () => {
  it('is drawn on as many lines as held it at once', () => {
    const lane = stackedLane('ic', [bar('b', 5, 20), bar('a', 0, 10), bar('c', 10, 15)]);
    expect(lane.lines).toBe(2);
    expect(lane.bars.map((b) => [b.value, b.line])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('keeps to its own role, and to one line for one holder', () => {
    expect(stackedLane('scribe', [bar('a', 0, 10)])).toEqual({ role: 'scribe', bars: [], lines: 1 });
    expect(stackedLane('ic', [bar('a', 0, 10), bar('b', 10, 20)]).lines).toBe(1);
  });
});

describe('the chart that is shown first', () => {
  it('is the share of failures of what people came for', () => {
    expect(defaultChart(tinyScenario)).toBe('failed');
  });
});
