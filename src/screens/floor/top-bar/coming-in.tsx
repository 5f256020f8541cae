import { useEffect } from 'react';
import { MINUTE } from '../../../base/drill-time';
import type { RoomSession } from '../../../session/room/types';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { useRemembered } from '../../../ui/remembered';
import { useRoom } from '../../parts/use-room';
import { BRIDGE_CHANNEL } from '../channels/conversations';
import { roleTitle } from '../forms/known';
import { useFloor } from '../parts/floor-context';

const asFlag = (stored: unknown): boolean | undefined => (typeof stored === 'boolean' ? stored : undefined);

/** For whoever comes into a room whose drill runs: that they have no seat, that they only watch, or where to begin reading. */
export function ComingIn({ room }: { readonly room: RoomSession }) {
  const { session, snapshot, showDialog } = useFloor();
  const { me } = useRoom(room);
  const { drill, view, seats } = snapshot;
  const [isOriented, setOriented] = useRemembered(`floor.${session.drillId}.oriented`, view.t < MINUTE, asFlag);
  // Who was here when it began has not come in later, also after a reload.
  useEffect(() => {
    if (isOriented) setOriented(true);
  }, [isOriented, setOriented]);
  if (view.phase !== 'live' && view.phase !== 'paused' && view.phase !== 'briefing') return null;
  if (me.standing !== 'player') {
    return <Banner title="You look on" text="You see what everybody sees, and change nothing." />;
  }
  if (seats.length === 0) {
    return (
      <Banner
        tone="warn"
        title="You have no seat"
        text="Until you take one you look on. A seat can be shared, and a bot yields its seat."
        actions={
          <Button kind="primary" onClick={() => showDialog('room')}>
            Take a seat
          </Button>
        }
      />
    );
  }
  if (isOriented || view.phase === 'briefing') return null;
  const role = drill.header.participants.find((p) => p.id === view.me)?.role;
  const taken = view.roster.find((p) => p.id === view.me)?.holds.includes(role ?? '') === true;
  return (
    <Banner
      title="You have come in while the drill runs"
      text={`What was said is in ${BRIDGE_CHANNEL}, what was done in the timeline.${
        role === undefined || taken
          ? ''
          : ` Your seat is meant for the ${roleTitle({ drill }, role)}: take the role, or ask who holds it to hand it over.`
      }`}
      actions={<Button onClick={() => setOriented(true)}>Got it</Button>}
    />
  );
}
