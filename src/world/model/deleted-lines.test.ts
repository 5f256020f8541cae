import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import type { Fact } from '../../scenario/facts';
import { lines } from './lines';
import type { LogLine, WorldView } from './operations';
import { perform } from './perform';
import { feedRows } from './rows/feed';
import { smallScenario, smallWorld } from './small-world';

const scenario = smallScenario();
const all = lines(smallWorld({ scenario }), 'errors', -5 * MINUTE, 15 * MINUTE);

function deleted(fact: Extract<Fact, { type: 'logs.deleted' }>, at: number): WorldView {
  return smallWorld({ scenario, facts: [{ at, by: 'codex', fact }] });
}
function read(world: WorldView, stream = 'errors'): readonly LogLine[] {
  const op = { op: 'logs.read', streams: [stream], from: -5 * MINUTE, to: 15 * MINUTE, limit: 20_000 } as const;
  const result = perform(world, op);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.lines;
}

describe('deleted log lines', () => {
  it('are gone from the log within their spans, if they were there before', () => {
    const time = fc.integer({ min: -6 * MINUTE, max: 16 * MINUTE });
    const span = fc.tuple(time, time).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), time, (spans, at) => {
        const kept = all.filter((l) => !(l.at < at && spans.some(([from, to]) => l.at >= from && l.at <= to)));
        expect(read(deleted({ type: 'logs.deleted', stream: 'errors', spans }, at))).toEqual(kept);
      }),
      { numRuns: 40 },
    );
  });

  it('are all those before, without spans, and only of that stream', () => {
    const world = deleted({ type: 'logs.deleted', stream: 'errors', rows: 9 }, 5 * MINUTE);
    expect(read(world)).toEqual(all.filter((l) => l.at >= 5 * MINUTE));
    expect(read(world, 'fn')).toEqual(read(smallWorld({ scenario }), 'fn'));
  });

  it('are there until the fact, and again for the tracker and the rows that once came in', () => {
    const fact = { type: 'logs.deleted', stream: 'errors' } as const;
    const world = deleted(fact, 5 * MINUTE);
    expect(read({ ...world, now: 5 * MINUTE - 1 })).toEqual(all.filter((l) => l.at < 5 * MINUTE - 1));
    expect(feedRows(world, 0, MINUTE)).toEqual(feedRows(smallWorld({ scenario }), 0, MINUTE));
    const list = { op: 'tracker.list', from: 0, to: MINUTE } as const;
    expect(perform(world, list)).toEqual(perform(smallWorld({ scenario }), list));
  });

  it('are no evidence any more', () => {
    const op = { op: 'logs.read', streams: ['fn'], from: 0, to: MINUTE } as const;
    const world = deleted({ type: 'logs.deleted', stream: 'fn', spans: [[0, MINUTE]] }, 2 * MINUTE);
    const result = perform(world, op);
    expect(result.ok && result.evidence).toEqual(['ev-noise']);
  });
});
