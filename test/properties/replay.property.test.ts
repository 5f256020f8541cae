import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { advanceTo } from '../../src/drill/advance';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, foldEntries, initialState, stateAt, stateAtWall } from '../../src/drill/fold';
import { replay, stateHash } from '../../src/drill/replay';
import { anyEntries, anyHeader, anyMoves, bundle, played } from '../support/random-record';
import { full } from '../support/shipped';

// A whole sweep takes longer than a unit test may.
vi.setConfig({ testTimeout: full ? 600_000 : 60_000 });

const many = { numRuns: full ? 400 : 30 };
const few = { numRuns: full ? 60 : 5 };

describe('any record', () => {
  it('replays to the same state, to the byte', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, (header, entries) => {
        const again = JSON.parse(JSON.stringify(entries)) as typeof entries;
        expect(replay(bundle, header, entries).hash).toBe(replay(bundle, { ...header }, again).hash);
      }),
      many,
    );
  });

  it('folds to the same state entry by entry, asked for at any moments between', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, fc.integer({ min: 1, max: 7 }), (header, entries, every) => {
        const drill = createDrill(bundle, header);
        const whole = stateHash(foldEntries(drill, entries));
        let state = initialState(drill);
        for (const [i, entry] of entries.entries()) {
          // Looking at the drill between entries, as every screen does, must leave no trace.
          if (i % every === 0) state = stateAtWall(drill, state, Math.max(state.lastWall, entry.at - 1));
          state = applyEntry(drill, state, entry);
        }
        expect(stateHash(state)).toBe(whole);
      }),
      many,
    );
  });

  it('folds in two parts, through JSON, as in one', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, fc.nat(), (header, entries, n) => {
        const drill = createDrill(bundle, header);
        const cut = n % (entries.length + 1);
        const half = JSON.parse(JSON.stringify(foldEntries(drill, entries.slice(0, cut)))) as ReturnType<
          typeof initialState
        >;
        expect(stateHash(foldEntries(drill, entries.slice(cut), half))).toBe(stateHash(foldEntries(drill, entries)));
      }),
      many,
    );
  });

  it('folds without throwing, and so does every prefix of it', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, (header, entries) => {
        const drill = createDrill(bundle, header);
        let state = initialState(drill);
        for (const entry of entries) {
          const before = state.t;
          state = applyEntry(drill, state, entry);
          expect(state.seq).toBe(entry.seq);
          expect(state.t).toBeGreaterThanOrEqual(before);
        }
        expect(state.happenings.length + state.refusals.length).toBe(entries.length);
      }),
      many,
    );
  });

  it('shows at a drill time what was there, whatever came later', () => {
    fc.assert(
      fc.property(anyHeader, anyEntries, fc.nat({ max: 3_600_000 }), (header, entries, t) => {
        const drill = createDrill(bundle, header);
        const then = stateAt(drill, entries, t);
        const upTo = entries.filter((e) => e.seq <= then.seq);
        expect(stateHash(advanceTo(drill, foldEntries(drill, upTo), then.t))).toBe(stateHash(then));
      }),
      many,
    );
  });
});

describe('a drill with colleagues made of code', () => {
  it('comes out the same whenever it is played with the same moves, and replays', () => {
    fc.assert(
      fc.property(anyHeader, anyMoves, (header, moves) => {
        const entries = played(header, moves);
        expect(played(header, moves)).toEqual(entries);
        expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length);
        expect(replay(bundle, header, entries).hash).toBe(replay(bundle, header, entries).hash);
      }),
      few,
    );
  });
});
