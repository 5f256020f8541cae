import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { JoinScreen } from '../screens/lobby/join-screen';
import type { JoinProblem, JoinScreenProps, JoinStanding } from '../screens/lobby/types';
import { keptName } from '../session/room/kept';
import { lookIntoRoom } from '../session/room/look-into-room';
import { joinRoom } from '../session/room/open-room';
import { type RoomLink, readLink } from '../sync/room/link';
import { openHouse } from './house';
import { LoadingPage } from './loading-page';
import { findPlace } from './room-place';

/** An engine that has not answered by now is told of; it is tried further all the same (ms). */
const SILENT = 8_000;

/** Comes into a room by its link. The link is a key, so the address bar shows it no longer than needed. */
export function JoinRoute({ roomId, secret }: { readonly roomId: string; readonly secret: string }) {
  const [, navigate] = useLocation();
  const [name, setName] = useState<string | null>(null);
  const [room, setRoom] = useState<JoinScreenProps['room']>();
  const [loading, setLoading] = useState<JoinScreenProps['loading']>();
  const [problem, setProblem] = useState<JoinProblem>();
  const [isJoining, setJoining] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const link = useRef<RoomLink | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt looks anew
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    setProblem(undefined);
    void (async () => {
      const house = await openHouse();
      const kept = await keptName(house);
      if (gone) return;
      setName(kept);
      const read = readLink(roomId, secret);
      if (!read.ok) {
        setProblem({ code: 'damaged-link', detail: read.error.sentence });
        return;
      }
      link.current = read.value;
      // Whoever has been here goes straight back in.
      if ((await house.rooms.room(roomId).catch(() => undefined)) !== undefined) {
        navigate(`/room/${roomId}`, { replace: true });
        return;
      }
      const place = await findPlace(read.value);
      if (gone) return;
      if (place === undefined) {
        setProblem({ code: 'no-engine' });
        return;
      }
      const { engine } = place;
      const silent = setTimeout(() => {
        if (engine.status() !== 'connected') setProblem({ code: 'unreachable' });
      }, SILENT);
      const watching = engine.watch((status) => {
        if (status === 'connected') setProblem((p) => (p?.code === 'unreachable' ? undefined : p));
        if (status === 'refused') setProblem({ code: 'refused' });
      });
      const unlook = lookIntoRoom(engine, read.value, setRoom, setProblem);
      stop = () => {
        clearTimeout(silent);
        watching.stop();
        unlook();
      };
      if (gone) stop();
    })();
    return () => {
      gone = true;
      stop();
    };
  }, [roomId, secret, attempt]);

  const join = async (as: string, standing: JoinStanding) => {
    const wanted = link.current;
    const place = wanted && (await findPlace(wanted));
    if (wanted === undefined || place === undefined) return;
    setJoining(true);
    setProblem(undefined);
    const joined = await joinRoom(await openHouse(), place, wanted, { name: as, standing }, setLoading);
    setJoining(false);
    setLoading(undefined);
    if (joined.ok) {
      joined.value.dispose();
      navigate(`/room/${roomId}`, { replace: true });
    } else setProblem(joined.error);
  };

  if (name === null) return <LoadingPage label="Opening the link" />;
  return (
    <JoinScreen
      name={name}
      {...(room === undefined ? {} : { room })}
      {...(loading === undefined ? {} : { loading })}
      isJoining={isJoining}
      {...(problem === undefined ? {} : { problem })}
      onJoin={(as, standing) => void join(as, standing)}
      onRetry={() => setAttempt((n) => n + 1)}
      onLeave={() => navigate('/')}
    />
  );
}
