import type { Reading } from './reading';
import type { RoomLog } from './room-log';
import type { RoomNow, RoomPhase } from './room-types';

/** How it stands with a log that is being followed. `isFounder`: the link is our own. */
export function phaseOf(log: RoomLog, reading: Reading, wasUpToDate: boolean, isFounder: boolean): RoomPhase {
  if (log.access !== 'open') return log.access;
  if (reading.isForgotten) return 'rolled-back';
  if (reading.isGone) return 'history-gone';
  if (log.state.isClosed) return 'closed';
  const isFounded = log.state.founder !== undefined;
  if (wasUpToDate && (isFounded || isFounder)) return 'open';
  const hasReadAll = reading.ahead === 0 && (log.unread === 0 || log.seq === 0);
  if (!hasReadAll || isFounded) return 'loading';
  // A link is only shown once its room is founded: an empty list has lost its messages.
  return log.unread === 0 && log.seq === 0 ? 'history-gone' : 'unreadable';
}

/** Is there nothing new? The parts of a room's state are replaced when they change, so only presence has to be looked into. */
export function isAlike(a: RoomNow, b: RoomNow): boolean {
  const { presence: heardA, loading: loadingA, ...restA } = a;
  const { presence: heardB, loading: loadingB, ...restB } = b;
  return (
    JSON.stringify([heardA, loadingA]) === JSON.stringify([heardB, loadingB]) &&
    Object.entries(restB).every(([key, value]) => restA[key as keyof typeof restA] === value)
  );
}
