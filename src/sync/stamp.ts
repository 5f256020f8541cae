import type { WallTime } from '../base/drill-time';
import type { Entry, Proposal } from '../drill/record';

/** The next entries after `last`: numbered without a gap, stamped with a wall time that never runs back. */
export function stamp(proposals: readonly Proposal[], last: Entry | undefined, wall: WallTime): Entry[] {
  const at = Math.max(Math.round(wall), last?.at ?? 0);
  const first = (last?.seq ?? 0) + 1;
  return proposals.map(({ id, by, act }, i) => ({ seq: first + i, at, id, by, act }));
}
