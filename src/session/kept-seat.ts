import type { PersonId } from '../drill/state';
import type { DrillSession } from './types';

const key = (drillId: string) => `hotwash.seat.${drillId}`;

/**
 * Takes the seat that this window had before it was loaded again, and remembers it from now on, as long as the window is
 * open: two windows on one drill keep two seats. Returns how to stop.
 */
export function keepSeat(session: DrillSession): () => void {
  const before = kept(session.drillId);
  if (before !== undefined) session.setActingAs(before);
  let last = session.getSnapshot().actingAs;
  return session.subscribe(() => {
    const { actingAs } = session.getSnapshot();
    if (actingAs === last) return;
    last = actingAs;
    try {
      window.sessionStorage.setItem(key(session.drillId), actingAs);
    } catch {
      // Storage is refused: the seat lasts until the page is left.
    }
  });
}

function kept(drillId: string): PersonId | undefined {
  try {
    return window.sessionStorage.getItem(key(drillId)) ?? undefined;
  } catch {
    return undefined;
  }
}
