import type { DrillTime } from '../../src/base/drill-time';
import type { Act } from '../../src/drill/acts';
import { createDrill, type Drill } from '../../src/drill/drill';
import { advanceTo, foldEntries } from '../../src/drill/fold';
import type { Entry, Header } from '../../src/drill/record';
import type { DrillState } from '../../src/drill/state';
import { headerFor, tinyBundle } from './tiny-scenario';

/** Wall time at which headless drills start. */
export const WALL_ZERO = 1_000_000;

/** One act at a drill time, written as the player would have done it at pace 1. */
export type Step = readonly [at: DrillTime, by: string, act: Act];

/** Entries out of steps: numbered, stamped, with ids. */
export function entriesOf(steps: readonly Step[]): Entry[] {
  return steps.map(([at, by, act], i) => ({ seq: i + 1, at: WALL_ZERO + at, id: `e${i + 1}`, by, act }));
}

/** given(steps).when(act): the state before and after, on the tiny scenario. */
export function given(
  steps: readonly Step[],
  change: Partial<Header> = {},
): {
  drill: Drill;
  before: DrillState;
  at: (t: DrillTime) => DrillState;
  when: (at: DrillTime, by: string, act: Act) => { after: DrillState; refused: string | undefined };
} {
  const drill = createDrill(tinyBundle, headerFor(tinyBundle, change));
  const entries = entriesOf([[0, 'codex', { type: 'drill.start' }], ...steps]);
  const before = foldEntries(drill, entries);
  return {
    drill,
    before,
    at: (t) => advanceTo(drill, before, t),
    when: (at, by, act) => {
      const entry: Entry = { seq: entries.length + 1, at: WALL_ZERO + at, id: 'when', by, act };
      const after = foldEntries(drill, [entry], before);
      const last = after.refusals.at(-1);
      return { after, refused: last?.seq === entry.seq ? last.code : undefined };
    },
  };
}
