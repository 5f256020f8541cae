import { type DimensionProgress, progressOf } from '../coach/progress';
import { type Playable, type Proposed, proposeNext } from '../coach/propose';
import { playedDrills } from './coach';
import type { House } from './ports';

/** What the library tells of the person's own drills. Watched drills are kept nowhere, so they are not among them. */
export interface LibraryProgress {
  readonly drills: number;
  readonly dimensions: readonly DimensionProgress[];
  readonly next?: Proposed;
}

/** Reads the frozen scorecards of this browser. */
export async function libraryProgress(
  house: Pick<House, 'archive'>,
  scenarios: readonly Playable[],
): Promise<LibraryProgress> {
  const drills = (await playedDrills(house)).map(({ card, ...drill }) => ({ ...drill, dimensions: card.dimensions }));
  const next = proposeNext(drills, scenarios);
  return { drills: drills.length, dimensions: progressOf(drills), ...(next === undefined ? {} : { next }) };
}
