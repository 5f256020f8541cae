import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../../../world/model/operations';
import { appendLines, type LogBuffer, MOST_LINES } from './log-buffer';

const line = (at: number): LogLine => ({ id: `s:${at}`, at, stream: 's', level: 'info', text: 'x', service: 'x' });
const empty: LogBuffer = { lines: [], truncated: false, evidence: [], to: 0 };

describe('appendLines', () => {
  it('in stretches gives what one read of everything gives', () => {
    const times = fc.uniqueArray(fc.nat(10_000), { maxLength: 200 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(10_000), fc.nat(10_000), (list, cut, start) => {
        const lines = list.map(line);
        // The second stretch begins where the first ended, and a line on the border comes twice.
        const first = lines.filter((l) => l.at <= cut);
        const second = lines.filter((l) => l.at >= cut);
        const begun = appendLines(empty, first, ['a'], start, cut);
        const done = appendLines(begun, second, ['a', 'b'], start, 10_000);
        expect(done.lines).toEqual(lines.filter((l) => l.at >= start));
        expect(done.evidence).toEqual(['a', 'b']);
      }),
    );
  });

  it('leaves the oldest out when there are too many, and says so', () => {
    const many = Array.from({ length: MOST_LINES + 5 }, (_, i) => line(i));
    const buffer = appendLines(empty, many, [], 0, MOST_LINES + 5);
    expect(buffer.lines.length).toBe(MOST_LINES);
    expect(buffer.lines[0]?.at).toBe(5);
    expect(buffer.truncated).toBe(true);
  });
});
