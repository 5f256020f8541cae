import { useSyncExternalStore } from 'react';
import type { DrillSession, SessionSnapshot } from '../../../session/types';

/** The drill as it stands; drawn anew whenever anything in it changed. */
export function useSnapshot(session: DrillSession): SessionSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
