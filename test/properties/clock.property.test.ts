import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Act } from '../../src/drill/acts';
import { advanceTo } from '../../src/drill/advance';
import { createDrill } from '../../src/drill/drill';
import { foldEntries } from '../../src/drill/fold';
import type { Entry } from '../../src/drill/record';
import { stateHash } from '../../src/drill/replay';
import type { DrillState } from '../../src/drill/state';
import { anyHeader, anyMoves, bundle, type Move } from '../support/random-record';
import { full } from '../support/shipped';

// A whole sweep takes longer than a unit test may.
vi.setConfig({ testTimeout: full ? 600_000 : 60_000 });

/** What somebody does with the clock before a move: a pause of so many ms of wall time, or another pace. */
type Fiddle = { readonly pause: number } | { readonly pace: 1 | 5 | 20 };

const anyFiddles = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 500_000 }).map((pause): Fiddle => ({ pause })),
    fc.constantFrom<Fiddle>({ pace: 1 }, { pace: 5 }, { pace: 20 }),
  ),
  { minLength: 40, maxLength: 40 },
);

/** A refused entry in place of each that touches the clock, so that entries keep their numbers. */
const nothing: Act = { type: 'drill.resume' };

/** The same moves at the same drill times, with or without somebody at the clock; and the drill time of the last. */
function recordOf(
  moves: readonly Move[],
  fiddles: readonly Fiddle[],
  fiddle: boolean,
): { entries: Entry[]; end: number } {
  const entries: Entry[] = [];
  let wall = 1_000_000;
  let pace = 1;
  let end = 0;
  const add = (by: string, act: Act): void => {
    entries.push({ seq: entries.length + 1, at: wall, id: `e${entries.length + 1}`, by, act });
  };
  add('codex', { type: 'drill.start' });
  for (const [i, move] of moves.entries()) {
    const what = fiddles[i] ?? { pace: 1 };
    if (!fiddle) {
      add('codex', nothing);
      add('codex', nothing);
    } else if ('pause' in what) {
      add('codex', { type: 'drill.pause', reason: 'player' });
      wall += what.pause;
      add('codex', { type: 'drill.resume' });
    } else {
      add('codex', what.pace === pace ? nothing : { type: 'drill.pace', pace: what.pace });
      add('codex', nothing);
      pace = what.pace;
    }
    wall += move.gap / pace;
    end += move.gap;
    for (const act of move.acts) add(move.by, act);
  }
  return { entries, end };
}

/** What happened, without what tells of clocks: wall times, the clock itself, and the acts that moved it. */
function happened(state: DrillState): unknown {
  const { clock: _clock, lastWall: _wall, happenings, refusals, actCounts: _counts, ...rest } = state;
  return {
    ...rest,
    happenings: happenings.filter((h) => !h.act.type.startsWith('drill.')).map(({ wall: _w, ...h }) => h),
    refusals: refusals.filter((r) => !r.act.startsWith('drill.')),
  };
}

describe('the clock', () => {
  it('never changes what happens at a drill time: pauses and pace only decide when people see it', () => {
    fc.assert(
      fc.property(anyHeader, anyMoves, anyFiddles, (header, moves, fiddles) => {
        const drill = createDrill(bundle, header);
        const plain = recordOf(moves, fiddles, false);
        const fiddled = recordOf(moves, fiddles, true);
        const end = plain.end + 10 * 60_000;
        const a = advanceTo(drill, foldEntries(drill, plain.entries), end);
        const b = advanceTo(drill, foldEntries(drill, fiddled.entries), end);
        expect(happened(b)).toEqual(happened(a));
        expect(stateHash(happened(b) as DrillState)).toBe(stateHash(happened(a) as DrillState));
      }),
      { numRuns: full ? 300 : 25 },
    );
  });
});
