import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import { linesOf } from './lines';
import { scanLines } from './log-index';
import type { LogIndex, LogLine, WorldView } from './operations';
import { perform } from './perform';
import { levelRank } from './prepared';
import { smallScenario, smallWorld } from './small-world';

const scenario = smallScenario();
const world = smallWorld({ scenario });
const streams = scenario.telemetry.streams.map((s) => s.id);
const everything = linesOf(world, streams, -14 * MINUTE, 4 * MINUTE);
const all = (index: LogIndex): LogLine[] => Array.from({ length: index.length }, (_, i) => index.line(i));
const time = fc.integer({ min: -20 * MINUTE, max: 24 * MINUTE });

/** What a search goes through, as one would write it without templates. */
function lineContains({ text, code, requestId, service }: LogLine, lower: string): boolean {
  return [text, code, requestId, service].some((part) => part?.toLowerCase().includes(lower));
}

/** Texts that lines have, and such as they nearly have. */
const needle = fc.oneof(
  fc
    .tuple(fc.nat(everything.length - 1), fc.nat(60), fc.integer({ min: 1, max: 14 }), fc.boolean())
    .map(([i, from, length, upper]) => {
      const line = everything[i];
      const text = `${line?.text} ${line?.code ?? ''} ${line?.service}`.slice(from, from + length);
      return upper ? text.toUpperCase() : text;
    }),
  fc.string({ maxLength: 6 }),
  fc.constantFrom('typeerror', 'unhandled', 'v42', 'eu-', 'request_id=', ' details={"release"', 'e', '-', 'É', 'edge:'),
);

describe('a scan', () => {
  it('finds the lines that reading makes, in their order', () => {
    fc.assert(
      fc.property(time, time, fc.subarray(streams), fc.constantFrom('debug', 'warn', 'fatal'), (x, y, some, level) => {
        const [from, to] = x < y ? [x, y] : [y, x];
        const minRank = levelRank(level);
        const index = scanLines(world, { streams: some, from, to, minRank, lower: '' });
        const expected = linesOf(world, some, from, to, { minRank });
        expect(all(index)).toEqual(expected);
        expect(expected.map((l) => l.at)).toEqual(expected.map((_, i) => index.at(i)));
      }),
      { numRuns: 20 },
    );
  });

  it('finds what a search through the rendered lines finds, whatever is searched for', () => {
    fc.assert(
      fc.property(needle, (text) => {
        const lower = text.toLowerCase();
        const index = scanLines(world, { streams, from: -14 * MINUTE, to: 4 * MINUTE, minRank: 0, lower });
        const expected = everything.filter((l) => lower === '' || lineContains(l, lower));
        expect(index.length).toBe(expected.length);
        expect(all(index).map((l) => l.id)).toEqual(expected.map((l) => l.id));
      }),
      { numRuns: 60 },
    );
  });

  it('has no lines beyond its ends', () => {
    const index = scanLines(world, { streams, from: 0, to: 1_000, minRank: 0, lower: '' });
    expect(() => index.line(index.length)).toThrow(RangeError);
    expect(() => index.line(-1)).toThrow(RangeError);
    expect(scanLines(world, { streams, from: 5, to: 5, minRank: 0, lower: '' }).length).toBe(0);
  });

  it('answers as reading does: lines, evidence, refusals, and nothing that was deleted', () => {
    const deleted: WorldView = {
      ...world,
      facts: [{ at: 2 * MINUTE, by: 'codex', fact: { type: 'logs.deleted', stream: 'fn', spans: [[0, 30_000]] } }],
    };
    for (const of of [world, deleted]) {
      for (const text of ['', 'typeerror', 'TypeError: cannot read numbers', 'no such text']) {
        for (const asked of [['fn'], ['errors', 'fn'], []]) {
          const range = { streams: asked, from: -13 * MINUTE, to: 3 * MINUTE, text } as const;
          const scanned = perform(of, { op: 'logs.scan', ...range });
          const read = perform(of, { op: 'logs.read', ...range, limit: 20_000 });
          if (!scanned.ok || !read.ok) throw new Error('a scan of a known stream failed');
          expect(all(scanned.value.lines)).toEqual(read.value.lines);
          expect(scanned.evidence).toEqual(read.evidence);
        }
      }
    }
    const wrong = { op: 'logs.scan', streams: ['nowhere'], from: 0, to: 1 } as const;
    expect(perform(world, wrong)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(perform(world, { ...wrong, streams: [], from: 2 })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});
