import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogIndex, LogLine } from '../../../../world/model/operations';
import {
  EMPTY_TAPE,
  indexOfLine,
  type LogTape,
  lineAt,
  type TapeStretch,
  tailFrom,
  trimmed,
  withNewer,
  withOlder,
} from './log-tape';

/** A log with lines at these times. */
function logOf(times: readonly number[]): (from: number, to: number) => TapeStretch {
  return (from, to) => {
    const inside = times.map((at, n) => ({ at, n })).filter(({ at }) => at >= from && at < to);
    const lines: LogIndex = {
      length: inside.length,
      at: (i) => inside[i]?.at ?? 0,
      line: (i): LogLine => {
        const { at = 0, n = 0 } = inside[i] ?? {};
        return { id: `s:${n}`, at, stream: 's', level: 'info', text: `line ${n}`, service: 'x' };
      },
    };
    return { from, to, lines };
  };
}
const ids = (tape: LogTape): (string | undefined)[] =>
  Array.from({ length: tape.length }, (_, i) => lineAt(tape, i)?.id);

const times = fc.array(fc.nat(1_000), { maxLength: 80 }).map((list) => list.sort((a, b) => a - b));
const cuts = fc
  .array(fc.nat(1_000), { maxLength: 6 })
  .map((list) => [...new Set([0, ...list, 1_000])].sort((a, b) => a - b));

describe('a tape', () => {
  it('read backwards in stretches and then on has every line once, in order', () => {
    fc.assert(
      fc.property(times, cuts, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }), (list, borders, steps) => {
        const log = logOf(list);
        let tape: LogTape = EMPTY_TAPE;
        for (let i = borders.length - 1; i > 0; i--) tape = withOlder(tape, log(borders[i - 1] ?? 0, borders[i] ?? 0));
        let now = 1_000;
        for (const step of steps) {
          now += step;
          tape = withNewer(tape, log(tailFrom(tape) ?? 0, now));
        }
        expect(ids(tape)).toEqual(list.flatMap((at, n) => (at < now ? [`s:${n}`] : [])));
        expect(lineAt(tape, -1)).toBeUndefined();
        expect(lineAt(tape, tape.length)).toBeUndefined();
      }),
    );
  });

  it('drops what is older than its range or too much, and knows how far the rest has moved', () => {
    fc.assert(
      fc.property(
        times,
        cuts,
        fc.nat(1_000),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 90 }),
        (list, borders, x, y, most) => {
          const log = logOf(list);
          let tape: LogTape = EMPTY_TAPE;
          for (let i = borders.length - 1; i > 0; i--)
            tape = withOlder(tape, log(borders[i - 1] ?? 0, borders[i] ?? 0));
          const whole = ids(tape);
          const before = tape.moved;
          const [first, second] = x < y ? [x, y] : [y, x];
          tape = trimmed(trimmed(tape, first, most), second, most);
          const kept = list.flatMap((at, n) => (at >= second && at < 1_000 ? [`s:${n}`] : [])).slice(-most);
          expect(ids(tape)).toEqual(kept);
          if (kept.length > 0) expect(whole.indexOf(kept[0])).toBe(before - tape.moved);
        },
      ),
    );
  });

  it('finds a line again where it is now, and none that is not there', () => {
    fc.assert(
      fc.property(times, cuts, fc.nat(1_000), (list, borders, start) => {
        const log = logOf(list);
        let tape: LogTape = EMPTY_TAPE;
        for (let i = borders.length - 1; i > 0; i--) tape = withOlder(tape, log(borders[i - 1] ?? 0, borders[i] ?? 0));
        tape = trimmed(tape, start);
        for (let i = 0; i < tape.length; i++) expect(indexOfLine(tape, lineAt(tape, i) ?? { id: '', at: 0 })).toBe(i);
        for (const [n, at] of list.entries()) {
          if (at < start) expect(indexOfLine(tape, { id: `s:${n}`, at })).toBe(-1);
        }
        expect(indexOfLine(tape, { id: 'other', at: list[0] ?? 0 })).toBe(-1);
      }),
    );
  });

  it('reads its last stretch again only while that is short', () => {
    const short = withOlder(EMPTY_TAPE, logOf([1, 2, 3])(0, 10));
    expect(tailFrom(short)).toBe(0);
    const long = withOlder(EMPTY_TAPE, logOf(Array.from({ length: 3_000 }, (_, i) => i / 1_000))(0, 10));
    expect(tailFrom(long)).toBe(10);
    expect(tailFrom(EMPTY_TAPE)).toBeUndefined();
  });
});
