import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Trouble } from './catalogue';
import { keepSeat } from './kept-seat';
import type { LiveSession } from './live-session';
import { openSession } from './open-session';
import type { House } from './ports';
import { beginLife } from './session-machine';
import type { DrillSession, SessionSnapshot } from './types';

/** A drill that is being opened, is open, or could not be. */
export type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly session: LiveSession }
  | { readonly status: 'failed'; readonly trouble: Trouble };

const LOADING: Opening = { status: 'loading' };

/** Opens a drill as long as the component is there. */
export function useOpenSession(house: House | null, drillId: string): Opening {
  const [opening, setOpening] = useState<Opening>(LOADING);
  useEffect(() => {
    if (house === null) return;
    const life = beginLife();
    let session: LiveSession | undefined;
    let stopKeeping = () => {};
    let gone = false;
    setOpening(LOADING);
    void openSession(house, drillId, undefined, life).then((opened) => {
      if (!opened.ok) {
        if (!gone) setOpening({ status: 'failed', trouble: opened.error });
        return;
      }
      session = opened.value;
      if (gone) session.dispose();
      else {
        stopKeeping = keepSeat(session);
        setOpening({ status: 'ready', session });
      }
    });
    return () => {
      gone = true;
      stopKeeping();
      session?.dispose();
    };
  }, [house, drillId]);
  return opening;
}

/** What a session shows now; renders again when it changes. */
export function useSession(session: DrillSession): SessionSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
