import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import type { LiveSession } from '../session/live-session';
import { useOpenSession, useSession } from '../session/use-session';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useHouse } from './use-house';

const FloorScreen = lazy(() => import('../screens/floor/floor-screen').then((m) => ({ default: m.FloorScreen })));
const PostmortemScreen = lazy(() =>
  import('../screens/postmortem/postmortem-screen').then((m) => ({ default: m.PostmortemScreen })),
);
const DebriefRoute = lazy(() => import('./debrief-route').then((m) => ({ default: m.DebriefRoute })));

/** One drill, opened where it was. */
export function DrillRoute({ drillId }: { readonly drillId: string }) {
  const [, navigate] = useLocation();
  const house = useHouse();
  const opening = useOpenSession(house, drillId);
  if (opening.status === 'failed')
    return <TroublePage label="Drill" trouble={opening.trouble} onLeave={() => navigate('/')} />;
  if (opening.status === 'loading' || house === null) return <LoadingPage label="Opening the drill" />;
  return (
    <Suspense fallback={<LoadingPage label="Loading the screen" />}>
      <DrillByPhase session={opening.session} onLeave={() => navigate('/')} />
    </Suspense>
  );
}

/** The screen follows from the drill's phase, and the phase from the record. */
function DrillByPhase({ session, onLeave }: { readonly session: LiveSession; readonly onLeave: () => void }) {
  const snapshot = useSession(session);
  switch (snapshot.view.phase) {
    case 'postmortem':
      return <PostmortemScreen session={session} snapshot={snapshot} onLeave={onLeave} />;
    case 'debrief':
    case 'stopped':
      return <DebriefRoute session={session} onLeave={onLeave} />;
    default:
      // When the live part ends the phase changes, and with it the screen: there is nothing to do on the way.
      return <FloorScreen session={session} onLeave={onLeave} onPostmortem={() => undefined} />;
  }
}
