import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Trouble } from '../session/catalogue';
import { useSession } from '../session/use-session';
import type { Watch } from '../session/watch-drill';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';

const WatchFloor = lazy(() => import('../screens/floor/watch/watch-floor').then((m) => ({ default: m.WatchFloor })));
const DebriefRoute = lazy(() => import('./debrief-route').then((m) => ({ default: m.DebriefRoute })));

type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly watch: Watch }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** A drill that bots play, to be watched. It is kept nowhere: leaving it ends it. */
export function WatchRoute({ scenarioId }: { readonly scenarioId: string }) {
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<Opening>({ status: 'loading' });
  useEffect(() => {
    let gone = false;
    let watch: Watch | undefined;
    setOpening({ status: 'loading' });
    void import('../session/watch-drill')
      .then((m) => m.openWatch(scenarioId))
      .then((opened) => {
        if (opened.ok) watch = opened.value;
        if (gone) watch?.session.dispose();
        else if (opened.ok) setOpening({ status: 'ready', watch: opened.value });
        else setOpening({ status: 'failed', trouble: opened.error });
      });
    return () => {
      gone = true;
      watch?.session.dispose();
    };
  }, [scenarioId]);

  const leave = () => navigate('/');
  if (opening.status === 'failed')
    return <TroublePage label="Watch a drill" trouble={opening.trouble} onLeave={leave} />;
  if (opening.status === 'loading') return <LoadingPage label="Setting up a drill to watch" />;
  return (
    <Suspense fallback={<LoadingPage label="Loading the screen" />}>
      <WatchByPhase watch={opening.watch} onLeave={leave} />
    </Suspense>
  );
}

function WatchByPhase({ watch, onLeave }: { readonly watch: Watch; readonly onLeave: () => void }) {
  const { phase } = useSession(watch.session).view;
  return phase === 'debrief' || phase === 'stopped' ? (
    <DebriefRoute session={watch.live} house={watch.house} onLeave={onLeave} />
  ) : (
    <WatchFloor session={watch.session} onLeave={onLeave} />
  );
}
