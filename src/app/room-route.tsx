import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { LoadedBundle, Trouble } from '../session/catalogue';
import { previousScribe } from '../session/create-drill';
import type { LiveSession } from '../session/live-session';
import { loadScenario } from '../session/load-scenario';
import type { RoomHouse } from '../session/ports';
import type { LiveRoom } from '../session/room/live-room';
import type { RoomSnapshot } from '../session/room/types';
import { useSession } from '../session/use-session';
import { WatchedSession } from '../session/watched-session';
import { Button } from '../ui/button';
import { DrillByPhase } from './drill-by-phase';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useHouse } from './use-house';
import { useRoom, useRoomDrill, useRoomSnapshot } from './use-room';

const LobbyScreen = lazy(() => import('../screens/lobby/lobby-screen').then((m) => ({ default: m.LobbyScreen })));
const WatchFloor = lazy(() => import('../screens/floor/watch/watch-floor').then((m) => ({ default: m.WatchFloor })));
const DebriefRoute = lazy(() => import('./debrief-route').then((m) => ({ default: m.DebriefRoute })));
const FacilitatorScreen = lazy(() =>
  import('../screens/facilitator/facilitator-screen').then((m) => ({ default: m.FacilitatorScreen })),
);
const EvaluatorScreen = lazy(() =>
  import('../screens/facilitator/evaluator-screen').then((m) => ({ default: m.EvaluatorScreen })),
);

const REMOVED: Trouble = {
  title: 'You are not in this room any more',
  lines: ['A host has taken you out of it, or has replaced its key. Ask them for a new link if that was a mistake.'],
};
const CLOSED: Trouble = {
  title: 'This room is closed',
  lines: ['Its host has closed it, or the engine does not keep it any more. What was played in it is in the library.'],
};

/** `floor`: what an observer sees, whatever one is in the room: a second window of those who run the exercise. */
export type RoomPlaceShown = 'own' | 'floor';

/** A room that this browser is in: lobby, drill and debrief, each as what one is in it. */
export function RoomRoute({ roomId, show }: { readonly roomId: string; readonly show: RoomPlaceShown }) {
  const [, navigate] = useLocation();
  const house = useHouse();
  const opened = useRoom(roomId);
  const leave = () => navigate('/');
  if (opened.status === 'failed') return <TroublePage label="Team drill" trouble={opened.trouble} onLeave={leave} />;
  if (opened.status === 'loading' || house === null) return <LoadingPage label="Opening the room" />;
  return (
    <Suspense fallback={<LoadingPage label="Loading the screen" />}>
      <RoomByPhase house={house} room={opened.value} show={show} onLeave={leave} />
    </Suspense>
  );
}

interface Props {
  readonly house: RoomHouse;
  readonly room: LiveRoom;
  readonly show: RoomPlaceShown;
  readonly onLeave: () => void;
}

function RoomByPhase(props: Props) {
  const { house, room, onLeave } = props;
  const snapshot = useRoomSnapshot(room);
  const files = useLobbyFiles(house, snapshot.phase === 'lobby' ? snapshot.lobby?.scenarioId : undefined);
  switch (snapshot.phase) {
    case 'loading':
      return <RoomLoading snapshot={snapshot} onLeave={onLeave} />;
    case 'removed':
      return <TroublePage label="Team drill" trouble={REMOVED} onLeave={onLeave} />;
    case 'closed':
      return <TroublePage label="Team drill" trouble={CLOSED} onLeave={onLeave} />;
    case 'lobby':
      return (
        <LobbyScreen
          room={room}
          {...(files.loaded === undefined ? {} : { bundle: files.loaded.bundle })}
          previousScribe={files.scribe}
          onLeave={onLeave}
        />
      );
    default:
      return <RoomDrill {...props} snapshot={snapshot} />;
  }
}

/** The log is being read, or the engine is not reached yet. */
function RoomLoading({ snapshot, onLeave }: { readonly snapshot: RoomSnapshot; readonly onLeave: () => void }) {
  const { progress, connection } = snapshot;
  const isReached = connection.status === 'connected';
  const share = progress === undefined || progress.of === 0 ? '' : ` (${progress.done} of ${progress.of})`;
  return (
    <>
      <LoadingPage label={isReached ? `Reading what has happened in the room${share}` : 'Connecting to the room'} />
      <p style={{ textAlign: 'center' }}>
        <Button onClick={onLeave}>Back to the library</Button>
      </p>
    </>
  );
}

function RoomDrill({ house, room, show, snapshot, onLeave }: Props & { readonly snapshot: RoomSnapshot }) {
  const opened = useRoomDrill(house, room, snapshot.drillId);
  if (opened.status === 'failed') return <TroublePage label="Team drill" trouble={opened.trouble} onLeave={onLeave} />;
  if (opened.status === 'loading') return <LoadingPage label="Opening the drill" />;
  return <DrillByStanding house={house} room={room} show={show} session={opened.value} onLeave={onLeave} />;
}

/** Players have the floor; those who run, judge or watch the exercise have screens of their own. */
function DrillByStanding({
  house,
  room,
  show,
  session,
  onLeave,
}: Props & {
  readonly session: LiveSession;
}) {
  const { me } = useRoomSnapshot(room);
  const { phase } = useSession(session).view;
  const watched = useMemo(() => new WatchedSession(session), [session]);
  const [isDebriefing, setDebriefing] = useState(false);
  const isOver = phase === 'debrief' || phase === 'stopped';
  if (me.standing === 'player' && show === 'own')
    return <DrillByPhase house={house} session={session} onLeave={onLeave} />;
  if (isOver && (isDebriefing || me.standing === 'observer'))
    return <DebriefRoute session={session} onLeave={onLeave} isReadOnly />;
  if (show === 'floor' || me.standing === 'observer') return <WatchFloor session={watched} onLeave={onLeave} />;
  const Screen = me.standing === 'facilitator' ? FacilitatorScreen : EvaluatorScreen;
  return (
    <Screen
      session={session}
      room={room}
      onLeave={onLeave}
      onDebrief={() => setDebriefing(true)}
      floorHref={`#/room/${room.roomId}/floor`}
    />
  );
}

interface LobbyFiles {
  readonly loaded: LoadedBundle | undefined;
  readonly scribe: string | null;
}

/** The files of the lobby's scenario, where this browser has them, so that one can read while one waits. */
function useLobbyFiles(house: RoomHouse, scenarioId: string | undefined): LobbyFiles {
  const [files, setFiles] = useState<LobbyFiles>({ loaded: undefined, scribe: null });
  useEffect(() => {
    if (scenarioId === undefined) return;
    let gone = false;
    void Promise.all([loadScenario(house, scenarioId), previousScribe(house)]).then(([loaded, scribe]) => {
      if (!gone) setFiles({ loaded: loaded.ok ? loaded.value : undefined, scribe });
    });
    return () => {
      gone = true;
    };
  }, [house, scenarioId]);
  return files;
}
