import { lazy, useEffect, useState } from 'react';
import { knownSkills } from '../session/coach';
import type { LiveSession } from '../session/live-session';
import type { House } from '../session/ports';
import { useSession } from '../session/use-session';

const FloorScreen = lazy(() => import('../screens/floor/floor-screen').then((m) => ({ default: m.FloorScreen })));
const PostmortemScreen = lazy(() =>
  import('../screens/postmortem/postmortem-screen').then((m) => ({ default: m.PostmortemScreen })),
);
const DebriefRoute = lazy(() => import('./debrief-route').then((m) => ({ default: m.DebriefRoute })));

/** The screen follows from the drill's phase, and the phase from the record. */
export function DrillByPhase({
  house,
  session,
  isCopy = false,
  onLeave,
}: {
  readonly house: House;
  readonly session: LiveSession;
  /** Nothing may be added to it here. */
  readonly isCopy?: boolean;
  readonly onLeave: () => void;
}) {
  const snapshot = useSession(session);
  const [revising, setRevising] = useState(false);
  const known = useKnownSkills(house, snapshot.view.coaching !== 'free');
  switch (snapshot.view.phase) {
    case 'postmortem':
      return <PostmortemScreen session={session} snapshot={snapshot} onLeave={onLeave} />;
    case 'debrief':
      if (revising)
        return (
          <PostmortemScreen
            session={session}
            snapshot={snapshot}
            onLeave={onLeave}
            onRevised={() => setRevising(false)}
          />
        );
      if (isCopy) return <DebriefRoute session={session} onLeave={onLeave} isReadOnly />;
      return <DebriefRoute session={session} onLeave={onLeave} onRevise={() => setRevising(true)} />;
    case 'stopped':
      return <DebriefRoute session={session} onLeave={onLeave} />;
    default:
      // When the live part ends the phase changes, and with it the screen: there is nothing to do on the way.
      return <FloorScreen session={session} known={known} onLeave={onLeave} onPostmortem={() => undefined} />;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** What the last drills have shown, so that the coach is quiet about it. */
function useKnownSkills(house: House, isWanted: boolean): ReadonlySet<string> {
  const [known, setKnown] = useState(NOTHING);
  useEffect(() => {
    if (!isWanted) return;
    let gone = false;
    void knownSkills(house).then((found) => {
      if (!gone) setKnown(found);
    });
    return () => {
      gone = true;
    };
  }, [house, isWanted]);
  return known;
}
