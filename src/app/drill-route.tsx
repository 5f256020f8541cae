import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { RoomHouse } from '../session/ports';
import { credentialsOf } from '../session/room/kept';
import { useOpenSession } from '../session/use-session';
import { Banner } from '../ui/banner';
import { DrillByPhase } from './drill-by-phase';
import { LoadingPage } from './loading-page';
import { findPlace } from './room-place';
import { TroublePage } from './trouble-page';
import { useHouse } from './use-house';

/** Where a drill of this browser is opened: here, in its room, or here as a copy because its room cannot be reached. */
type Where = { readonly at: 'here' | 'copy' } | { readonly at: 'room'; readonly roomId: string };

async function whereIs(house: RoomHouse, drillId: string): Promise<Where> {
  const room = await house.rooms.roomOfDrill(drillId).catch(() => undefined);
  if (room === undefined) return { at: 'here' };
  const row = await house.archive.drill(drillId);
  const isOver = row?.phase === 'debrief' || row?.phase === 'stopped';
  if (!isOver && room.endedAt === undefined) return { at: 'room', roomId: room.roomId };
  const credentials = credentialsOf(room);
  const place = credentials.ok ? await findPlace(credentials.value.link) : undefined;
  return place === undefined || room.endedAt !== undefined ? { at: 'copy' } : { at: 'room', roomId: room.roomId };
}

/** One drill, opened where it was: in its room, when it is played in one. */
export function DrillRoute({ drillId }: { readonly drillId: string }) {
  const [, navigate] = useLocation();
  const house = useHouse();
  const [where, setWhere] = useState<Where | null>(null);
  useEffect(() => {
    if (house === null) return;
    let gone = false;
    void whereIs(house, drillId).then((found) => {
      if (gone) return;
      if (found.at === 'room') navigate(`/room/${found.roomId}`, { replace: true });
      else setWhere(found);
    });
    return () => {
      gone = true;
    };
  }, [house, drillId, navigate]);
  if (house === null || where === null) return <LoadingPage label="Opening the drill" />;
  return <OwnDrill house={house} drillId={drillId} isCopy={where.at === 'copy'} />;
}

/** A drill as this browser has it. A copy of what was played in a room is for looking at: its order is the room's. */
function OwnDrill({
  house,
  drillId,
  isCopy,
}: {
  readonly house: RoomHouse;
  readonly drillId: string;
  readonly isCopy: boolean;
}) {
  const [, navigate] = useLocation();
  const opening = useOpenSession(house, drillId);
  if (opening.status === 'failed')
    return <TroublePage label="Drill" trouble={opening.trouble} onLeave={() => navigate('/')} />;
  if (opening.status === 'loading') return <LoadingPage label="Opening the drill" />;
  return (
    <Suspense fallback={<LoadingPage label="Loading the screen" />}>
      {isCopy && (
        <Banner
          tone="info"
          title="A copy of this drill"
          text="Its room cannot be reached from here, so it can be read but not changed. Open it at the host’s address to go on."
        />
      )}
      <DrillByPhase house={house} session={opening.session} isCopy={isCopy} onLeave={() => navigate('/')} />
    </Suspense>
  );
}
